#include "server/browser/selectors/selector.h"

#include <utility>

#include <absl/strings/match.h>
#include <absl/strings/str_cat.h>
#include <boost/json/array.hpp>

namespace understudy::browser {
namespace {

bool GoesWithoutSaying(const SelectorPart& part) {
  if (part.engine == "css") return true;
  return part.engine == "xpath" && (absl::StartsWith(part.body, "//") || absl::StartsWith(part.body, ".."));
}

}  // namespace

std::string ToText(const Selector& selector) {
  std::string text;
  for (size_t i = 0; i < selector.parts.size(); ++i) {
    const SelectorPart& part = selector.parts[i];
    if (i > 0) text += " >> ";
    if (selector.capture == i) text += "*";
    if (selector.capture == i || !GoesWithoutSaying(part)) absl::StrAppend(&text, part.engine, "=");
    text += part.body;
  }
  return text;
}

boost::json::object ToJson(const Selector& selector) {
  boost::json::array parts;
  for (const SelectorPart& part : selector.parts) {
    boost::json::object& json = parts.emplace_back(boost::json::object()).get_object();
    json["engine"] = part.engine;
    json["body"] = part.body;
    if (part.selector) json["selector"] = ToJson(*part.selector);
  }
  boost::json::object json;
  json["parts"] = std::move(parts);
  if (selector.capture) json["capture"] = *selector.capture;
  return json;
}

}  // namespace understudy::browser

#include "dispatchers/core/command_title.h"

#include <string_view>

#include <absl/strings/str_cat.h>
#include <absl/strings/str_split.h>
#include <boost/json/serialize.hpp>

#include "server/base/string_view.h"

namespace understudy::dispatchers {
namespace {

std::string Placeholder(std::string_view names, const boost::json::object& params) {
  for (const absl::string_view name : absl::StrSplit(Abseil(names), '|')) {
    const boost::json::value* value = params.if_contains(boost::json::string_view(name.data(), name.size()));
    if (!value) continue;
    return value->is_string() ? std::string(value->get_string()) : boost::json::serialize(*value);
  }
  return "";
}

}  // namespace

std::string CommandTitle(const protocol::CommandInfo& command, const protocol::Metadata& metadata,
                         const boost::json::object& params) {
  if (metadata.title && !metadata.title->empty()) return *metadata.title;
  if (metadata.api_name && !metadata.api_name->empty()) return *metadata.api_name;
  if (command.title.empty()) return absl::StrCat(Abseil(command.channel), ".", Abseil(command.name));
  std::string title;
  std::string_view rest = command.title;
  while (!rest.empty()) {
    const size_t open = rest.find('{');
    const size_t close = rest.find('}', open);
    if (close == std::string_view::npos) break;
    absl::StrAppend(&title, Abseil(rest.substr(0, open)),
                    Placeholder(rest.substr(open + 1, close - open - 1), params));
    rest.remove_prefix(close + 1);
  }
  return absl::StrCat(title, Abseil(rest));
}

}  // namespace understudy::dispatchers

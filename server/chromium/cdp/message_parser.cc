#include "server/chromium/cdp/message_parser.h"

#include <algorithm>
#include <utility>

#include <absl/strings/str_cat.h>
#include <boost/json/monotonic_resource.hpp>

#include "server/base/errors.h"
#include "server/base/unicode.h"

namespace understudy::chromium {
namespace {

namespace json = boost::json;

json::parse_options Options() {
  json::parse_options options;
  // Deeper than any tree of nodes or stack traces the browser sends.
  options.max_depth = 1024;
  options.allow_invalid_utf8 = true;
  return options;
}

}  // namespace

MessageParser::MessageParser() : parser_(Options()) {}

json::error_code MessageParser::ParseValue(std::string_view message, json::value& out) {
  const size_t arena = std::clamp<size_t>(2 * message.size(), 512, 64 << 10);
  auto storage = json::make_shared_resource<json::monotonic_resource>(arena);
  json::error_code error;
  json::value parsed = parser_.Parse(message, error, std::move(storage));
  if (error) return error;
  // Built anew rather than assigned to, so that it keeps the arena.
  out.~value();
  ::new (&out) json::value(std::move(parsed));
  return error;
}

absl::StatusOr<json::object> MessageParser::Parse(std::string_view message) {
  json::value value;
  json::error_code error = ParseValue(message, value);
  if (error) {
    if (const auto decoded = DecodeLoneSurrogates(message, LoneSurrogates::kKeep))
      error = ParseValue(*decoded, value);
  }
  if (error) return Error(absl::StrCat("the browser sent what isn't JSON: ", error.message()));
  if (!value.is_object()) return Error("the browser sent JSON that isn't an object");
  return std::move(value.get_object());
}

}  // namespace understudy::chromium

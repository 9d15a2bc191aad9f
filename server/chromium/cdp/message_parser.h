#pragma once

#include <string_view>

#include <absl/status/statusor.h>
#include <boost/json/object.hpp>

#include "server/base/json_parser.h"

namespace understudy::chromium {

// Parses the browser's messages, keeping its buffers from one to the next.
class MessageParser {
 public:
  MessageParser();

  // All of the message lives in one arena that its values share ownership of, so parts of it may be kept.
  // Strings are WTF-8: a lone surrogate is encoded like any other code point. Fails on text that isn't a JSON
  // object.
  absl::StatusOr<boost::json::object> Parse(std::string_view message);

 private:
  boost::json::error_code ParseValue(std::string_view message, boost::json::value& out);

  JsonParser parser_;
};

}  // namespace understudy::chromium

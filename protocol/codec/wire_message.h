#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <absl/status/status.h>
#include <absl/status/statusor.h>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "protocol/codec/decode.h"
#include "protocol/schema/common.pw.h"
#include "server/base/unicode.h"

namespace understudy::protocol {

// A message from the client.
struct WireCall {
  // A number or a string, to be echoed as it is; absent in `__abort__`.
  std::optional<boost::json::value> id;
  std::string guid;
  std::string method;
  boost::json::object params;
  Metadata metadata;
  // A `__waitInfo__` that is answered nevertheless: the command that older clients send in its place.
  bool answered = false;
  // What is wrong with the metadata, or with params that are no object. The call is answered with it.
  absl::Status rejection;
};

// Reads a message. DataLoss: it isn't JSON, the conversation can't go on. InvalidArgument: it is no message
// of the protocol.
absl::StatusOr<WireCall> ParseCall(std::string_view text, const DecodeContext& context,
                                   LoneSurrogates lone_surrogates = LoneSurrogates::kReplace);

// Whether JSON text holds more than `most` values. Read, each takes many times the memory of its two
// characters.
bool HoldsMoreValuesThan(std::string_view text, size_t most);

// Whether a text is JSON, for one that is passed on unread.
bool IsJson(std::string_view text);

// Why a call failed, as its client reads it.
struct WireError {
  std::string message;
  std::string name = "Error";
  std::string stack;  // Left out when empty.
  std::string code;   // Left out when empty; "ECONNREFUSED" and the like.
  // A SerializedValue that was thrown in place of an Error; then nothing of the above is told.
  std::optional<boost::json::value> thrown;
  // Pre-formatted lines; absent for calls that never began.
  std::optional<std::vector<std::string>> log;
  std::optional<boost::json::object> details;
};

// Messages to the client, in UTF-8 but for what strings contain that isn't: MakeUtf8 sees to that.

// Results, parameters and initializers are JSON text. Without a result the command returns nothing.
std::string SerializeResult(const boost::json::value& id, std::optional<std::string_view> result_json);
std::string SerializeError(const boost::json::value& id, const WireError& error);
std::string SerializeEvent(std::string_view guid, std::string_view method,
                           std::optional<std::string_view> params_json);
std::string SerializeCreate(std::string_view parent, std::string_view type, std::string_view guid,
                            std::string_view initializer_json);
std::string SerializeAdopt(std::string_view parent, std::string_view child);
std::string SerializeDispose(std::string_view guid, std::optional<std::string_view> reason);

}  // namespace understudy::protocol

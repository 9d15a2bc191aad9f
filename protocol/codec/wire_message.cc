#include "protocol/codec/wire_message.h"

#include <utility>

#include <boost/json/array.hpp>
#include <boost/json/parse_options.hpp>
#include <boost/system/error_code.hpp>

#include "server/base/json_parser.h"
#include "server/base/json_writer.h"

namespace understudy::protocol {
namespace {

namespace json = boost::json;

// Values of the page nest three levels of JSON each.
constexpr size_t kMaxDepth = 3000;

json::value Parse(std::string_view text, LoneSurrogates lone_surrogates, boost::system::error_code& error) {
  json::parse_options options;
  options.max_depth = kMaxDepth;
  const std::optional<std::string> decoded = DecodeLoneSurrogates(text, lone_surrogates);
  if (decoded) {
    // What isn't UTF-8 then is what was just decoded.
    options.allow_invalid_utf8 = IsUtf8(text);
    text = *decoded;
  }
  return ParseJson(text, error, options);
}

template <class Value>
std::string Text(const Value& value) {
  std::string text;
  JsonWriter(text, EncodedSurrogates::kAsTheyAre).Write(value);
  return text;
}

// `head`, an object's text without its end, with `payload` under `name` as the last member, if there is one.
std::string Finish(std::string head, std::string_view name, std::optional<std::string_view> payload) {
  if (payload) {
    head.reserve(head.size() + name.size() + payload->size() + 5);
    head += ",\"";
    head += name;
    head += "\":";
    head += *payload;
  }
  head += "}";
  return head;
}

json::object ErrorObject(const WireError& error) {
  if (error.thrown) return {{"value", *error.thrown}};
  json::object inner{{"message", error.message}};
  if (!error.stack.empty()) inner["stack"] = error.stack;
  inner["name"] = error.name;
  if (!error.code.empty()) inner["code"] = error.code;
  return {{"error", std::move(inner)}};
}

}  // namespace

absl::StatusOr<WireCall> ParseCall(std::string_view text, const DecodeContext& context,
                                   LoneSurrogates lone_surrogates) {
  boost::system::error_code error;
  json::value parsed = Parse(text, lone_surrogates, error);
  if (error) return absl::DataLossError("malformed JSON: " + error.message());
  json::object* object = parsed.if_object();
  if (!object) return absl::InvalidArgumentError("a message is an object");
  const json::value* guid = object->if_contains("guid");
  const json::value* method = object->if_contains("method");
  if (!guid || !guid->is_string()) return absl::InvalidArgumentError("a message names an object by its guid");
  if (!method || !method->is_string()) return absl::InvalidArgumentError("a message names a method");
  WireCall call;
  call.guid = std::string_view(guid->get_string());
  call.method = std::string_view(method->get_string());
  if (json::value* id = object->if_contains("id")) {
    if (!id->is_number() && !id->is_string())
      return absl::InvalidArgumentError("an id is a number or a string");
    call.id = std::move(*id);
  }
  if (json::value* params = object->if_contains("params")) {
    if (params->is_object()) {
      call.params = std::move(params->get_object());
    } else if (!params->is_array()) {
      Metadata none;
      call.rejection = DecodeInto(Describe<Metadata>::info, *params, context, &none);
    }
  }
  if (const json::value* metadata = object->if_contains("metadata"); metadata && !metadata->is_null()) {
    absl::StatusOr<Metadata> decoded = Decode<Metadata>(*metadata, context);
    if (decoded.ok()) {
      call.metadata = *std::move(decoded);
    } else if (call.rejection.ok()) {
      call.rejection = decoded.status();
    }
  }
  return call;
}

bool HoldsMoreValuesThan(std::string_view text, size_t most) {
  // One takes two characters at least, itself and a comma.
  if (text.size() / 2 < most) return false;
  size_t values = 1;
  bool in_string = false;
  for (size_t i = 0; i < text.size() && values <= most; ++i) {
    switch (text[i]) {
      case '"':
        in_string = !in_string;
        break;
      case '\\':
        ++i;
        break;
      case ',':
      case '[':
      case '{':
        values += in_string ? 0 : 1;
        break;
    }
  }
  return values > most;
}

bool IsJson(std::string_view text) {
  boost::system::error_code error;
  Parse(text, LoneSurrogates::kReplace, error);
  return !error;
}

std::string SerializeResult(const json::value& id, std::optional<std::string_view> result_json) {
  return Finish("{\"id\":" + Text(id), "result", result_json);
}

std::string SerializeError(const json::value& id, const WireError& error) {
  json::object message{{"id", id}, {"error", ErrorObject(error)}};
  if (error.details) message["errorDetails"] = *error.details;
  if (error.log) {
    json::array lines;
    for (const std::string& line : *error.log) lines.push_back(json::string(line));
    message["log"] = std::move(lines);
  }
  return Text(message);
}

std::string SerializeEvent(std::string_view guid, std::string_view method,
                           std::optional<std::string_view> params_json) {
  return Finish("{\"guid\":" + Text(guid) + ",\"method\":" + Text(method), "params", params_json);
}

std::string SerializeCreate(std::string_view parent, std::string_view type, std::string_view guid,
                            std::string_view initializer_json) {
  std::string text = "{\"guid\":" + Text(parent) +
                     ",\"method\":\"__create__\",\"params\":{\"type\":" + Text(type) + ",\"initializer\":";
  text += initializer_json;
  text += ",\"guid\":" + Text(guid) + "}}";
  return text;
}

std::string SerializeAdopt(std::string_view parent, std::string_view child) {
  return Text(json::object{{"guid", parent}, {"method", "__adopt__"}, {"params", {{"guid", child}}}});
}

std::string SerializeDispose(std::string_view guid, std::optional<std::string_view> reason) {
  json::object params;
  if (reason) params["reason"] = *reason;
  return Text(json::object{{"guid", guid}, {"method", "__dispose__"}, {"params", std::move(params)}});
}

}  // namespace understudy::protocol

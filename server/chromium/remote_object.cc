#include "server/chromium/remote_object.h"

#include <utility>
#include <variant>

#include <absl/strings/match.h>

#include "server/base/errors.h"
#include "server/chromium/preview.h"

namespace understudy::chromium {
namespace {

using cdp::runtime::RemoteObject;

boost::json::value Primitive(const RemoteObject& object) {
  if (object.unserializable_value) {
    const std::string& text = *object.unserializable_value;
    if (absl::EndsWith(text, "n")) return boost::json::object{{"bi", text.substr(0, text.size() - 1)}};
    return boost::json::object{{"v", text}};
  }
  if (object.subtype == "null") return boost::json::object{{"v", "null"}};
  if (!object.value) return boost::json::object{{"v", "undefined"}};
  if (object.value->is_bool()) return boost::json::object{{"b", *object.value}};
  if (object.value->is_string()) return boost::json::object{{"s", *object.value}};
  return boost::json::object{{"n", *object.value}};
}

}  // namespace

browser::RemoteValue ToRemoteValue(const RemoteObject& object) {
  browser::RemoteValue value;
  value.preview = Preview(object);
  if (object.object_id) {
    value.remote_id = *object.object_id;
    value.node = object.subtype == "node";
  } else {
    value.value = Primitive(object);
  }
  return value;
}

std::vector<cdp::runtime::CallArgument> ToCallArguments(std::vector<browser::CallArgument> arguments) {
  std::vector<cdp::runtime::CallArgument> sent(arguments.size());
  for (size_t i = 0; i < arguments.size(); ++i) {
    if (auto* object = std::get_if<browser::RemoteObjectId>(&arguments[i])) {
      sent[i].object_id = std::move(object->id);
    } else {
      sent[i].value = std::get<boost::json::value>(std::move(arguments[i]));
    }
  }
  return sent;
}

absl::Status ToError(const cdp::runtime::ExceptionDetails& details) {
  if (!details.exception) return Error(details.text);
  return Error(Description(*details.exception));
}

}  // namespace understudy::chromium

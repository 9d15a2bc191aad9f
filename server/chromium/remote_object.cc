#include "server/chromium/remote_object.h"

#include <string_view>

#include <absl/strings/match.h>
#include <absl/strings/numbers.h>
#include <absl/strings/str_cat.h>
#include <absl/strings/str_join.h>
#include <boost/json/serialize.hpp>

#include "server/base/errors.h"

namespace understudy::chromium {
namespace {

using cdp::runtime::ObjectPreview;
using cdp::runtime::PropertyPreview;
using cdp::runtime::RemoteObject;

std::string TextOf(const boost::json::value& value) {
  if (const boost::json::string* text = value.if_string()) return std::string(*text);
  return boost::json::serialize(value);
}

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

std::string RenderArray(const ObjectPreview& preview) {
  std::vector<std::string> items;
  int64_t next = 0;
  const auto flush_holes = [&](int64_t until) {
    if (until == next + 1) items.push_back("empty");
    if (until > next + 1) items.push_back(absl::StrCat("empty x ", until - next));
  };
  for (const PropertyPreview& property : preview.properties) {
    int64_t index = 0;
    if (!absl::SimpleAtoi(property.name, &index)) continue;
    flush_holes(index);
    items.push_back(property.value.value_or(""));
    next = index + 1;
  }
  return absl::StrCat("[", absl::StrJoin(items, ", "), "]");
}

std::string RenderObject(const ObjectPreview& preview) {
  std::vector<std::string> members;
  for (const PropertyPreview& property : preview.properties) {
    members.push_back(absl::StrCat(property.name, ": ", property.value.value_or("")));
  }
  return absl::StrCat("{", absl::StrJoin(members, ", "), "}");
}

}  // namespace

std::string RenderPreview(const RemoteObject& object) {
  if (object.type == "undefined") return "undefined";
  if (object.subtype == "null") return "null";
  if (object.subtype == "node") return "JSHandle@node";
  if (object.unserializable_value) return *object.unserializable_value;
  if (!object.object_id && object.value) return TextOf(*object.value);
  if (object.description == "Object" && object.preview) return RenderObject(*object.preview);
  if (object.subtype == "array" && object.preview) return RenderArray(*object.preview);
  return object.description.value_or(absl::StrCat("JSHandle@", object.subtype.value_or(object.type)));
}

browser::RemoteValue ToRemoteValue(const RemoteObject& object) {
  browser::RemoteValue value;
  value.preview = RenderPreview(object);
  if (object.object_id) {
    value.remote_id = *object.object_id;
    value.node = object.subtype == "node";
  } else {
    value.value = Primitive(object);
  }
  return value;
}

absl::Status ToError(const cdp::runtime::ExceptionDetails& details) {
  if (!details.exception) return Error(details.text);
  const RemoteObject& exception = *details.exception;
  if (exception.description) return Error(*exception.description);
  return Error(RenderPreview(exception));
}

}  // namespace understudy::chromium

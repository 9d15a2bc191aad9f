#include "server/values/handles.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

namespace understudy::values {

namespace json = boost::json;

void ForEachHandle(json::value& value, const std::function<void(json::value& place, size_t index)>& visit) {
  json::object* object = value.if_object();
  if (!object) return;
  if (const json::value* index = object->if_contains("h")) {
    visit(value, index->to_number<size_t>());
  } else if (json::value* items = object->if_contains("a")) {
    for (json::value& item : items->get_array()) ForEachHandle(item, visit);
  } else if (json::value* properties = object->if_contains("o")) {
    for (json::value& property : properties->get_array()) ForEachHandle(property.get_object().at("v"), visit);
  }
}

void ShiftHandles(json::value& value, size_t count) {
  ForEachHandle(value,
                [count](json::value& place, size_t index) { place.get_object()["h"] = index + count; });
}

}  // namespace understudy::values

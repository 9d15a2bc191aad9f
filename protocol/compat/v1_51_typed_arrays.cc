#include "protocol/compat/v1_51_typed_arrays.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "protocol/codec/base64.h"

namespace understudy::protocol {
namespace {

namespace json = boost::json;

constexpr ClientVersion kLastWithout = {51};

template <class Element>
json::value Number(const char* bytes) {
  Element element;
  std::memcpy(&element, bytes, sizeof(element));
  if constexpr (sizeof(Element) == 8 && std::is_integral_v<Element>) {
    return json::object{{"bi", std::to_string(element)}};
  } else if constexpr (std::is_floating_point_v<Element>) {
    if (element != element) return json::object{{"v", "NaN"}};
    if (element - element != 0) return json::object{{"v", element > 0 ? "Infinity" : "-Infinity"}};
    if (element == 0 && std::signbit(element)) return json::object{{"v", "-0"}};
    if (std::trunc(element) == element && std::abs(element) < 9e15)
      return json::object{{"n", static_cast<int64_t>(element)}};
    return json::object{{"n", static_cast<double>(element)}};
  } else {
    return json::object{{"n", static_cast<int64_t>(element)}};
  }
}

template <class Element>
json::array Elements(const std::string& bytes) {
  json::array members;
  for (size_t i = 0; (i + 1) * sizeof(Element) <= bytes.size(); ++i) {
    members.push_back(
        json::object{{"k", std::to_string(i)}, {"v", Number<Element>(bytes.data() + i * sizeof(Element))}});
  }
  return members;
}

json::array Members(std::string_view kind, const std::string& bytes) {
  if (kind == "i8") return Elements<int8_t>(bytes);
  if (kind == "i16") return Elements<int16_t>(bytes);
  if (kind == "ui16") return Elements<uint16_t>(bytes);
  if (kind == "i32") return Elements<int32_t>(bytes);
  if (kind == "ui32") return Elements<uint32_t>(bytes);
  if (kind == "f32") return Elements<float>(bytes);
  if (kind == "f64") return Elements<double>(bytes);
  if (kind == "bi64") return Elements<int64_t>(bytes);
  if (kind == "bui64") return Elements<uint64_t>(bytes);
  return Elements<uint8_t>(bytes);
}

int64_t HighestId(const json::value& value) {
  int64_t highest = 0;
  if (const json::array* items = value.if_array()) {
    for (const json::value& item : *items) highest = std::max(highest, HighestId(item));
  } else if (const json::object* object = value.if_object()) {
    if (const json::value* id = object->if_contains("id"); id && id->is_int64()) highest = id->get_int64();
    for (const auto& member : *object) highest = std::max(highest, HighestId(member.value()));
  }
  return highest;
}

void Rewrite(json::value& value, int64_t& last_id) {
  if (json::array* items = value.if_array()) {
    for (json::value& item : *items) Rewrite(item, last_id);
    return;
  }
  json::object* object = value.if_object();
  if (!object) return;
  const json::value* typed = object->if_contains("ta");
  const json::object* array = typed ? typed->if_object() : nullptr;
  const json::value* bytes = array ? array->if_contains("b") : nullptr;
  const json::value* kind = array ? array->if_contains("k") : nullptr;
  if (!bytes || !kind || !bytes->is_string() || !kind->is_string()) {
    for (auto& member : *object) Rewrite(member.value(), last_id);
    return;
  }
  const std::optional<std::string> decoded = DecodeBase64(std::string_view(bytes->get_string()));
  json::array members = Members(std::string_view(kind->get_string()), decoded.value_or(std::string()));
  value = json::object{{"o", std::move(members)}, {"id", ++last_id}};
}

}  // namespace

void TypedArraysAsObjects(json::value& value, ClientVersion version) {
  if (version > kLastWithout) return;
  int64_t last_id = HighestId(value);
  Rewrite(value, last_id);
}

}  // namespace understudy::protocol

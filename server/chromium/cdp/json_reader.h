#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "server/chromium/cdp/box.h"

namespace understudy::chromium::cdp {

// Fills `out` from what the browser sent. A browser is newer or older than the protocol this was built from,
// so nothing here fails: a value of another kind leaves `out` as it was. JSON parts are copied out of the
// message.
inline void ReadValue(const boost::json::value& json, std::string& out) {
  if (const auto* text = json.if_string()) out.assign(text->data(), text->size());
}

inline void ReadValue(const boost::json::value& json, bool& out) {
  if (const auto* flag = json.if_bool()) out = *flag;
}

inline void ReadValue(const boost::json::value& json, double& out) {
  if (json.is_number()) out = json.to_number<double>();
}

inline void ReadValue(const boost::json::value& json, int64_t& out) {
  boost::json::error_code not_an_integer;
  const int64_t number = json.to_number<int64_t>(not_an_integer);
  if (!not_an_integer) out = number;
}

inline void ReadValue(const boost::json::value& json, boost::json::value& out) { out = json; }

inline void ReadValue(const boost::json::value& json, boost::json::object& out) {
  if (const auto* object = json.if_object()) out = *object;
}

// Structs of the protocol have a ReadJson() of their own in their namespace.
template <class T>
  requires requires(const boost::json::object& json, T& out) { ReadJson(json, out); }
void ReadValue(const boost::json::value& json, T& out) {
  if (const auto* object = json.if_object()) ReadJson(*object, out);
}

template <class T>
void ReadValue(const boost::json::value& json, std::vector<T>& out) {
  const auto* items = json.if_array();
  if (!items) return;
  out.reserve(items->size());
  for (const boost::json::value& item : *items) ReadValue(item, out.emplace_back());
}

template <class T>
void ReadValue(const boost::json::value& json, std::optional<T>& out) {
  if (!json.is_null()) ReadValue(json, out.emplace());
}

template <class T>
void ReadValue(const boost::json::value& json, Box<T>& out) {
  if (!json.is_null()) ReadValue(json, out.emplace());
}

template <class T>
void ReadField(const boost::json::object& json, std::string_view name, T& out) {
  if (const boost::json::value* value = json.if_contains(name)) ReadValue(*value, out);
}

}  // namespace understudy::chromium::cdp

#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "server/base/json_writer.h"
#include "server/chromium/cdp/box.h"

namespace understudy::chromium::cdp {

// Structs of the protocol have a WriteJson() of their own in their namespace.
template <class T>
void WriteValue(JsonWriter& writer, const T& value) {
  if constexpr (requires { writer.Write(value); }) {
    writer.Write(value);
  } else {
    WriteJson(writer, value);
  }
}

template <class T>
void WriteValue(JsonWriter& writer, const std::vector<T>& values) {
  writer.BeginArray();
  for (const T& value : values) WriteValue(writer, value);
  writer.EndArray();
}

template <class T>
void WriteField(JsonWriter& writer, std::string_view name, const T& value) {
  writer.Key(name);
  WriteValue(writer, value);
}

template <class T>
void WriteField(JsonWriter& writer, std::string_view name, const std::optional<T>& value) {
  if (value) WriteField(writer, name, *value);
}

template <class T>
void WriteField(JsonWriter& writer, std::string_view name, const Box<T>& value) {
  if (value) WriteField(writer, name, *value);
}

}  // namespace understudy::chromium::cdp

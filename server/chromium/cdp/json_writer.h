#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "server/chromium/cdp/box.h"

namespace understudy::chromium::cdp {

// Appends JSON to a string. Commas come by themselves. Strings are UTF-8 in which a lone surrogate is encoded
// like any other code point (WTF-8); it leaves as a `\udXXX` escape. A NUL never occurs in the output.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  void BeginObject() { Open('{'); }
  void EndObject() { out_ += '}'; }
  void BeginArray() { Open('['); }
  void EndArray() { out_ += ']'; }
  // `name` is written as it is: it needs no escape.
  void Key(std::string_view name);

  void Write(const std::string& text) { Write(std::string_view(text)); }
  void Write(std::string_view text);
  void Write(bool value);
  void Write(int64_t value);
  // JSON has no NaN and no infinities; they become null.
  void Write(double value);
  void Write(const boost::json::value& value);
  void Write(const boost::json::object& object);

 private:
  void Separate();
  void Open(char bracket) {
    Separate();
    out_ += bracket;
  }

  std::string& out_;
};

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

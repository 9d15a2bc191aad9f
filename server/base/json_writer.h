#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

namespace understudy {

// Strings to write are UTF-8 in which a lone surrogate is encoded like any other code point (WTF-8).
enum class EncodedSurrogates {
  kAsEscapes,  // `\udXXX`.
  kAsTheyAre,  // For MakeUtf8 to mend.
};

// Appends JSON to a string. Commas come by themselves. A NUL never occurs in the output.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out, EncodedSurrogates surrogates = EncodedSurrogates::kAsEscapes)
      : out_(out), escapes_surrogates_(surrogates == EncodedSurrogates::kAsEscapes) {}

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
  // Whole numbers are written as integers ("800", not "800.0" or "8e2": not everybody reads an integer from
  // the latter). JSON has no NaN and no infinities; they become null.
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
  const bool escapes_surrogates_;
};

}  // namespace understudy

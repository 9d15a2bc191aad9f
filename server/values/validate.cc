#include "server/values/validate.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>

#include <absl/strings/ascii.h>
#include <absl/strings/escaping.h>
#include <absl/strings/str_cat.h>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "server/base/errors.h"
#include "server/base/string_view.h"
#include "server/values/date.h"

namespace understudy::values {
namespace {

namespace json = boost::json;

constexpr std::string_view kSpecialValues[] = {"null", "undefined", "NaN", "Infinity", "-Infinity", "-0"};

struct ArrayKind {
  std::string_view name;
  size_t element_bytes;
};
constexpr ArrayKind kArrayKinds[] = {{"i8", 1},   {"ui8", 1},  {"ui8c", 1}, {"i16", 2},
                                     {"ui16", 2}, {"i32", 4},  {"ui32", 4}, {"f32", 4},
                                     {"f64", 8},  {"bi64", 8}, {"bui64", 8}};

constexpr size_t kShownCharacters = 40;

std::string_view Text(const json::value& value) { return value.get_string(); }

std::string_view TypeOf(const json::value& value) {
  if (value.is_null()) return "null";
  if (value.is_bool()) return "boolean";
  if (value.is_number()) return "number";
  if (value.is_string()) return "string";
  return value.is_array() ? "array" : "object";
}

// `what` at the place itself: the path comes to it on the way out.
absl::Status Wrong(std::string_view what) {
  return absl::InvalidArgumentError(absl::StrCat(": ", Abseil(what)));
}

absl::Status WrongType(std::string_view expected, const json::value& value) {
  return Wrong(absl::StrCat("expected ", Abseil(expected), ", got ", Abseil(TypeOf(value))));
}

absl::Status WrongText(std::string_view expected, std::string_view text) {
  return Wrong(absl::StrCat("expected ", Abseil(expected), ", got \"",
                            Abseil(text.substr(0, kShownCharacters)),
                            text.size() > kShownCharacters ? "…\"" : "\""));
}

// What is too deep has no path: it would be as long as it is deep.
template <class... Step>
absl::Status At(absl::Status status, const Step&... step) {
  if (status.ok() || absl::IsOutOfRange(status)) return status;
  const absl::string_view below = status.message();
  const bool joined = below.empty() || below[0] == ':' || below[0] == '[';
  return absl::InvalidArgumentError(absl::StrCat(step..., joined ? "" : ".", below));
}

absl::Status ExpectString(const json::value& value) {
  return value.is_string() ? absl::OkStatus() : WrongType("string", value);
}

bool IsDecimal(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  return !text.empty() && std::ranges::all_of(text, [](unsigned char c) { return absl::ascii_isdigit(c); });
}

absl::Status BigInt(const json::value& value) {
  if (!value.is_string()) return WrongType("string", value);
  return IsDecimal(Text(value)) ? absl::OkStatus() : WrongText("a whole number", Text(value));
}

absl::Status Date(const json::value& value) {
  if (!value.is_string()) return WrongType("string", value);
  return IsIsoDate(Text(value)) ? absl::OkStatus() : WrongText("a date in ISO 8601", Text(value));
}

absl::Status Special(const json::value& value) {
  if (!value.is_string()) return WrongType("string", value);
  return std::ranges::find(kSpecialValues, Text(value)) != std::end(kSpecialValues)
             ? absl::OkStatus()
             : WrongText("null, undefined, NaN, Infinity, -Infinity or -0", Text(value));
}

// An object of exactly these strings.
template <size_t count>
absl::Status Strings(const json::value& value, const std::string_view (&names)[count]) {
  const json::object* object = value.if_object();
  if (!object) return WrongType("object", value);
  for (const std::string_view name : names) {
    const json::value* member = object->if_contains(name);
    if (!member) return At(Wrong("expected string, got undefined"), Abseil(name));
    if (absl::Status status = ExpectString(*member); !status.ok()) return At(std::move(status), Abseil(name));
  }
  return object->size() == count ? absl::OkStatus() : Wrong("unexpected members");
}

absl::Status TypedArray(const json::value& value) {
  RETURN_IF_ERROR(Strings(value, {"b", "k"}));
  const std::string_view kind = Text(value.get_object().at("k"));
  const auto* known = std::ranges::find(kArrayKinds, kind, &ArrayKind::name);
  if (known == std::end(kArrayKinds)) return At(WrongText("the kind of a typed array", kind), "k");
  std::string bytes;
  const std::string_view base64 = Text(value.get_object().at("b"));
  if (!absl::Base64Unescape(Abseil(base64), &bytes)) return At(WrongText("base64", base64), "b");
  if (bytes.size() % known->element_bytes != 0)
    return At(Wrong(absl::StrCat(bytes.size(), " bytes are no whole number of elements")), "b");
  return absl::OkStatus();
}

class Validator {
 public:
  explicit Validator(const ValueLimits& limits) : limits_(limits) {}

  absl::Status Value(const json::value& value, size_t depth) {
    if (depth > limits_.depth)
      return absl::OutOfRangeError(absl::StrCat("nested deeper than ", limits_.depth, " values"));
    const json::object* object = value.if_object();
    if (!object) return WrongType("object", value);
    const json::key_value_pair* main = nullptr;
    const json::value* id = nullptr;
    for (const json::key_value_pair& member : *object) {
      if (member.key() == "id") {
        id = &member.value();
      } else if (main) {
        return Wrong(
            absl::StrCat("one value, but both ", Abseil(main->key()), " and ", Abseil(member.key())));
      } else {
        main = &member;
      }
    }
    if (!main) return Wrong("no value");
    const std::string_view key = main->key();
    if (id) {
      if (key != "a" && key != "o") return At(Wrong("only arrays and objects have one"), "id");
      if (absl::Status status = Id(*id); !status.ok()) return At(std::move(status), "id");
    }
    absl::Status status = Main(key, main->value(), depth);
    return status.ok() ? status : At(std::move(status), Abseil(key));
  }

 private:
  absl::Status Main(std::string_view key, const json::value& value, size_t depth) {
    if (key == "s" || key == "u") return ExpectString(value);
    if (key == "n") return value.is_number() ? absl::OkStatus() : WrongType("number", value);
    if (key == "o") return Object(value, depth);
    if (key == "a") return Array(value, depth);
    if (key == "b") return value.is_bool() ? absl::OkStatus() : WrongType("boolean", value);
    if (key == "v") return Special(value);
    if (key == "d") return limits_.free_dates ? ExpectString(value) : Date(value);
    if (key == "bi") return BigInt(value);
    if (key == "r") return Strings(value, {"p", "f"});
    if (key == "e") return Strings(value, {"m", "n", "s"});
    if (key == "ta") return TypedArray(value);
    if (key == "ref") return Reference(value);
    if (key == "h") return Handle(value);
    if (key == "fn") return limits_.functions ? ExpectString(value) : Wrong("no functions here");
    return Wrong("no kind of value");
  }

  absl::Status Array(const json::value& value, size_t depth) {
    const json::array* items = value.if_array();
    if (!items) return WrongType("array", value);
    for (size_t i = 0; i < items->size(); ++i) {
      if (absl::Status status = Value((*items)[i], depth + 1); !status.ok())
        return At(std::move(status), "[", i, "]");
    }
    return absl::OkStatus();
  }

  absl::Status Object(const json::value& value, size_t depth) {
    const json::array* properties = value.if_array();
    if (!properties) return WrongType("array", value);
    for (size_t i = 0; i < properties->size(); ++i) {
      if (absl::Status status = Property((*properties)[i], depth); !status.ok())
        return At(std::move(status), "[", i, "]");
    }
    return absl::OkStatus();
  }

  absl::Status Property(const json::value& value, size_t depth) {
    const json::object* property = value.if_object();
    if (!property) return WrongType("object", value);
    const json::value* key = property->if_contains("k");
    const json::value* content = property->if_contains("v");
    if (!key || !content || property->size() != 2) return Wrong("expected k and v alone");
    if (!key->is_string()) return At(WrongType("string", *key), "k");
    absl::Status status = Value(*content, depth + 1);
    return status.ok() ? status : At(std::move(status), "v");
  }

  absl::Status Id(const json::value& value) {
    if (!value.is_int64()) return WrongType("integer", value);
    return ids_.insert(value.get_int64()).second ? absl::OkStatus()
                                                 : Wrong(absl::StrCat(value.get_int64(), " is taken"));
  }

  absl::Status Reference(const json::value& value) {
    if (!value.is_int64()) return WrongType("integer", value);
    return ids_.contains(value.get_int64())
               ? absl::OkStatus()
               : Wrong(absl::StrCat("nothing before has the id ", value.get_int64()));
  }

  absl::Status Handle(const json::value& value) {
    if (!value.is_int64()) return WrongType("integer", value);
    const int64_t index = value.get_int64();
    return index >= 0 && static_cast<uint64_t>(index) < limits_.handles
               ? absl::OkStatus()
               : Wrong(absl::StrCat("no handle ", index, " among ", limits_.handles));
  }

  const ValueLimits& limits_;
  // Of the arrays and objects so far, those around the present place among them.
  std::unordered_set<int64_t> ids_;
};

}  // namespace

absl::Status ValidateSerializedValue(const json::value& value, const ValueLimits& limits,
                                     std::string_view place) {
  absl::Status status = Validator(limits).Value(value, 1);
  if (!place.empty()) {
    if (absl::IsOutOfRange(status)) status = Wrong(absl::StrCat(status.message()));
    return At(std::move(status), Abseil(place));
  }
  if (status.ok() || status.message()[0] != ':') return status;
  return absl::InvalidArgumentError(status.message().substr(2));
}

}  // namespace understudy::values

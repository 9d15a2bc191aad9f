#include "protocol/codec/decode.h"

#include <charconv>
#include <cmath>
#include <cstring>
#include <string>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "protocol/codec/base64.h"
#include "protocol/codec/path.h"
#include "protocol/codec/types.h"

namespace understudy::protocol {
namespace {

namespace json = boost::json;

constexpr ClientVersion kIntegersAreTold = {55};

absl::Status Fail(const Path& path, const std::string& what) {
  return absl::InvalidArgumentError(path.ToString() + ": " + what);
}

// JavaScript's `typeof`.
std::string_view TypeOf(const json::value& value) {
  switch (value.kind()) {
    case json::kind::bool_:
      return "boolean";
    case json::kind::int64:
    case json::kind::uint64:
    case json::kind::double_:
      return "number";
    case json::kind::string:
      return "string";
    default:
      return "object";
  }
}

absl::Status Mismatch(const Path& path, std::string_view expected, std::string_view got) {
  return Fail(path, "expected " + std::string(expected) + ", got " + std::string(got));
}

absl::Status WrongType(const Path& path, std::string_view expected, const json::value& value) {
  return Mismatch(path, expected, TypeOf(value));
}

std::string OneOf(const EnumInfo& info, ClientVersion version) {
  std::string text = "expected one of (";
  bool first = true;
  for (size_t i = 0; i < info.literals.size(); ++i) {
    if (!info.literal_versions[i].Contains(version)) continue;
    if (!first) text += '|';
    first = false;
    text += info.literals[i];
  }
  return text + ")";
}

// Reads into `out`, or only checks when that is null.
class Reader {
 public:
  explicit Reader(const DecodeContext& context) : context_(context) {}

  absl::Status Structure(const StructInfo& info, const json::value& value, const Path& path, char* out) {
    if (value.is_null()) return Mismatch(path, "object", "null");
    if (!value.is_object() && !value.is_array()) return WrongType(path, "object", value);
    // An array is an object without the members that anyone asks for.
    return Members(info, value.if_object(), path, out);
  }

 private:
  absl::Status Members(const StructInfo& info, const json::object* object, const Path& path, char* out) {
    for (const FieldInfo& field : info.fields) {
      if (field.earlier_form) continue;
      char* member = out ? out + field.offset : nullptr;
      absl::Status status;
      if (field.shape == Shape::kInline) {
        status = Members(*field.structure, object, path, member);
      } else {
        const json::value* value = object ? object->if_contains(field.name) : nullptr;
        const Path here(path, field.name);
        if (value) {
          status = Field(field, *value, here, member);
        } else if (field.required.Contains(context_.version)) {
          status = Missing(field, here);
        }
      }
      if (!status.ok()) return status;
    }
    return absl::OkStatus();
  }

  absl::Status Missing(const FieldInfo& field, const Path& path) {
    if (field.shape == Shape::kList) return Mismatch(path, "array", "undefined");
    switch (field.kind) {
      case Kind::kEnum:
        return Fail(path, OneOf(*field.enumeration, context_.version));
      case Kind::kChannel:
        return Fail(path, "expected guid for " + std::string(field.channel));
      case Kind::kJson:
        return absl::OkStatus();
      default:
        return Mismatch(path, Expected(field.kind), "undefined");
    }
  }

  std::string_view Expected(Kind kind) {
    const bool told = context_.version >= kIntegersAreTold;
    switch (kind) {
      case Kind::kString:
        return "string";
      case Kind::kBool:
        return "boolean";
      case Kind::kInt:
        return told ? "integer" : "number";
      case Kind::kNumber:
        return told ? "float" : "number";
      case Kind::kBytes:
        return "base64-encoded buffer";
      default:
        return "object";
    }
  }

  absl::Status Field(const FieldInfo& field, const json::value& value, const Path& path, char* member) {
    if (field.shape == Shape::kSingle) {
      if (member) field.access->emplace(member);
      return Item(field, value, path, member ? static_cast<char*>(field.access->append(member)) : nullptr);
    }
    const json::array* items = value.if_array();
    if (!items) return WrongType(path, "array", value);
    if (member) field.access->emplace(member);
    for (size_t i = 0; i < items->size(); ++i) {
      char* item = member ? static_cast<char*>(field.access->append(member)) : nullptr;
      if (absl::Status status = Item(field, (*items)[i], Path(path, i), item); !status.ok()) return status;
    }
    return absl::OkStatus();
  }

  absl::Status Item(const FieldInfo& field, const json::value& value, const Path& path, char* out) {
    switch (field.kind) {
      case Kind::kString:
        if (!value.is_string()) break;
        if (out) *reinterpret_cast<std::string*>(out) = std::string_view(value.get_string());
        return absl::OkStatus();
      case Kind::kBool:
        if (!value.is_bool()) break;
        if (out) *reinterpret_cast<bool*>(out) = value.get_bool();
        return absl::OkStatus();
      case Kind::kInt:
        if (!value.is_number()) break;
        return Integer(value, path, reinterpret_cast<int64_t*>(out));
      case Kind::kNumber:
        if (!value.is_number()) break;
        if (out) *reinterpret_cast<double*>(out) = value.to_number<double>();
        return absl::OkStatus();
      case Kind::kBytes: {
        if (!value.is_string()) break;
        std::optional<std::string> bytes = DecodeBase64(std::string_view(value.get_string()));
        if (!bytes) break;
        if (out) reinterpret_cast<Bytes*>(out)->data = *std::move(bytes);
        return absl::OkStatus();
      }
      case Kind::kJson:
        if (out) *reinterpret_cast<json::value*>(out) = value;
        return absl::OkStatus();
      case Kind::kOpaque:
        if (absl::Status status = Structure(*field.structure, value, path, nullptr); !status.ok())
          return status;
        if (out) *reinterpret_cast<json::value*>(out) = value;
        return absl::OkStatus();
      case Kind::kChannel:
        return Reference(field, value, path, reinterpret_cast<std::string*>(out));
      case Kind::kEnum:
        return Enumeration(*field.enumeration, value, path, out);
      case Kind::kStruct:
        return Structure(*field.structure, value, path, out);
    }
    return WrongType(path, Expected(field.kind), value);
  }

  absl::Status Integer(const json::value& value, const Path& path, int64_t* out) {
    constexpr double kLimit = 9223372036854775808.0;  // 2^63
    int64_t integer;
    if (value.is_int64()) {
      integer = value.get_int64();
    } else {
      const double number = value.to_number<double>();
      if (std::trunc(number) != number || number >= kLimit || number < -kLimit) {
        char text[32];
        const auto end = std::to_chars(text, text + sizeof(text), number).ptr;
        return Mismatch(path, "integer", "float " + std::string(text, end));
      }
      integer = static_cast<int64_t>(number);
    }
    if (out) *out = integer;
    return absl::OkStatus();
  }

  // Every ChannelRef is laid out as its guid.
  absl::Status Reference(const FieldInfo& field, const json::value& value, const Path& path,
                         std::string* out) {
    const json::object* object = value.if_object();
    const json::value* guid = object ? object->if_contains("guid") : nullptr;
    if (!guid || !guid->is_string()) return Fail(path, "expected guid for " + std::string(field.channel));
    const std::string_view text = guid->get_string();
    if (context_.channels) {
      const std::optional<std::string_view> channel = context_.channels->ChannelOf(text);
      if (!channel) return Fail(path, "no object with guid " + std::string(text));
      if (field.channel != "*" && *channel != field.channel) {
        return Fail(path, "object with guid " + std::string(text) + " has type " + std::string(*channel) +
                              ", expected " + std::string(field.channel));
      }
    }
    if (out) *out = text;
    return absl::OkStatus();
  }

  absl::Status Enumeration(const EnumInfo& info, const json::value& value, const Path& path, char* out) {
    const json::string* text = value.if_string();
    for (size_t i = 0; text && i < info.literals.size(); ++i) {
      if (info.literals[i] != std::string_view(*text)) continue;
      const int number = static_cast<int>(i);
      if (out) std::memcpy(out, &number, sizeof(number));
      return absl::OkStatus();
    }
    return Fail(path, OneOf(info, context_.version));
  }

  const DecodeContext& context_;
};

}  // namespace

absl::Status DecodeInto(const StructInfo& info, const json::value& value, const DecodeContext& context,
                        void* out) {
  return Reader(context).Structure(info, value, Path(), static_cast<char*>(out));
}

}  // namespace understudy::protocol

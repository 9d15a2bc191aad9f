#include "protocol/codec/encode.h"

#include <cmath>
#include <cstring>
#include <string>

#include <boost/json/array.hpp>
#include <boost/json/value.hpp>

#include "protocol/codec/base64.h"
#include "protocol/codec/types.h"
#include "protocol/compat/v1_51_typed_arrays.h"

namespace understudy::protocol {
namespace {

namespace json = boost::json;

// "800", not "800.0": .NET reads no integer from the latter.
json::value Number(double number) {
  if (!std::isfinite(number)) return nullptr;    // As JSON.stringify does.
  constexpr double kExact = 9007199254740992.0;  // 2^53
  if (std::trunc(number) == number && std::abs(number) <= kExact) return static_cast<int64_t>(number);
  return number;
}

void WholeNumbersAsIntegers(json::value& value) {
  if (double* number = value.if_double()) {
    value = Number(*number);
  } else if (json::array* items = value.if_array()) {
    for (json::value& item : *items) WholeNumbersAsIntegers(item);
  } else if (json::object* object = value.if_object()) {
    for (auto& member : *object) WholeNumbersAsIntegers(member.value());
  }
}

void Members(const StructInfo& info, const char* value, ClientVersion version, json::object& out);

json::value Item(const FieldInfo& field, const void* item, ClientVersion version) {
  switch (field.kind) {
    case Kind::kString:
      return json::string(*static_cast<const std::string*>(item));
    case Kind::kBool:
      return *static_cast<const bool*>(item);
    case Kind::kInt:
      return *static_cast<const int64_t*>(item);
    case Kind::kNumber:
      return Number(*static_cast<const double*>(item));
    case Kind::kBytes:
      return json::string(EncodeBase64(static_cast<const Bytes*>(item)->data));
    case Kind::kJson:
    case Kind::kOpaque: {
      json::value copy = *static_cast<const json::value*>(item);
      WholeNumbersAsIntegers(copy);
      if (field.kind == Kind::kOpaque) TypedArraysAsObjects(copy, version);
      return copy;
    }
    case Kind::kChannel:  // Every ChannelRef is laid out as its guid.
      return json::object{{"guid", *static_cast<const std::string*>(item)}};
    case Kind::kEnum: {
      int number;
      std::memcpy(&number, item, sizeof(number));
      return json::string(field.enumeration->literals[static_cast<size_t>(number)]);
    }
    case Kind::kStruct: {
      json::object object;
      Members(*field.structure, static_cast<const char*>(item), version, object);
      return object;
    }
  }
  return nullptr;
}

void Members(const StructInfo& info, const char* value, ClientVersion version, json::object& out) {
  for (const FieldInfo& field : info.fields) {
    const char* member = value + field.offset;
    if (field.shape == Shape::kInline) {
      Members(*field.structure, member, version, out);
      continue;
    }
    if (!field.present.Contains(version) || !field.access->present(member)) continue;
    if (field.shape == Shape::kSingle) {
      out[field.name] = Item(field, field.access->item(member, 0), version);
      continue;
    }
    json::array items;
    const size_t size = field.access->size(member);
    items.reserve(size);
    for (size_t i = 0; i < size; ++i) items.push_back(Item(field, field.access->item(member, i), version));
    out[field.name] = std::move(items);
  }
}

}  // namespace

json::object EncodeFrom(const StructInfo& info, const void* value, ClientVersion version) {
  json::object object;
  Members(info, static_cast<const char*>(value), version, object);
  return object;
}

}  // namespace understudy::protocol

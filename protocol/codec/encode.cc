#include "protocol/codec/encode.h"

#include <algorithm>
#include <cstring>
#include <string>

#include <boost/json/value.hpp>

#include "protocol/codec/base64.h"
#include "protocol/codec/types.h"
#include "protocol/compat/v1_51_typed_arrays.h"
#include "server/base/json_writer.h"

namespace understudy::protocol {
namespace {

namespace json = boost::json;

class Encoder {
 public:
  Encoder(std::string& out, ClientVersion version)
      : writer_(out, EncodedSurrogates::kAsTheyAre), version_(version) {}

  void Struct(const StructInfo& info, const void* value) {
    writer_.BeginObject();
    Members(info, static_cast<const char*>(value));
    writer_.EndObject();
  }

 private:
  void Members(const StructInfo& info, const char* value) {
    for (const FieldInfo& field : info.fields) {
      const char* member = value + field.offset;
      if (field.shape == Shape::kInline) {
        Members(*field.structure, member);
        continue;
      }
      if (!field.present.Contains(version_) || !field.access->present(member)) continue;
      writer_.Key(field.name);
      if (field.shape == Shape::kSingle) {
        Item(field, field.access->item(member, 0));
        continue;
      }
      writer_.BeginArray();
      const size_t size = field.access->size(member);
      for (size_t i = 0; i < size; ++i) Item(field, field.access->item(member, i));
      writer_.EndArray();
    }
  }

  void Item(const FieldInfo& field, const void* item) {
    switch (field.kind) {
      case Kind::kString:
        return writer_.Write(*static_cast<const std::string*>(item));
      case Kind::kBool:
        return writer_.Write(*static_cast<const bool*>(item));
      case Kind::kInt:
        return writer_.Write(*static_cast<const int64_t*>(item));
      case Kind::kNumber:
        return writer_.Write(*static_cast<const double*>(item));
      case Kind::kBytes:
        return writer_.Write(EncodeBase64(static_cast<const Bytes*>(item)->data));
      case Kind::kJson:
        return writer_.Write(*static_cast<const json::value*>(item));
      case Kind::kOpaque: {
        json::value copy = *static_cast<const json::value*>(item);
        TypedArraysAsObjects(copy, version_);
        return writer_.Write(copy);
      }
      case Kind::kChannel:  // Every ChannelRef is laid out as its guid.
        writer_.BeginObject();
        writer_.Key("guid");
        writer_.Write(*static_cast<const std::string*>(item));
        return writer_.EndObject();
      case Kind::kEnum: {
        int number;
        std::memcpy(&number, item, sizeof(number));
        return writer_.Write(field.enumeration->literals[static_cast<size_t>(number)]);
      }
      case Kind::kStruct:
        return Struct(*field.structure, item);
    }
  }

  JsonWriter writer_;
  ClientVersion version_;
};

}  // namespace

std::string EncodeFrom(const StructInfo& info, const void* value, ClientVersion version) {
  std::string text;
  Encoder(text, version).Struct(info, value);
  return text;
}

bool IsCompleteFrom(const StructInfo& info, const void* value, ClientVersion version) {
  return std::ranges::all_of(info.fields, [&](const FieldInfo& field) {
    return field.shape == Shape::kInline || !field.present.Contains(version) ||
           !field.required.Contains(version) ||
           field.access->present(static_cast<const char*>(value) + field.offset);
  });
}

}  // namespace understudy::protocol

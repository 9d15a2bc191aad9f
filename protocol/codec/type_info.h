#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "protocol/compat/client_version.h"

namespace understudy::protocol {

// What generated code tells about each structure, as constant tables. Reading, writing and validation are the
// same few functions for all of them (decode.h, encode.h).

// A set of client versions.
struct VersionSet {
  uint32_t bits = 0;  // Bit n is version 1.(48 + n).

  static constexpr VersionSet All() {
    return {(1u << (ClientVersion::kNewestMinor - ClientVersion::kOldestMinor + 1)) - 1};
  }
  constexpr bool Contains(ClientVersion version) const {
    return (bits >> (version.minor - ClientVersion::kOldestMinor)) & 1;
  }
};

struct StructInfo;

struct EnumInfo {
  std::string_view name;
  VersionSet named;                              // Where the protocol calls it by name.
  std::span<const std::string_view> literals;    // By value.
  std::span<const VersionSet> literal_versions;  // By value.
};

enum class Kind {
  kString,
  kBool,
  kInt,      // int64_t.
  kNumber,   // double.
  kBytes,    // Bytes.
  kJson,     // boost::json::value, anything.
  kOpaque,   // boost::json::value of a checked structure.
  kChannel,  // ChannelRef.
  kEnum,     // An enum class over int.
  kStruct,
};

enum class Shape { kSingle, kList, kInline };

// How a member is reached whose type the tables don't know. A single value is a list of at most one.
struct Access {
  size_t (*size)(const void* member);
  const void* (*item)(const void* member, size_t index);
  // Whether the member is there at all: an empty list is.
  bool (*present)(const void* member);
  // Makes the member be there: an empty list, or one default value.
  void (*emplace)(void* member);
  // One more list item; for a single value, the value.
  void* (*append)(void* member);
};

struct FieldInfo {
  std::string_view name;  // On the wire.
  Kind kind;
  Shape shape;
  VersionSet present;   // Who knows the field,
  VersionSet optional;  // who may leave it out,
  VersionSet required;  // and who must not: not a field that canonical calls don't have any more.
  // The form that a newer field of the same name had before. Only written, never read.
  bool earlier_form;
  size_t offset;
  const Access* access;
  const StructInfo* structure;  // kStruct, kOpaque.
  const EnumInfo* enumeration;  // kEnum.
  std::string_view channel;     // kChannel; "*" for any.
};

struct StructInfo {
  std::string_view name;
  VersionSet named;                   // Where the protocol calls it by name; elsewhere it is spelled out.
  std::span<const FieldInfo> fields;  // In wire order.
};

// `Describe<T>::info` is the table of a generated structure.
template <class T>
struct Describe {
  static const StructInfo info;
};
template <class E>
struct DescribeEnum {
  static const EnumInfo info;
};

// The text of an enumeration's value on the wire.
template <class E>
std::string_view WireName(E value) {
  return DescribeEnum<E>::info.literals[static_cast<size_t>(value)];
}

namespace internal {

template <class T>
struct AccessOf {
  static size_t Size(const void*) { return 1; }
  static const void* Item(const void* member, size_t) { return member; }
  static bool Present(const void*) { return true; }
  static void Emplace(void*) {}
  static void* Append(void* member) { return member; }
};

template <class T>
struct AccessOf<std::optional<T>> {
  using Inner = AccessOf<T>;
  static const std::optional<T>& Get(const void* member) {
    return *static_cast<const std::optional<T>*>(member);
  }
  static std::optional<T>& Get(void* member) { return *static_cast<std::optional<T>*>(member); }
  static size_t Size(const void* member) { return Get(member) ? Inner::Size(&*Get(member)) : 0; }
  static const void* Item(const void* member, size_t index) { return Inner::Item(&*Get(member), index); }
  static bool Present(const void* member) { return Get(member).has_value(); }
  static void Emplace(void* member) { Get(member).emplace(); }
  static void* Append(void* member) { return Inner::Append(&*Get(member)); }
};

template <class T>
struct AccessOf<std::unique_ptr<T>> {
  static std::unique_ptr<T>& Get(void* member) { return *static_cast<std::unique_ptr<T>*>(member); }
  static bool Present(const void* member) {
    return *static_cast<const std::unique_ptr<T>*>(member) != nullptr;
  }
  static size_t Size(const void* member) { return Present(member) ? 1 : 0; }
  static const void* Item(const void* member, size_t) {
    return static_cast<const std::unique_ptr<T>*>(member)->get();
  }
  static void Emplace(void* member) { Get(member) = std::make_unique<T>(); }
  static void* Append(void* member) { return Get(member).get(); }
};

template <class T>
struct AccessOf<std::vector<T>> {
  static const std::vector<T>& Get(const void* member) { return *static_cast<const std::vector<T>*>(member); }
  static size_t Size(const void* member) { return Get(member).size(); }
  static const void* Item(const void* member, size_t index) { return &Get(member)[index]; }
  static bool Present(const void*) { return true; }
  static void Emplace(void* member) { static_cast<std::vector<T>*>(member)->clear(); }
  static void* Append(void* member) { return &static_cast<std::vector<T>*>(member)->emplace_back(); }
};

}  // namespace internal

template <class Member>
inline constexpr Access kAccess = {internal::AccessOf<Member>::Size, internal::AccessOf<Member>::Item,
                                   internal::AccessOf<Member>::Present, internal::AccessOf<Member>::Emplace,
                                   internal::AccessOf<Member>::Append};

}  // namespace understudy::protocol

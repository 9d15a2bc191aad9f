#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <absl/status/statusor.h>
#include <boost/json/value.hpp>

namespace understudy::chromium::cdp_codegen {

// What a field holds. Named types that stand for a scalar or an array (`Page.FrameId`) are resolved to it.
struct Type {
  enum class Kind { kString, kInteger, kNumber, kBoolean, kAny, kObject, kArray, kStruct };
  Kind kind = Kind::kAny;
  std::string struct_key;            // kStruct: `Domain.Name`
  std::shared_ptr<const Type> item;  // kArray
};

struct Field {
  std::string wire_name;
  std::string name;
  Type type;
  bool optional = false;
  bool boxed = false;  // The struct contains itself through this field.
  std::string description;
};

enum class Role { kType, kCommand, kResult, kEvent };

// One C++ struct: a type of the protocol, the parameters of a command or event, or a command's result.
struct Struct {
  std::string key;  // Unique: `Page.Frame`, `Page.navigate` (command), `Page.navigate()` (result).
  std::string domain;
  std::string name;
  std::string method;       // kCommand, kEvent: `Page.navigate`
  std::string result_name;  // kCommand: empty when nothing is returned.
  Role role = Role::kType;
  std::vector<Field> fields;
  std::string description;
  bool is_read = false;     // It occurs in what the browser sends ...
  bool is_written = false;  // ... or in what it is sent.
};

struct Domain {
  std::string wire_name;
  std::vector<Struct> structs;                    // Each after those it contains.
  std::vector<std::string> forward_declarations;  // Structs a vector names before they are complete.
  std::vector<std::string> includes;  // Wire names of the domains whose structs are contained here.
};

// The commands and events `wanted` lists (`Page.navigate`) and every type they need, out of the published
// protocol documents. Fails on a name the protocol doesn't have and on domains that contain each other.
absl::StatusOr<std::vector<Domain>> BuildModel(const std::vector<boost::json::value>& documents,
                                               const std::vector<std::string>& wanted);

}  // namespace understudy::chromium::cdp_codegen

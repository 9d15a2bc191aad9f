#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "protocol/schema/options.pb.h"

namespace understudy::codegen {

// The schema as the emitters see it: names as they stand in C++, versions as sets, nothing of protobuf but
// the options of a command.

// Bit n stands for version 1.(48 + n).
using Versions = uint32_t;

constexpr int kOldest = 48;
constexpr int kNewest = 65;
constexpr Versions kAllVersions = (1u << (kNewest - kOldest + 1)) - 1;

// Those from 1.`since` to 1.`until`, where 0 is no bound.
Versions VersionRange(int since, int until);

struct Enum {
  struct Value {
    std::string name;     // kNoPreference
    std::string literal;  // no-preference
    Versions versions;
  };
  std::string name;
  std::string qualified_name;
  std::string comment;
  Versions named = 0;
  std::vector<Value> values;
};

enum class Kind { kString, kBool, kInt, kNumber, kBytes, kJson, kOpaque, kChannel, kEnum, kStruct };
enum class Shape { kSingle, kList, kInline };

struct Struct;

struct Field {
  std::string name;  // In C++.
  std::string wire_name;
  std::string comment;
  Kind kind;
  Shape shape;
  // The type's name in C++ for kEnum, kStruct and kOpaque, the channel's for kChannel.
  std::string type;
  Versions present;
  Versions optional;
  Versions required;
  bool earlier_form = false;
  bool may_be_absent = false;
  // The structure contains itself.
  bool recursive = false;
};

struct Struct {
  std::string name;
  std::string qualified_name;
  std::string comment;
  Versions named = 0;
  bool opaque = false;
  // Names that become constants of the structure, empty where they don't apply.
  std::string channel;
  std::string event;
  std::vector<Enum> enums;
  std::vector<Struct> structs;
  std::vector<Field> fields;
};

struct Command {
  std::string name;       // GoBack
  std::string wire_name;  // goBack
  std::string comment;
  Versions versions;
  pw::Command options;
  // The structure may be shared with other commands.
  std::string params;
  bool takes_nothing = false;
  std::string result;  // Empty: nothing is returned.
  std::string error_details;

  bool HasHandler() const { return !options.unimplemented() && !options.by_session(); }
};

struct Event {
  std::string wire_name;
  Versions versions;
  std::string params;
};

struct Channel {
  std::string name;
  std::string comment;
  std::string extends;
  Versions extends_versions = 0;
  Versions versions = kAllVersions;
  std::vector<Command> commands;
  std::vector<Event> events;
};

// One .proto file.
struct File {
  std::string path;  // protocol/schema/frame
  std::vector<std::string> imports;
  std::vector<Enum> enums;
  std::vector<Struct> structs;  // Each after those it contains.
  std::optional<Channel> channel;
};

struct Model {
  std::vector<File> files;
};

}  // namespace understudy::codegen

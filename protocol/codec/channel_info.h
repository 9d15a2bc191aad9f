#pragma once

#include <span>
#include <string_view>

#include "protocol/codec/type_info.h"

namespace understudy::protocol {

// What was told about a command until a version, where it doesn't follow from what is told now.
struct EarlierCommandInfo {
  ClientVersion until = {};
  std::string_view title = {};
  std::string_view group = {};
  bool internal = false;
  bool slow_mo = false;
  bool snapshot = false;
  bool pause = false;
  bool auto_waiting = false;
  bool pauses_before_action = false;
};

// A command of a channel. The members are those of pw.Command (protocol/schema/options.proto).
struct CommandInfo {
  std::string_view channel = {};
  std::string_view name = {};  // On the wire.
  VersionSet versions = {};
  std::string_view title = {};
  std::string_view subtitle = {};
  std::string_view group = {};
  std::span<const std::string_view> render_params = {};
  bool internal = false;
  bool slow_mo = false;
  bool snapshot = false;
  bool pause = false;
  bool input = false;
  bool auto_waiting = false;
  bool closes_scope = false;
  bool unimplemented = false;     // Answers "Understudy does not implement Type.method yet".
  bool by_session = false;        // Answered by the connection, without a handler.
  bool owns_time = false;         // Answers what it knows when its time is up or its object closed.
  bool returns_anything = false;  // Else the answer has no `result`.
  ClientVersion shown_since = ClientVersion::Oldest();
  std::span<const EarlierCommandInfo> earlier = {};
  const StructInfo* params = nullptr;
  const StructInfo* result = nullptr;         // Nullptr: nothing is returned in any version.
  const StructInfo* error_details = nullptr;  // Nullptr: failures carry no details.
  VersionSet error_details_versions = {};
};

struct EventInfo {
  std::string_view channel = {};
  std::string_view name = {};  // On the wire.
  VersionSet versions = {};
  const StructInfo* params = nullptr;
};

struct ChannelInfo {
  std::string_view name = {};
  std::string_view extends = {};  // Empty: nothing.
  VersionSet extends_versions = {};
  VersionSet versions = {};
  const StructInfo* initializer = nullptr;
  std::span<const CommandInfo> commands = {};
  std::span<const EventInfo> events = {};
};

}  // namespace understudy::protocol

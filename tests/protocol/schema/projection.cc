#include "tests/protocol/schema/projection.h"

#include <string>

#include <boost/json/array.hpp>
#include <boost/json/value.hpp>

#include "protocol/schema/tables.pw.h"

namespace understudy::protocol {
namespace {

namespace json = boost::json;

// When each of them first appeared in the tables (protocol/schema/options.proto).
constexpr ClientVersion kTitles = {53};
constexpr ClientVersion kNumbersSplit = {55};
constexpr ClientVersion kGroups = {55};
constexpr ClientVersion kPauseBeforeAction = {55};
constexpr ClientVersion kPause = {59};
constexpr ClientVersion kClosesScope = {61};
constexpr ClientVersion kSubtitles = {63};

json::object Fields(const StructInfo& info, ClientVersion version);

json::array Literals(const EnumInfo& info, ClientVersion version) {
  json::array literals;
  for (size_t i = 0; i < info.literals.size(); ++i)
    if (info.literal_versions[i].Contains(version)) literals.push_back(json::string(info.literals[i]));
  return literals;
}

// A name, or an object with its `kind`.
json::value Type(const FieldInfo& field, ClientVersion version) {
  switch (field.kind) {
    case Kind::kString:
      return "string";
    case Kind::kBool:
      return "boolean";
    case Kind::kInt:
      return version < kNumbersSplit ? "number" : "int";
    case Kind::kNumber:
      return version < kNumbersSplit ? "number" : "float";
    case Kind::kBytes:
      return "binary";
    case Kind::kJson:
      return "json";
    case Kind::kChannel:
      return json::string(field.channel == "*" ? "Channel" : field.channel);
    case Kind::kEnum:
      if (field.enumeration->named.Contains(version)) return json::string(field.enumeration->name);
      return json::object{{"kind", "enum"}, {"literals", Literals(*field.enumeration, version)}};
    case Kind::kOpaque:
    case Kind::kStruct:
      if (field.structure->named.Contains(version)) return json::string(field.structure->name);
      return json::object{{"kind", "object"}, {"properties", Fields(*field.structure, version)}};
  }
  return nullptr;
}

void AddFields(const StructInfo& info, ClientVersion version, json::object& out) {
  for (const FieldInfo& field : info.fields) {
    if (!field.present.Contains(version)) continue;
    if (field.shape == Shape::kInline) {
      AddFields(*field.structure, version, out);
      continue;
    }
    json::value type = Type(field, version);
    if (field.shape == Shape::kList) type = json::object{{"kind", "array"}, {"items", std::move(type)}};
    if (field.optional.Contains(version)) {
      if (json::object* object = type.if_object()) {
        (*object)["optional"] = true;
      } else {
        type.get_string() += '?';
      }
    }
    out[field.name] = std::move(type);
  }
}

json::object Fields(const StructInfo& info, ClientVersion version) {
  json::object fields;
  AddFields(info, version, fields);
  return fields;
}

// What is told about a command in one version, whether it follows from the row or an earlier one.
struct Told {
  std::string_view title, subtitle, group;
  std::span<const std::string_view> render_params;
  bool internal, slow_mo, snapshot, pause, input, auto_waiting, pauses_before_action;
};

Told ToldIn(const CommandInfo& command, ClientVersion version) {
  for (const EarlierCommandInfo& earlier : command.earlier) {
    if (version > earlier.until) continue;
    return {.title = earlier.title,
            .subtitle = {},
            .group = earlier.group,
            .render_params = {},
            .internal = earlier.internal,
            .slow_mo = earlier.slow_mo,
            .snapshot = earlier.snapshot,
            .pause = earlier.pause,
            .input = false,
            .auto_waiting = earlier.auto_waiting,
            .pauses_before_action = earlier.pauses_before_action};
  }
  const bool hidden = version < command.shown_since;
  return {.title = hidden ? std::string_view() : command.title,
          .subtitle = command.subtitle,
          .group = command.group,
          .render_params = command.render_params,
          .internal = command.internal || hidden,
          .slow_mo = command.slow_mo,
          .snapshot = command.snapshot,
          .pause = command.pause,
          .input = command.input,
          .auto_waiting = command.auto_waiting,
          .pauses_before_action = false};
}

json::object Flags(const Told& told, bool closes_scope, ClientVersion version) {
  json::object flags;
  if (version >= kSubtitles) {
    if (!told.subtitle.empty()) flags["subtitle"] = told.subtitle;
    json::array params;
    for (std::string_view param : told.render_params) params.push_back(json::string(param));
    if (!params.empty()) flags["renderParams"] = std::move(params);
  }
  if (told.slow_mo) flags["slowMo"] = true;
  if (told.snapshot) flags["snapshot"] = true;
  if (version >= kPause) {
    if (told.pause) flags["pause"] = true;
    if (told.input) flags["input"] = true;
    if (told.auto_waiting) flags["isAutoWaiting"] = true;
  } else if (told.pause && told.auto_waiting) {
    flags["pausesBeforeInput"] = true;
  } else if (told.pause && version >= kPauseBeforeAction) {
    flags["pausesBeforeAction"] = true;
  }
  if (told.pauses_before_action) flags["pausesBeforeAction"] = true;
  if (closes_scope && version == kClosesScope) flags["potentiallyClosesScope"] = true;
  return flags;
}

json::object Command(const CommandInfo& command, ClientVersion version) {
  const Told told = ToldIn(command, version);
  json::object result;
  result["params"] = Fields(*command.params, version);
  result["returns"] = command.result ? Fields(*command.result, version) : json::object();
  if (command.error_details_versions.Contains(version))
    result["errorDetails"] = Fields(*command.error_details, version);
  if (version >= kTitles && told.internal) result["internal"] = true;
  if (version >= kTitles && !told.title.empty()) result["title"] = told.title;
  if (version >= kGroups && !told.group.empty()) result["group"] = told.group;
  json::object flags = Flags(told, command.closes_scope, version);
  if (!flags.empty()) result["flags"] = std::move(flags);
  return result;
}

json::object Channel(const ChannelInfo& channel, ClientVersion version) {
  json::object commands, events;
  for (const CommandInfo& command : channel.commands)
    if (command.versions.Contains(version)) commands[command.name] = Command(command, version);
  for (const EventInfo& event : channel.events)
    if (event.versions.Contains(version))
      events[event.name] = json::object{{"params", Fields(*event.params, version)}};
  json::object result;
  result["extends"] =
      channel.extends_versions.Contains(version) ? json::value(channel.extends) : json::value(nullptr);
  result["initializer"] = Fields(*channel.initializer, version);
  result["commands"] = std::move(commands);
  result["events"] = std::move(events);
  return result;
}

}  // namespace

json::object ProjectProtocol(ClientVersion version) {
  json::object types, objects, enums;
  for (const ChannelInfo& channel : AllChannels())
    if (channel.versions.Contains(version)) types[channel.name] = Channel(channel, version);
  for (const StructInfo* info : NamedStructs())
    if (info->named.Contains(version)) objects[info->name] = Fields(*info, version);
  for (const EnumInfo* info : NamedEnums())
    if (info->named.Contains(version)) enums[info->name] = Literals(*info, version);
  return {{"types", std::move(types)}, {"objects", std::move(objects)}, {"enums", std::move(enums)}};
}

}  // namespace understudy::protocol

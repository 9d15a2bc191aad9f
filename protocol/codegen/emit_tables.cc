#include "protocol/codegen/emit.h"
#include "protocol/codegen/names.h"
#include "protocol/codegen/writer.h"

namespace understudy::codegen {
namespace {

std::string Set(Versions versions) {
  return versions == kAllVersions ? "VersionSet::All()" : "{" + std::to_string(versions) + "}";
}

std::string Info(const std::string& type) {
  return type.empty() ? "nullptr" : "&Describe<" + type + ">::info";
}

std::string Strings(const google::protobuf::RepeatedPtrField<std::string>& texts) {
  std::string list;
  for (const std::string& text : texts) list += Quoted(text) + ", ";
  return list;
}

void WriteEarlier(const Command& command, const std::string& name, Writer& out) {
  out.Line("constexpr EarlierCommandInfo " + name + "[] = {");
  out.Indent();
  for (const pw::EarlierCommand& earlier : command.options.earlier()) {
    std::string row = "{.until = {" + std::to_string(earlier.until()) + "}";
    if (!earlier.title().empty()) row += ", .title = " + Quoted(earlier.title());
    if (!earlier.group().empty()) row += ", .group = " + Quoted(earlier.group());
    if (earlier.internal()) row += ", .internal = true";
    if (earlier.slow_mo()) row += ", .slow_mo = true";
    if (earlier.snapshot()) row += ", .snapshot = true";
    if (earlier.pause()) row += ", .pause = true";
    if (earlier.auto_waiting()) row += ", .auto_waiting = true";
    if (earlier.pauses_before_action()) row += ", .pauses_before_action = true";
    out.Line(row + "},");
  }
  out.Outdent();
  out.Line("};");
}

std::string CommandRow(const Channel& channel, const Command& command) {
  const pw::Command& options = command.options;
  const std::string id = "k" + channel.name + command.name;
  std::string row = "{.channel = " + Quoted(channel.name) + ", .name = " + Quoted(command.wire_name) +
                    ", .versions = " + Set(command.versions);
  if (!options.title().empty()) row += ", .title = " + Quoted(options.title());
  if (!options.subtitle().empty()) row += ", .subtitle = " + Quoted(options.subtitle());
  if (!options.group().empty()) row += ", .group = " + Quoted(options.group());
  if (options.render_params_size() > 0) row += ", .render_params = " + id + "Render";
  if (options.internal()) row += ", .internal = true";
  if (options.slow_mo()) row += ", .slow_mo = true";
  if (options.snapshot()) row += ", .snapshot = true";
  if (options.pause()) row += ", .pause = true";
  if (options.input()) row += ", .input = true";
  if (options.auto_waiting()) row += ", .auto_waiting = true";
  if (options.closes_scope()) row += ", .closes_scope = true";
  if (options.unimplemented()) row += ", .unimplemented = true";
  if (options.by_session()) row += ", .by_session = true";
  if (options.owns_time()) row += ", .owns_time = true";
  if (!command.result.empty()) row += ", .returns_anything = true";
  if (options.shown_since() != 0) row += ", .shown_since = {" + std::to_string(options.shown_since()) + "}";
  if (options.earlier_size() > 0) row += ", .earlier = " + id + "Earlier";
  row += ", .params = " + Info(command.params) + ", .result = " + Info(command.result);
  if (!command.error_details.empty()) {
    row += ", .error_details = " + Info(command.error_details) + ", .error_details_versions = " +
           Set(command.versions & VersionRange(options.error_details_since(), 0));
  }
  return row + "},";
}

void WriteChannel(const Channel& channel, Writer& out) {
  for (const Command& command : channel.commands) {
    const std::string id = "k" + channel.name + command.name;
    if (command.options.render_params_size() > 0) {
      out.Line("constexpr std::string_view " + id + "Render[] = {" +
               Strings(command.options.render_params()) + "};");
    }
    if (command.options.earlier_size() > 0) WriteEarlier(command, id + "Earlier", out);
  }
  if (!channel.commands.empty()) {
    out.Line("constexpr CommandInfo k" + channel.name + "Commands[] = {");
    out.Indent();
    for (const Command& command : channel.commands) out.Line(CommandRow(channel, command));
    out.Outdent();
    out.Line("};");
  }
  if (!channel.events.empty()) {
    out.Line("constexpr EventInfo k" + channel.name + "Events[] = {");
    out.Indent();
    for (const Event& event : channel.events) {
      out.Line("{.channel = " + Quoted(channel.name) + ", .name = " + Quoted(event.wire_name) +
               ", .versions = " + Set(event.versions) + ", .params = " + Info(event.params) + "},");
    }
    out.Outdent();
    out.Line("};");
  }
  out.Line();
}

std::string ChannelRow(const Channel& channel) {
  return "{.name = " + Quoted(channel.name) + ", .extends = " + Quoted(channel.extends) +
         ", .extends_versions = " + (channel.extends.empty() ? "{}" : Set(channel.extends_versions)) +
         ", .versions = " + Set(channel.versions) + ", .initializer = " + Info(channel.name + "Initializer") +
         ", .commands = " + (channel.commands.empty() ? "{}" : "k" + channel.name + "Commands") +
         ", .events = " + (channel.events.empty() ? "{}" : "k" + channel.name + "Events") + "},";
}

constexpr std::string_view kHeader = R"(// Generated from protocol/schema/*.proto.
#pragma once

#include <span>
#include <string_view>

#include "protocol/codec/channel_info.h"

namespace understudy::protocol {

// All structures and enumerations that the protocol calls by name.
std::span<const StructInfo* const> NamedStructs();
std::span<const EnumInfo* const> NamedEnums();

// Every channel of any version.
std::span<const ChannelInfo> AllChannels();

// By their names on the wire; nullptr for unknown ones, whatever the client's version. Commands and events are looked
// for in the channels that `channel` extends, too.
const ChannelInfo* FindChannel(std::string_view channel);
const CommandInfo* FindCommand(std::string_view channel, std::string_view method);
const EventInfo* FindEvent(std::string_view channel, std::string_view name);

}  // namespace understudy::protocol
)";

constexpr std::string_view kLookups =
    R"(std::span<const StructInfo* const> NamedStructs() { return kNamedStructs; }
std::span<const EnumInfo* const> NamedEnums() { return kNamedEnums; }
std::span<const ChannelInfo> AllChannels() { return kChannels; }

const ChannelInfo* FindChannel(std::string_view channel) {
  static const auto* const index = [] {
    auto* map = new std::unordered_map<std::string_view, const ChannelInfo*>;
    for (const ChannelInfo& info : kChannels) map->emplace(info.name, &info);
    return map;
  }();
  const auto found = index->find(channel);
  return found == index->end() ? nullptr : found->second;
}

const CommandInfo* FindCommand(std::string_view channel, std::string_view method) {
  for (const ChannelInfo* info = FindChannel(channel); info; info = FindChannel(info->extends)) {
    for (const CommandInfo& command : info->commands)
      if (command.name == method) return &command;
  }
  return nullptr;
}

const EventInfo* FindEvent(std::string_view channel, std::string_view name) {
  for (const ChannelInfo* info = FindChannel(channel); info; info = FindChannel(info->extends)) {
    for (const EventInfo& event : info->events)
      if (event.name == name) return &event;
  }
  return nullptr;
}
)";

}  // namespace

void EmitTables(const Model& model, const Sink& sink) {
  Writer out;
  out.Line(GeneratedBanner("protocol/schema/*.proto"));
  out.Line("#include \"protocol/schema/tables.pw.h\"");
  out.Line();
  out.Line("#include <unordered_map>");
  out.Line();
  for (const File& file : model.files) out.Line("#include \"" + file.path + ".pw.h\"");
  out.Line();
  out.Line("namespace understudy::protocol {");
  out.Line("namespace {");
  out.Line();
  for (const File& file : model.files)
    if (file.channel) WriteChannel(*file.channel, out);
  out.Line("constexpr ChannelInfo kChannels[] = {");
  out.Indent();
  for (const File& file : model.files)
    if (file.channel) out.Line(ChannelRow(*file.channel));
  out.Outdent();
  out.Line("};");
  out.Line("constexpr const StructInfo* kNamedStructs[] = {");
  out.Indent();
  for (const File& file : model.files)
    for (const Struct& info : file.structs)
      if (info.named)
        out.Line("&Describe<" + std::string(info.opaque ? "opaque::" : "") + info.name + ">::info,");
  out.Outdent();
  out.Line("};");
  out.Line("constexpr const EnumInfo* kNamedEnums[] = {");
  out.Indent();
  for (const File& file : model.files)
    for (const Enum& info : file.enums)
      if (info.named) out.Line("&DescribeEnum<" + info.name + ">::info,");
  out.Outdent();
  out.Line("};");
  out.Line();
  out.Line("}  // namespace");
  out.Line();
  out.Line(kLookups);
  out.Line("}  // namespace understudy::protocol");
  sink("protocol/schema/tables.pw.h", std::string(kHeader));
  sink("protocol/schema/tables.pw.cc", out.text());
}

}  // namespace understudy::codegen

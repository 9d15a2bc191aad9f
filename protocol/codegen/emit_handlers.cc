#include "protocol/codegen/emit.h"
#include "protocol/codegen/names.h"
#include "protocol/codegen/writer.h"

namespace understudy::codegen {
namespace {

bool HasHandlers(const File& file) {
  if (!file.channel) return false;
  for (const Command& command : file.channel->commands)
    if (command.HasHandler()) return true;
  return false;
}

std::string Header(const File& file) {
  const std::string dispatcher = file.channel->name + "Dispatcher";
  Writer out;
  out.Line(GeneratedBanner(file.path + ".proto"));
  out.Line("#pragma once");
  out.Line();
  out.Line("#include <absl/status/status.h>");
  out.Line("#include <absl/status/statusor.h>");
  out.Line();
  out.Line("#include \"" + file.path + ".pw.h\"");
  out.Line("#include \"server/base/task.h\"");
  out.Line();
  out.Line("namespace understudy::dispatchers {");
  out.Line();
  out.Line("class Call;");
  out.Line("class " + dispatcher + ";");
  for (const Command& command : file.channel->commands) {
    if (!command.HasHandler()) continue;
    out.Line();
    out.Comment(command.comment);
    const std::string answer =
        command.result.empty() ? "absl::Status" : "absl::StatusOr<protocol::" + command.result + ">";
    out.Line("Task<" + answer + "> Handle" + file.channel->name + command.name + "(Ref<" + dispatcher +
             "> self, protocol::" + command.params + " params, Call& call);");
  }
  out.Line();
  out.Line("}  // namespace understudy::dispatchers");
  return out.text();
}

void WriteCommands(const File& file, Writer& out) {
  const std::string& channel = file.channel->name;
  out.Line("constexpr BoundCommand k" + channel + "Commands[] = {");
  out.Indent();
  for (const Command& command : file.channel->commands) {
    if (command.HasHandler())
      out.Line("{" + Quoted(command.wire_name) + ", Bind<&Handle" + channel + command.name + ">()},");
  }
  out.Outdent();
  out.Line("};");
  out.Line();
}

std::string DispatchHeader() {
  Writer out;
  out.Line(GeneratedBanner("protocol/schema/*.proto"));
  out.Line("#pragma once");
  out.Line();
  out.Line("#include <string_view>");
  out.Line();
  out.Line("#include \"dispatchers/core/bind.h\"");
  out.Line();
  out.Line("namespace understudy::dispatchers {");
  out.Line();
  out.Line(
      "// The handler of a command, its own or one of a channel that `channel` extends. Nullptr where there "
      "is none:");
  out.Line("// protocol::FindCommand tells unknown commands from unimplemented ones.");
  out.Line("const BoundCommand* FindBoundCommand(std::string_view channel, std::string_view method);");
  out.Line();
  out.Line("}  // namespace understudy::dispatchers");
  return out.text();
}

// One for the whole schema: most of the time a compiler needs for a channel's commands is for what they
// include.
std::string DispatchSource(const Model& model) {
  Writer out;
  out.Line(GeneratedBanner("protocol/schema/*.proto"));
  out.Line("#include \"protocol/schema/dispatch.pw.h\"");
  out.Line();
  out.Line("#include <span>");
  out.Line();
  for (const File& file : model.files) {
    if (!HasHandlers(file)) continue;
    const std::string snake = SnakeCase(file.channel->name);
    out.Line("#include \"dispatchers/" + snake + "/" + snake + "_dispatcher.h\"");
    out.Line("#include \"" + file.path + ".handlers.pw.h\"");
  }
  out.Line("#include \"protocol/schema/tables.pw.h\"");
  out.Line();
  out.Line("namespace understudy::dispatchers {");
  out.Line("namespace {");
  out.Line();
  for (const File& file : model.files)
    if (HasHandlers(file)) WriteCommands(file, out);
  out.Line("std::span<const BoundCommand> CommandsOf(std::string_view channel) {");
  out.Indent();
  for (const File& file : model.files) {
    if (HasHandlers(file))
      out.Line("if (channel == " + Quoted(file.channel->name) + ") return k" + file.channel->name +
               "Commands;");
  }
  out.Line("return {};");
  out.Outdent();
  out.Line("}");
  out.Line();
  out.Line("}  // namespace");
  out.Line();
  out.Line("const BoundCommand* FindBoundCommand(std::string_view channel, std::string_view method) {");
  out.Indent();
  out.Line("const protocol::CommandInfo* command = protocol::FindCommand(channel, method);");
  out.Line("if (!command) return nullptr;");
  out.Line("for (const BoundCommand& bound : CommandsOf(command->channel))");
  out.Line("  if (bound.method == method) return &bound;");
  out.Line("return nullptr;");
  out.Outdent();
  out.Line("}");
  out.Line();
  out.Line("}  // namespace understudy::dispatchers");
  return out.text();
}

}  // namespace

void EmitHandlers(const Model& model, const Sink& sink) {
  for (const File& file : model.files)
    if (file.channel) sink(file.path + ".handlers.pw.h", Header(file));
}

void EmitDispatch(const Model& model, const Sink& sink) {
  sink("protocol/schema/dispatch.pw.h", DispatchHeader());
  sink("protocol/schema/dispatch.pw.cc", DispatchSource(model));
}

}  // namespace understudy::codegen

#include <string>

#include "protocol/codegen/emit.h"
#include "protocol/codegen/writer.h"

namespace understudy::codegen {
namespace {

// "", "since 1.59", "until 1.52", "1.53 – 1.58".
std::string Since(Versions versions) {
  int first = kOldest, last = kNewest;
  while (!(versions & VersionRange(first, first))) ++first;
  while (!(versions & VersionRange(last, last))) --last;
  const std::string from = "1." + std::to_string(first), to = "1." + std::to_string(last);
  if (first == kOldest && last == kNewest) return "";
  if (last == kNewest) return "since " + from;
  if (first == kOldest) return "until " + to;
  return first == last ? from : from + " – " + to;
}

bool Implemented(const Command& command) { return !command.options.unimplemented(); }

void WriteChannel(const Channel& channel, Writer& out) {
  out.Line();
  out.Line("## " + channel.name);
  out.Line();
  out.Line("| command | client versions | |");
  out.Line("| --- | --- | --- |");
  for (const Command& command : channel.commands) {
    out.Line("| " + command.wire_name + " | " + Since(command.versions) + " | " +
             (Implemented(command) ? "yes" : "not yet") + " |");
  }
}

}  // namespace

void EmitSupport(const Model& model, const Sink& sink) {
  Writer out, summary, details;
  int total = 0, done = 0;
  for (const File& file : model.files) {
    if (!file.channel || file.channel->commands.empty()) continue;
    int implemented = 0;
    for (const Command& command : file.channel->commands) implemented += Implemented(command);
    const int count = static_cast<int>(file.channel->commands.size());
    total += count;
    done += implemented;
    summary.Line("| " + file.channel->name + " | " + Since(file.channel->versions) + " | " +
                 std::to_string(implemented) + " of " + std::to_string(count) + " |");
    WriteChannel(*file.channel, details);
  }
  out.Line("# What is implemented");
  out.Line();
  out.Line(
      "Generated from `protocol/schema/*.proto` by `protocol/update-support`. Commands that are not "
      "implemented yet answer");
  out.Line("`Understudy does not implement Type.method yet`.");
  out.Line();
  out.Line("| channel | client versions | commands |");
  out.Line("| --- | --- | --- |");
  out.Line(summary.text() + "| all | | " + std::to_string(done) + " of " + std::to_string(total) + " |" +
           "\n" + details.text().substr(1));
  std::string text = out.text();
  while (text.ends_with("\n\n")) text.pop_back();
  sink("protocol/schema/support.md", text);
}

}  // namespace understudy::codegen

#include "server/chromium/console.h"

#include <utility>

#include <absl/strings/str_join.h>

#include "server/chromium/remote_object.h"

namespace understudy::chromium {
namespace {

browser::SourceLocation TopFrame(const std::optional<cdp::runtime::StackTrace>& stack) {
  if (!stack || stack->call_frames.empty()) return {};
  const cdp::runtime::CallFrame& frame = stack->call_frames.front();
  return {.url = frame.url, .line = frame.line_number, .column = frame.column_number};
}

}  // namespace

Ref<browser::ConsoleMessage> ToConsoleMessage(const cdp::runtime::ConsoleAPICalled& event,
                                              browser::ExecutionContext& context,
                                              const Ref<browser::Page>& page, Ref<browser::Worker> worker) {
  auto message = std::make_shared<browser::ConsoleMessage>();
  message->type = event.type;
  message->location = TopFrame(event.stack_trace);
  message->timestamp = event.timestamp;
  message->page = page;
  message->worker = std::move(worker);
  std::vector<std::string> previews;
  for (const cdp::runtime::RemoteObject& argument : event.args) {
    message->arguments.push_back(context.NewHandle(ToRemoteValue(argument)));
    previews.push_back(message->arguments.back()->preview());
  }
  message->text = absl::StrJoin(previews, " ");
  return message;
}

Ref<browser::ConsoleMessage> ToConsoleMessage(const cdp::log::LogEntry& entry,
                                              const Ref<browser::Page>& page) {
  auto message = std::make_shared<browser::ConsoleMessage>();
  message->type = entry.level;
  message->text = entry.text;
  message->location = {.url = entry.url.value_or(""), .line = entry.line_number.value_or(0), .column = 0};
  message->timestamp = entry.timestamp;
  message->page = page;
  return message;
}

}  // namespace understudy::chromium

#include "dispatchers/json_pipe/json_pipe_dispatcher.h"

#include <utility>

#include <absl/strings/str_cat.h>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/json/serialize.hpp>

#include "dispatchers/core/call.h"
#include "dispatchers/core/connection.h"
#include "dispatchers/core/object_table.h"
#include "protocol/codec/wire_message.h"
#include "protocol/schema/json_pipe.handlers.pw.h"
#include "server/base/spawn.h"

namespace understudy::dispatchers {
namespace {

Task<void> EndConversation(Ref<RemoteConversation> conversation) { co_await conversation->Finish(); }

}  // namespace

Ref<JsonPipeDispatcher> JsonPipeDispatcher::Create(Dispatcher& owner, Ref<RemoteConversation> conversation,
                                                   std::chrono::microseconds delay) {
  auto pipe = owner.objects().Create<JsonPipeDispatcher>(owner, "jsonPipe", protocol::JsonPipeInitializer(),
                                                         std::move(conversation));
  const boost::asio::any_io_executor& executor = pipe->connection().executor();
  const Queue<Heard> heard(executor);
  Spawn(executor, Hear(pipe->conversation_, heard));
  Spawn(executor, Tell(pipe, heard, delay));
  return pipe;
}

Task<void> JsonPipeDispatcher::Hear(Ref<RemoteConversation> conversation, Queue<Heard> heard) {
  for (;;) {
    absl::StatusOr<std::optional<std::string>> message = co_await conversation->Receive();
    // What isn't JSON would end the conversation with our client, too.
    const bool over = !message.ok() || !*message || !protocol::IsJson(**message);
    const bool says_why = absl::IsAborted(message.status());
    heard.Push({std::chrono::steady_clock::now(), over ? std::nullopt : *std::move(message),
                says_why ? std::string(message.status().message()) : ""});
    if (over) co_return;
  }
}

Task<void> JsonPipeDispatcher::Tell(Ref<JsonPipeDispatcher> self, Queue<Heard> heard,
                                    std::chrono::microseconds delay) {
  boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor);
  Heard next;
  for (;;) {
    next = co_await heard.Pop();
    if (delay.count() > 0) {
      timer.expires_at(next.when + delay);
      co_await timer.async_wait(boost::asio::as_tuple(boost::asio::use_awaitable));
    }
    if (!next.message) break;
    self->EmitVerbatim(protocol::JsonPipeMessageEvent::kName,
                       absl::StrCat("{\"message\":", *next.message, "}"));
  }
  self->Close(next.last_words);
}

void JsonPipeDispatcher::Close(const std::string& reason) {
  protocol::JsonPipeClosedEvent event;
  if (!reason.empty()) event.reason = reason;
  Emit(event);
  Dispose();
}

void JsonPipeDispatcher::OnDisposed() { Spawn(connection().executor(), EndConversation(conversation_)); }

Task<absl::Status> HandleJsonPipeSend(Ref<JsonPipeDispatcher> self, protocol::JsonPipeSendParams params,
                                      Call&) {
  self->Send(boost::json::serialize(params.message));
  co_return absl::OkStatus();
}

Task<absl::Status> HandleJsonPipeClose(Ref<JsonPipeDispatcher> self, protocol::JsonPipeCloseParams, Call&) {
  self->Close();
  co_return absl::OkStatus();
}

}  // namespace understudy::dispatchers

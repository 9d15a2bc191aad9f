#include "dispatchers/core/connection.h"

#include <algorithm>
#include <exception>
#include <utility>
#include <vector>

#include <absl/strings/str_cat.h>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/system/system_error.hpp>

#include "dispatchers/core/command_title.h"
#include "protocol/compat/canonical_call.h"
#include "protocol/compat/v1_64_lone_surrogates.h"
#include "protocol/schema/tables.pw.h"
#include "server/base/debug_log.h"
#include "server/base/duration.h"
#include "server/base/errors.h"
#include "server/base/string_view.h"

namespace understudy::dispatchers {
namespace {

absl::Status Describe(const std::exception_ptr& thrown) {
  try {
    std::rethrow_exception(thrown);
  } catch (const boost::system::system_error& error) {
    if (error.code() == boost::asio::error::operation_aborted) return TargetClosedError();
    return Error(absl::StrCat("Internal error: ", error.what()));
  } catch (const std::exception& error) {
    return Error(absl::StrCat("Internal error: ", error.what()));
  }
}

// Some commands return something to newer clients only.
bool ReturnsAnything(const protocol::CommandInfo& command, protocol::ClientVersion version) {
  return command.result && std::ranges::any_of(command.result->fields, [&](const protocol::FieldInfo& field) {
           return field.present.Contains(version);
         });
}

// Asio ends a coroutine that has never waited by making it wait, which a cancelled one can't; so each waits
// once, first.
Task<Outcome> Run(Task<Outcome> handler, Ref<Call> call) {
  co_await boost::asio::post(boost::asio::use_awaitable);
  call->StartClock();
  co_return co_await std::move(handler);
}

}  // namespace

Ref<Connection> Connection::Create(boost::asio::any_io_executor executor, ConnectionOptions options,
                                   Ref<Dispatcher> root, CommandFinder find_command,
                                   std::function<void(std::string)> send) {
  Ref<Connection> connection(
      new Connection(std::move(executor), std::move(options), std::move(find_command), std::move(send)));
  connection->objects_ = std::make_unique<ObjectTable>(*connection, std::move(root), connection->options_.gc);
  return connection;
}

Connection::Connection(boost::asio::any_io_executor executor, ConnectionOptions options,
                       CommandFinder find_command, std::function<void(std::string)> send)
    : executor_(std::move(executor)),
      options_(std::move(options)),
      find_command_(std::move(find_command)),
      send_(std::move(send)),
      detector_(options_.hints) {}

Connection::~Connection() = default;

void Connection::Send(std::string message) {
  if (!send_) return;
  MakeUtf8(message, lone_surrogates_);
  if (DebugEnabled(DebugChannel::kChannel))
    DebugLog(DebugChannel::kChannel, absl::StrCat("SEND ► ", message));
  send_(std::move(message));
}

absl::Status Connection::Receive(std::string_view text) {
  if (DebugEnabled(DebugChannel::kChannel))
    DebugLog(DebugChannel::kChannel, absl::StrCat("◀ RECV ", Abseil(text)));
  if (protocol::HoldsMoreValuesThan(text, options_.max_values)) {
    return absl::ResourceExhaustedError(
        absl::StrCat("a message of more than ", options_.max_values, " values"));
  }
  absl::StatusOr<protocol::WireCall> parsed =
      protocol::ParseCall(text, {.version = version(), .channels = objects_.get()}, lone_surrogates_);
  if (!parsed.ok()) return absl::InvalidArgumentError(parsed.status().message());
  protocol::WireCall message = *std::move(parsed);
  detector_.Hear(message);
  if (message.method == "initialize") lone_surrogates_ = protocol::LoneSurrogatesFor(message);

  if (message.method == "__abort__") {
    Abort(message.params);
    return absl::OkStatus();
  }
  const Ref<Dispatcher> target = objects_->Find(message.guid);
  if (target) protocol::Canonicalise(message, target->channel(), version());
  // What a client waits for is of interest to traces alone.
  const bool wait_info = message.method == "__waitInfo__";
  if (wait_info && !message.answered) return absl::OkStatus();
  if (!message.id) return absl::InvalidArgumentError("a command without an id");
  Reply reply = NewReply(*message.id);
  if (!target) {
    if (objects_->ForgivesLateCommands(message.guid)) {
      reply.Succeed(std::nullopt);
    } else {
      reply.Fail(TargetClosedError());
    }
  } else if (!message.rejection.ok()) {
    reply.Fail(message.rejection);
  } else if (wait_info) {
    reply.Succeed(std::nullopt);
  } else {
    Dispatch(target, std::move(message), std::move(reply));
  }
  return absl::OkStatus();
}

void Connection::Dispatch(const Ref<Dispatcher>& target, protocol::WireCall message, Reply reply) {
  const protocol::CommandInfo* command = protocol::FindCommand(target->channel(), message.method);
  if (!command) {
    reply.Fail(
        Error(absl::StrCat("Unknown scheme for Params: ", Abseil(target->channel()), ".", message.method)));
    return;
  }
  const BoundCommand* bound = find_command_(target->channel(), message.method);
  if (!bound) {
    reply.Fail(Error(absl::StrCat("Understudy does not implement ", Abseil(target->channel()), ".",
                                  message.method, " yet")));
    return;
  }
  std::string title = CommandTitle(*command, message.metadata, message.params);
  const auto call = std::make_shared<Call>(shared_from_this(), target, *command, std::move(message.metadata),
                                           std::move(title), std::move(reply));
  const boost::json::value params(std::move(message.params));
  absl::StatusOr<Task<Outcome>> task = bound->start(target, params, *call);
  if (!task.ok()) {
    call->Refuse(task.status());
    return;
  }
  running_.Add(call);
  call->DidBegin();
  boost::asio::co_spawn(executor_, Run(*std::move(task), call),
                        boost::asio::bind_cancellation_slot(
                            call->cancellation_slot(),
                            [self = shared_from_this(), call](std::exception_ptr thrown, Outcome outcome) {
                              self->Finish(call, thrown ? Outcome(Describe(thrown)) : std::move(outcome));
                            }));
}

void Connection::Finish(const Ref<Call>& call, Outcome outcome) {
  call->DidReturn();
  if (outcome.ok() && !ReturnsAnything(call->command(), version())) outcome = std::nullopt;
  // A result would name what the client has been told is gone; an error is a consequence of the cancellation.
  const bool moot = call->cancelled() && (!outcome.ok() || *outcome);
  if (moot || !outcome.ok()) {
    running_.Remove(call);
    call->Fail(moot ? *call->cancelled() : outcome.status());
    return;
  }
  const double pause_ms =
      call->command().slow_mo && !call->target()->disposed() ? call->target()->SlowMo() : 0;
  if (pause_ms <= 0) {
    running_.Remove(call);
    call->Succeed(*outcome);
    return;
  }
  const auto timer = std::make_shared<boost::asio::steady_timer>(executor_, Milliseconds(pause_ms));
  timer->async_wait(
      [self = shared_from_this(), call, timer, outcome = *std::move(outcome)](boost::system::error_code) {
        self->running_.Remove(call);
        call->Succeed(outcome);
      });
}

void Connection::Abort(const boost::json::object& params) {
  const boost::json::value* id = params.if_contains("id");
  if (!id) return;
  const boost::json::value* reason = params.if_contains("reason");
  if (const Ref<Call> call = running_.Find(*id)) {
    call->Cancel(
        AbortError(reason && reason->is_string() ? std::string_view(reason->get_string()) : "Aborted"));
  }
}

void Connection::CancelCallsTo(std::span<const Ref<Dispatcher>> disposed, const absl::Status& why) {
  for (const Ref<Call>& call : running_.To(disposed)) {
    const bool owns_end = call->command().owns_time && IsTargetClosed(why);
    if (!call->outlives_scope() && !owns_end) call->Cancel(why);
  }
}

void Connection::Disconnect() {
  send_ = nullptr;
  objects_->DisposeAll(Error("Disconnected"));
}

Reply Connection::NewReply(boost::json::value id) {
  return Reply(std::move(id),
               [self = shared_from_this()](std::string message) { self->Send(std::move(message)); });
}

}  // namespace understudy::dispatchers

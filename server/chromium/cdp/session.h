#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <absl/status/statusor.h>
#include <boost/json/object.hpp>

#include "server/base/signal.h"
#include "server/base/task.h"
#include "server/chromium/cdp/answer.h"
#include "server/chromium/cdp/event_listeners.h"
#include "server/chromium/cdp/json_writer.h"

namespace understudy::chromium {

class CdpConnection;

// A conversation with one target over the connection all of them share; the root session is with the browser
// itself. Errors of commands:
//   TargetClosedError  the session or the connection is gone, or goes before the answer
//   Error              "Protocol error (Page.navigate): <what the browser says>"
//                      "Page.navigate is too large for the browser: …", which wasn't sent: the browser hangs
//                      up on messages above 100 MiB
//                      "Page.navigate is nested too deep for the browser: …", which wasn't sent by SendRaw():
//                      the browser reads 300 levels
class CdpSession : public std::enable_shared_from_this<CdpSession> {
 public:
  CdpSession(CdpConnection& connection, std::string id, WeakRef<CdpSession> parent);

  // The command is on its way when Send() returns; awaiting the Task only waits for the answer, so commands
  // can be sent one behind the other before the first await. A coroutine that awaits the Task itself goes on
  // before the browser's next message is looked at. Fill a command in a variable, not in the co_await
  // expression: g++ 12 destroys the members of an aggregate that is a temporary there twice. Gives
  // absl::StatusOr<Command::Result>, absl::Status where that is void.
  template <class Command>
  Task<typename Outcome<typename Command::Result>::Type> Send(const Command& command) {
    using Awaited = AwaitedAnswer<typename Command::Result>;
    auto answer = std::make_shared<Awaited>(executor());
    Write(Command::kMethod, answer, command);
    return Awaited::Wait(std::move(answer));
  }

  // Sends a command whose outcome doesn't matter, such as one to a target that may be gone.
  template <class Command>
  void Post(const Command& command) {
    Write(Command::kMethod, std::make_shared<IgnoredAnswer>(), command);
  }

  // The same, but `done` tells whether it worked.
  template <class Command>
  void Post(const Command& command, Promise<absl::Status> done) {
    Write(Command::kMethod, std::make_shared<AwaitedAnswer<void>>(std::move(done)), command);
  }

  // A command by its wire name.
  Task<absl::StatusOr<boost::json::object>> SendRaw(std::string_view method,
                                                    const boost::json::object& params);

  // Calls `listener` for every event of its kind, in the order they arrive.
  template <class Event>
  [[nodiscard]] Subscription On(std::function<void(const Event&)> listener) {
    return listeners_.Add<Event>(std::move(listener));
  }

  // Every event by its wire name, before the listeners of its kind.
  Signal<const std::string&, const boost::json::object&>& raw_event() { return raw_event_; }

  // Empty for the root session.
  const std::string& id() const { return id_; }
  // Null for the root session and once the parent is gone.
  Ref<CdpSession> parent() const { return parent_.lock(); }
  bool closed() const;
  // Once, when the target detached or the connection ended; the commands under way have failed by then.
  Signal<>& on_closed() { return on_closed_; }

  // A crashed target answers nothing any more: what it was asked and will be asked fails with "Target
  // crashed".
  void MarkCrashed();

 private:
  friend class CdpConnection;

  boost::asio::any_io_executor executor() const;

  template <class Params>
  void Write(std::string_view method, Ref<Answer> answer, const Params& params) {
    std::optional<OutgoingMessage> message = BeginMessage(method, std::move(answer));
    if (!message) return;
    JsonWriter writer(message->text);
    cdp::WriteValue(writer, params);
    EndMessage(method, *std::move(message));
  }
  struct OutgoingMessage {
    int64_t id;
    std::string text;
  };
  // The message up to its params. Nothing, with `answer` failed, when it can't be sent.
  std::optional<OutgoingMessage> BeginMessage(std::string_view method, Ref<Answer> answer);
  void EndMessage(std::string_view method, OutgoingMessage message);

  void Deliver(std::string_view method, const boost::json::object& params);
  // Everything sent from now on fails with `failure`.
  void Fail(const absl::Status& failure);
  void Close();

  // Null once closed.
  CdpConnection* connection_;
  const boost::asio::any_io_executor executor_;
  const std::string id_;
  const WeakRef<CdpSession> parent_;
  absl::Status failure_;
  EventListeners listeners_;
  Signal<const std::string&, const boost::json::object&> raw_event_;
  Signal<> on_closed_;
};

}  // namespace understudy::chromium

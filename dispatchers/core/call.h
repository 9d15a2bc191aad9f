#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <absl/status/status.h>
#include <absl/status/statusor.h>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/json/object.hpp>

#include "dispatchers/core/call_observer.h"
#include "dispatchers/core/dispatcher.h"
#include "dispatchers/core/object_table.h"
#include "dispatchers/core/reply.h"
#include "protocol/codec/channel_info.h"
#include "protocol/codec/wire_message.h"
#include "protocol/compat/client_version.h"
#include "server/base/errors.h"
#include "server/base/progress.h"
#include "server/base/task.h"

namespace understudy::dispatchers {

class Connection;

// One command while it runs. Its deadline, its withdrawal by the client (`__abort__`), the disposal of its
// object and the client's going each cancel the handler's coroutine: whatever it waits for ends with
// operation_aborted, which unwinds it, and the reason is answered. A handler that returned success before, or
// that has nothing to return, has succeeded. A command that owns its time (protocol/schema/options.proto)
// isn't cancelled by its deadline, nor by the closing of what it looks at.
class Call final : public Progress, public std::enable_shared_from_this<Call> {
 public:
  Call(Ref<Connection> connection, Ref<Dispatcher> target, const protocol::CommandInfo& command,
       protocol::Metadata metadata, std::string title, Reply reply);

  Connection& connection() const { return *connection_; }
  ObjectTable& objects() const;
  const Ref<Dispatcher>& target() const { return target_; }
  const protocol::CommandInfo& command() const { return command_; }
  const protocol::Metadata& metadata() const { return metadata_; }
  // What is being done, for its user: `Navigate to "about:blank"`.
  const std::string& title() const { return title_; }
  const boost::json::value& id() const { return reply_.id(); }
  protocol::ClientVersion version() const;

  // The command's time limit in milliseconds; nothing when it has none.
  std::optional<double> timeout() const { return timeout_; }

  // The call as the domain knows it.
  Ref<Progress> progress() { return shared_from_this(); }
  // Adds to what a failure's user is told.
  void Log(std::string line) override;
  std::optional<Clock::time_point> deadline() const override { return deadline_; }
  void WillInput() override;

  // The object a parameter names. It existed when the command came, but may have gone while the handler
  // waited.
  template <class D>
  absl::StatusOr<Ref<D>> Resolve(std::string_view guid) const {
    auto dispatcher = std::dynamic_pointer_cast<D>(objects().Find(guid));
    if (!dispatcher) return TargetClosedError();
    return dispatcher;
  }
  template <class D, class ChannelRef>
    requires requires(const ChannelRef& ref) { ref.guid; }
  absl::StatusOr<Ref<D>> Resolve(const ChannelRef& ref) const {
    return Resolve<D>(std::string_view(ref.guid));
  }

  // Whether the command goes on when its object is disposed, as one does that ends it (close, detach …) and
  // those of objects that forgive late commands.
  bool outlives_scope() const { return command_.closes_scope || target_->ForgivesLateCommands(); }
  // What was logged so far, as a failure's user is told of it.
  std::vector<std::string> ShownLog() const;
  // Goes into a failure's `errorDetails`.
  void SetErrorDetails(boost::json::object details) { details_ = std::move(details); }

  // For the connection.
  // The command is accepted.
  void DidBegin();
  // The handler begins, and with it the command's time: the commands before, such as
  // setDefaultTimeoutNoReply, whose answer no client waits for, have begun, too.
  void StartClock();
  // Does nothing once the handler has returned, or the second time.
  void Cancel(absl::Status why);
  const std::optional<absl::Status>& cancelled() const { return cancelled_; }
  boost::asio::cancellation_slot cancellation_slot() { return cancellation_.slot(); }
  // The handler has returned; nothing can cancel the call any more.
  void DidReturn();
  void Succeed(std::optional<std::string_view> result_json);
  void Fail(const absl::Status& why);
  // The command never ran.
  void Refuse(const absl::Status& why);

 private:
  template <class Tell>
  void TellObservers(Tell tell) const;

  const Ref<Connection> connection_;
  const Ref<Dispatcher> target_;
  const protocol::CommandInfo& command_;
  const protocol::Metadata metadata_;
  const std::string title_;
  Reply reply_;
  std::vector<std::string> log_;
  std::optional<boost::json::object> details_;
  std::optional<double> timeout_;
  std::optional<Clock::time_point> deadline_;
  boost::asio::steady_timer timer_;
  boost::asio::cancellation_signal cancellation_;
  std::optional<absl::Status> cancelled_;
  bool returned_ = false;
};

}  // namespace understudy::dispatchers

#pragma once

#include <cstddef>
#include <functional>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <absl/status/status.h>
#include <boost/asio/any_io_executor.hpp>

#include "dispatchers/core/bind.h"
#include "dispatchers/core/call.h"
#include "dispatchers/core/call_observer.h"
#include "dispatchers/core/object_table.h"
#include "dispatchers/core/running_calls.h"
#include "protocol/codec/wire_message.h"
#include "protocol/compat/client_version.h"
#include "protocol/compat/detect.h"
#include "protocol/schema/common.pw.h"
#include "server/base/task.h"

namespace understudy::dispatchers {

struct ConnectionOptions {
  // What is known of the client before it speaks; its first message may tell more.
  protocol::VersionHints hints = {};
  GcLimits gc = {};
  // Told in this order.
  std::vector<Ref<CallObserver>> observers = {};
  // Of one message.
  size_t max_values = std::numeric_limits<size_t>::max();
  // Whether the client may open files of this machine and debug a browser as a whole.
  bool trusted = true;
};

// One client. Commands run concurrently, started in the order they came; everything happens on one executor.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  // Finds a command's handler; null for a command that has none.
  using CommandFinder = std::function<const BoundCommand*(std::string_view channel, std::string_view method)>;

  // `root` is the object every client starts with, `send` takes the messages for the client, in order.
  static Ref<Connection> Create(boost::asio::any_io_executor executor, ConnectionOptions options,
                                Ref<Dispatcher> root, CommandFinder find_command,
                                std::function<void(std::string)> send);
  ~Connection();

  // A message from the client. Errors end the conversation: InvalidArgument, it wasn't a message;
  // ResourceExhausted, it holds more values than a message may.
  absl::Status Receive(std::string_view message);

  // The client is gone: disposes every object; what still runs is cancelled and unwinds on the executor.
  void Disconnect();

  const boost::asio::any_io_executor& executor() const { return executor_; }
  ObjectTable& objects() { return *objects_; }
  protocol::ClientVersion version() const { return detector_.version(); }
  const protocol::VersionHints& hints() const { return options_.hints; }
  bool trusted() const { return options_.trusted; }
  // What the client is written in; known once it has said so.
  protocol::SDKLanguage sdk_language() const { return sdk_language_; }
  void SetSdkLanguage(protocol::SDKLanguage language) { sdk_language_ = language; }

  // For ObjectTable, Dispatcher, Call and Reply.
  void Send(std::string message);
  // Cancels the commands to objects that have been disposed.
  void CancelCallsTo(std::span<const Ref<Dispatcher>> disposed, const absl::Status& why);
  const std::vector<Ref<CallObserver>>& observers() const { return options_.observers; }

 private:
  Connection(boost::asio::any_io_executor executor, ConnectionOptions options, CommandFinder find_command,
             std::function<void(std::string)> send);

  // Refuses the command or starts its handler.
  void Dispatch(const Ref<Dispatcher>& target, protocol::WireCall message, Reply reply);
  void Finish(const Ref<Call>& call, Outcome outcome);
  void Abort(const boost::json::object& params);
  Reply NewReply(boost::json::value id);

  const boost::asio::any_io_executor executor_;
  const ConnectionOptions options_;
  const CommandFinder find_command_;
  std::function<void(std::string)> send_;
  protocol::VersionDetector detector_;
  protocol::SDKLanguage sdk_language_ = protocol::SDKLanguage::kJavascript;
  LoneSurrogates lone_surrogates_ = LoneSurrogates::kReplace;
  std::unique_ptr<ObjectTable> objects_;
  RunningCalls running_;
};

}  // namespace understudy::dispatchers

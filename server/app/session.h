#pragma once

#include <memory>

#include <absl/status/status.h>
#include <boost/asio/any_io_executor.hpp>

#include "dispatchers/core/connection.h"
#include "dispatchers/entrance.h"
#include "server/app/launched_browsers.h"
#include "server/base/signal.h"
#include "server/base/task.h"
#include "server/transport/message_transport.h"

namespace understudy::app {

// One client from its first message to its last. A session whose client came for a browser ends with it.
class Session : public std::enable_shared_from_this<Session> {
 public:
  // `browsers` are those that end with the session.
  Session(boost::asio::any_io_executor executor, std::unique_ptr<transport::MessageTransport> transport,
          Ref<LaunchedBrowsers> browsers, dispatchers::Entrance entrance,
          dispatchers::ConnectionOptions options);

  // Serves the client until it goes (OK), Stop() is called (OK), it is cut off within a message (DataLoss) or
  // sends something that is no message, then closes its browsers.
  Task<absl::Status> Run();
  // Ends the session after what the client is being told.
  void Stop();

 private:
  Task<absl::Status> Serve();
  Task<absl::StatusOr<Ref<browser::Browser>>> Connect(Ref<Progress> progress);
  Task<absl::StatusOr<dispatchers::RemoteDriver>> Reach(dispatchers::RemoteAddress address,
                                                        Ref<Progress> progress);
  static Task<void> Finish(Ref<Session> self);
  // Waits for a client that has left too much unread.
  Task<void> Pace();
  void Send(std::string message);
  Task<void> ResumeWhenDrained();

  const boost::asio::any_io_executor executor_;
  const std::unique_ptr<transport::MessageTransport> transport_;
  const Ref<LaunchedBrowsers> browsers_;
  const dispatchers::Entrance entrance_;
  const dispatchers::ConnectionOptions options_;
  Subscription connected_;
  bool stalled_ = false;
  bool stopped_ = false;
};

}  // namespace understudy::app

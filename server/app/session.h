#pragma once

#include <memory>

#include <absl/status/status.h>
#include <boost/asio/any_io_executor.hpp>

#include "dispatchers/core/connection.h"
#include "server/app/launched_browsers.h"
#include "server/base/task.h"
#include "server/transport/message_transport.h"

namespace understudy::app {

// One client from its first message to its last.
class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(boost::asio::any_io_executor executor, std::unique_ptr<transport::MessageTransport> transport,
          Ref<LaunchedBrowsers> browsers, dispatchers::ConnectionOptions options);

  // Serves the client until it goes (OK), Stop() is called (OK), it is cut off within a message (DataLoss) or
  // sends something that is no message, then closes its browsers.
  Task<absl::Status> Run();
  void Stop();

 private:
  Task<absl::Status> Serve();
  void Send(std::string message);
  Task<void> ResumeWhenDrained();

  const boost::asio::any_io_executor executor_;
  const std::unique_ptr<transport::MessageTransport> transport_;
  const Ref<LaunchedBrowsers> browsers_;
  const dispatchers::ConnectionOptions options_;
  bool stalled_ = false;
  bool stopped_ = false;
};

}  // namespace understudy::app

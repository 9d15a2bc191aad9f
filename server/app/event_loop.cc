#include "server/app/event_loop.h"

#include <csignal>
#include <exception>
#include <iostream>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>

namespace understudy::app {

int RunOnEventLoop(const Program& program) {
  // Writing to a peer that is gone fails instead. Handled rather than ignored: what is ignored would be so in
  // the browser, too.
  std::signal(SIGPIPE, [](int) {});

  boost::asio::io_context io(1);
  const Promise<bool> told_to_stop(io.get_executor());
  boost::asio::signal_set stop_signals(io, SIGINT, SIGTERM, SIGHUP);
  stop_signals.async_wait([told_to_stop](boost::system::error_code error, int) {
    if (!error) told_to_stop.Set(true);
  });
  int exit_code = 0;
  boost::asio::co_spawn(io, program(io.get_executor(), told_to_stop),
                        [&](std::exception_ptr failure, const absl::Status& status) {
                          if (failure) std::rethrow_exception(failure);
                          if (!status.ok()) {
                            std::cerr << "understudy: " << status.message() << "\n";
                            exit_code = 1;
                          }
                          io.stop();
                        });
  io.run();
  return exit_code;
}

}  // namespace understudy::app

#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <optional>
#include <vector>

#include <boost/asio/any_io_executor.hpp>

#include "server/app/session.h"
#include "server/base/promise.h"

namespace understudy::app {

// The sessions of a server's clients.
class RemoteClients : public std::enable_shared_from_this<RemoteClients> {
 public:
  RemoteClients(boost::asio::any_io_executor executor, size_t max_at_once)
      : executor_(std::move(executor)), max_at_once_(max_at_once) {}

  // Serves the client, or when there are too many at once, as soon as another has gone.
  void Add(Ref<Session> session);
  // Ends every session and waits until all have ended. Later clients are sent away.
  Task<void> StopAll();

 private:
  static Task<void> Serve(Ref<RemoteClients> self, Ref<Session> session);
  void DidGo(const Ref<Session>& session);

  const boost::asio::any_io_executor executor_;
  const size_t max_at_once_;
  std::vector<Ref<Session>> served_;
  std::deque<Ref<Session>> waiting_;
  // Set once nobody is served any more; only while somebody waits for it.
  std::optional<Promise<bool>> all_gone_;
};

}  // namespace understudy::app

#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <set>

#include <boost/asio/any_io_executor.hpp>

#include "server/base/task.h"

namespace understudy::browser {

class Request;

// Whether a document has had no request under way for a while. An EventSource never ends, and doesn't count.
class NetworkQuiet {
 public:
  // `on_quiet` is called once for each document, after `pause` without requests.
  NetworkQuiet(const boost::asio::any_io_executor& executor, std::chrono::milliseconds pause,
               std::function<void()> on_quiet);
  ~NetworkQuiet();
  NetworkQuiet(const NetworkQuiet&) = delete;
  NetworkQuiet& operator=(const NetworkQuiet&) = delete;

  bool quiet() const;

  // Another document begins. What is under way was its predecessor's, but for the request it comes from.
  void Begin(const Ref<Request>& document);
  void DidStart(const Ref<Request>& request);
  // Finished, failed, or redirected.
  void DidEnd(const Ref<Request>& request);

 private:
  struct State;

  Ref<State> state_;
};

}  // namespace understudy::browser

#include "server/browser/network_quiet.h"

#include <utility>

#include <boost/asio/steady_timer.hpp>

#include "server/browser/request.h"

namespace understudy::browser {

struct NetworkQuiet::State : std::enable_shared_from_this<State> {
  State(const boost::asio::any_io_executor& executor, std::chrono::milliseconds pause,
        std::function<void()> on_quiet)
      : pause(pause), on_quiet(std::move(on_quiet)), timer(executor) {}

  void AwaitQuiet() {
    if (quiet || !under_way.empty()) return;
    timer.expires_after(pause);
    timer.async_wait([weak = weak_from_this()](boost::system::error_code error) {
      const Ref<State> state = weak.lock();
      // A request that began when the time was up already still counts.
      if (!state || error || state->quiet || !state->under_way.empty()) return;
      state->quiet = true;
      state->on_quiet();
    });
  }

  const std::chrono::milliseconds pause;
  const std::function<void()> on_quiet;
  boost::asio::steady_timer timer;
  std::set<Ref<Request>> under_way;
  bool quiet = false;
};

NetworkQuiet::NetworkQuiet(const boost::asio::any_io_executor& executor, std::chrono::milliseconds pause,
                           std::function<void()> on_quiet)
    : state_(std::make_shared<State>(executor, pause, std::move(on_quiet))) {}

NetworkQuiet::~NetworkQuiet() = default;

bool NetworkQuiet::quiet() const { return state_->quiet; }

void NetworkQuiet::Begin(const Ref<Request>& document) {
  const bool loading = document && state_->under_way.contains(document);
  state_->under_way.clear();
  if (loading) state_->under_way.insert(document);
  state_->quiet = false;
  state_->timer.cancel();
  state_->AwaitQuiet();
}

void NetworkQuiet::DidStart(const Ref<Request>& request) {
  if (request->start().resource_type == "eventsource") return;
  state_->under_way.insert(request);
  state_->timer.cancel();
}

void NetworkQuiet::DidEnd(const Ref<Request>& request) {
  if (state_->under_way.erase(request) > 0) state_->AwaitQuiet();
}

}  // namespace understudy::browser

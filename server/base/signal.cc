#include "server/base/signal.h"

#include <algorithm>

namespace understudy {
namespace internal {

void Listeners::Add(std::shared_ptr<Listener> listener) { all_.push_back(std::move(listener)); }

void Listeners::Remove(Listener& listener) {
  if (!std::exchange(listener.connected, false) || telling_ > 0) return;
  const auto found = std::find_if(all_.begin(), all_.end(), [&](const std::shared_ptr<Listener>& other) {
    return other.get() == &listener;
  });
  if (found == all_.end()) return;
  // What the listener holds may, as it goes, come back here.
  const std::shared_ptr<Listener> gone = std::move(*found);
  all_.erase(found);
}

bool Listeners::empty() const {
  return std::none_of(all_.begin(), all_.end(),
                      [](const std::shared_ptr<Listener>& listener) { return listener->connected; });
}

Telling::Telling(std::shared_ptr<Listeners> listeners)
    : listeners_(std::move(listeners)), end_(listeners_->all_.size()) {
  ++listeners_->telling_;
}

Telling::~Telling() {
  if (--listeners_->telling_ > 0) return;
  std::vector<std::shared_ptr<Listener>>& all = listeners_->all_;
  const auto connected = [](const std::shared_ptr<Listener>& listener) { return listener->connected; };
  if (std::all_of(all.begin(), all.end(), connected)) return;
  const auto gone = std::stable_partition(all.begin(), all.end(), connected);
  // As in Remove().
  const std::vector<std::shared_ptr<Listener>> kept_until_the_end(std::make_move_iterator(gone),
                                                                  std::make_move_iterator(all.end()));
  all.erase(gone, all.end());
}

std::shared_ptr<Listener> Telling::Next() {
  while (next_ < end_) {
    const std::shared_ptr<Listener>& listener = listeners_->all_[next_++];
    if (listener->connected) return listener;
  }
  return nullptr;
}

}  // namespace internal

void SignalConnection::disconnect() {
  const std::shared_ptr<internal::Listeners> listeners = listeners_.lock();
  const std::shared_ptr<internal::Listener> listener = listener_.lock();
  if (listeners && listener) listeners->Remove(*listener);
}

}  // namespace understudy

#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace understudy {

namespace internal {

struct Listener {
  virtual ~Listener() = default;
  bool connected = true;
};

// The listeners of one signal, whatever they are told.
class Listeners {
 public:
  void Add(std::shared_ptr<Listener> listener);
  void Remove(Listener& listener);
  bool empty() const;

 private:
  friend class Telling;

  std::vector<std::shared_ptr<Listener>> all_;
  // While it is above 0, a listener that is removed keeps its place.
  int telling_ = 0;
};

// One round through the listeners that there are at its beginning.
class Telling {
 public:
  explicit Telling(std::shared_ptr<Listeners> listeners);
  ~Telling();
  Telling(const Telling&) = delete;
  Telling& operator=(const Telling&) = delete;

  // The next that hasn't been removed meanwhile; null after the last.
  std::shared_ptr<Listener> Next();

 private:
  std::shared_ptr<Listeners> listeners_;
  size_t next_ = 0;
  size_t end_;
};

}  // namespace internal

// Names one listener of a signal, and keeps neither alive.
class SignalConnection {
 public:
  SignalConnection() = default;
  SignalConnection(std::weak_ptr<internal::Listeners> listeners, std::weak_ptr<internal::Listener> listener)
      : listeners_(std::move(listeners)), listener_(std::move(listener)) {}

  // The listener is told nothing more, and destroyed unless it is being told.
  void disconnect();

 private:
  std::weak_ptr<internal::Listeners> listeners_;
  std::weak_ptr<internal::Listener> listener_;
};

// A listener goes when its Subscription does.
class Subscription {
 public:
  Subscription() = default;
  // Not explicit: connect() gives what is kept here.
  Subscription(SignalConnection connection) : connection_(std::move(connection)) {}
  Subscription(Subscription&& other) noexcept : connection_(std::exchange(other.connection_, {})) {}
  Subscription& operator=(Subscription&& other) noexcept {
    std::swap(connection_, other.connection_);
    other.disconnect();
    return *this;
  }
  ~Subscription() { disconnect(); }

  void disconnect() { std::exchange(connection_, {}).disconnect(); }

 private:
  SignalConnection connection_;
};

// Tells any number of listeners, in the order they connected. Single-threaded. Listeners may come and go, and
// the signal itself may go, while it tells: who came isn't told yet, who went isn't told any more.
template <class... Args>
class Signal {
 public:
  // The listener stays as long as the signal, unless the connection is ended or becomes a Subscription.
  SignalConnection connect(std::function<void(Args...)> listener) {
    const auto added = std::make_shared<Typed>(std::move(listener));
    listeners_->Add(added);
    return SignalConnection(listeners_, added);
  }

  bool empty() const { return listeners_->empty(); }

  void operator()(Args... args) const {
    internal::Telling telling(listeners_);
    while (const std::shared_ptr<internal::Listener> listener = telling.Next()) {
      static_cast<Typed&>(*listener).tell(args...);
    }
  }

 private:
  struct Typed final : internal::Listener {
    explicit Typed(std::function<void(Args...)> told) : tell(std::move(told)) {}
    std::function<void(Args...)> tell;
  };

  std::shared_ptr<internal::Listeners> listeners_ = std::make_shared<internal::Listeners>();
};

}  // namespace understudy

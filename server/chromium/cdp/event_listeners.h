#pragma once

#include <functional>
#include <memory>
#include <string_view>
#include <utility>

#include <absl/container/flat_hash_map.h>
#include <absl/strings/string_view.h>
#include <boost/json/object.hpp>

#include "server/base/signal.h"
#include "server/base/string_view.h"

namespace understudy::chromium {

// Who listens to which event. An event is decoded once, and only when someone listens.
class EventListeners {
 public:
  template <class Event>
  [[nodiscard]] Subscription Add(std::function<void(const Event&)> listener) {
    std::unique_ptr<Kind>& kind = kinds_[Abseil(Event::kMethod)];
    if (!kind) kind = std::make_unique<TypedKind<Event>>();
    return static_cast<TypedKind<Event>&>(*kind).signal.connect(std::move(listener));
  }

  // `params` is borrowed.
  void Deliver(std::string_view method, const boost::json::object& params) {
    if (const auto found = kinds_.find(Abseil(method)); found != kinds_.end()) found->second->Deliver(params);
  }

 private:
  struct Kind {
    virtual ~Kind() = default;
    virtual void Deliver(const boost::json::object& params) = 0;
  };
  template <class Event>
  struct TypedKind final : Kind {
    void Deliver(const boost::json::object& params) override {
      if (signal.empty()) return;
      Event event;
      ReadJson(params, event);
      signal(event);
    }
    Signal<const Event&> signal;
  };

  // By Event::kMethod, which lives as long as the program.
  absl::flat_hash_map<absl::string_view, std::unique_ptr<Kind>> kinds_;
};

}  // namespace understudy::chromium

#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>

namespace understudy::dispatchers {

// The events a client asked for, by wire name, on one context or page (`updateSubscription`).
class Subscriptions {
 public:
  void Update(std::string_view event, bool enabled) {
    if (enabled) {
      events_.emplace(event);
    } else if (const auto found = events_.find(event); found != events_.end()) {
      events_.erase(found);
    }
  }
  bool Has(std::string_view event) const { return events_.contains(event); }

 private:
  std::set<std::string, std::less<>> events_;
};

}  // namespace understudy::dispatchers

#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include <boost/json/value.hpp>

#include "dispatchers/core/call.h"
#include "server/base/task.h"

namespace understudy::dispatchers {

// The commands of one client that aren't answered yet. However many they are, one comes, goes and is found in
// the same time.
class RunningCalls {
 public:
  void Add(const Ref<Call>& call);
  void Remove(const Ref<Call>& call);

  // Null when no command of that id runs.
  Ref<Call> Find(const boost::json::value& id) const;
  // The commands to `objects`, in the order they came.
  std::vector<Ref<Call>> To(std::span<const Ref<Dispatcher>> objects) const;

 private:
  // Each with its place in the order.
  using Numbered = std::unordered_map<Ref<Call>, uint64_t>;

  std::unordered_map<const Dispatcher*, Numbered> by_object_;
  // A client that uses an id twice finds the later command.
  std::unordered_map<boost::json::value, Ref<Call>> by_id_;
  uint64_t last_number_ = 0;
};

}  // namespace understudy::dispatchers

#include "dispatchers/core/running_calls.h"

#include <algorithm>
#include <utility>

namespace understudy::dispatchers {

void RunningCalls::Add(const Ref<Call>& call) {
  by_object_[call->target().get()].emplace(call, ++last_number_);
  by_id_[call->id()] = call;
}

void RunningCalls::Remove(const Ref<Call>& call) {
  if (const auto object = by_object_.find(call->target().get()); object != by_object_.end()) {
    object->second.erase(call);
    if (object->second.empty()) by_object_.erase(object);
  }
  if (const auto found = by_id_.find(call->id()); found != by_id_.end() && found->second == call)
    by_id_.erase(found);
}

Ref<Call> RunningCalls::Find(const boost::json::value& id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : found->second;
}

std::vector<Ref<Call>> RunningCalls::To(std::span<const Ref<Dispatcher>> objects) const {
  std::vector<std::pair<uint64_t, Ref<Call>>> numbered;
  for (const Ref<Dispatcher>& object : objects) {
    const auto found = by_object_.find(object.get());
    if (found == by_object_.end()) continue;
    for (const auto& [call, number] : found->second) numbered.emplace_back(number, call);
  }
  std::ranges::sort(numbered, {}, &std::pair<uint64_t, Ref<Call>>::first);
  std::vector<Ref<Call>> calls;
  calls.reserve(numbered.size());
  for (auto& [number, call] : numbered) calls.push_back(std::move(call));
  return calls;
}

}  // namespace understudy::dispatchers

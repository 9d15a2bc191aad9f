#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "server/base/task.h"

namespace understudy {

// One operation, as the code sees it that carries it out. Held for the time of the operation, by its
// coroutines; after its end nobody is told anything.
//
// An operation that is withdrawn, or whose time is up, is cancelled: its coroutine unwinds. One that owns its
// time isn't cancelled by the clock: it answers what it knows when the deadline comes.
class Progress {
 public:
  using Clock = std::chrono::steady_clock;

  virtual ~Progress() = default;

  // Explains a slow or failed operation to its user. Two leading spaces per level of nesting.
  virtual void Log(std::string line) = 0;
  // When the time is up; nothing when there is no limit.
  virtual std::optional<Clock::time_point> deadline() const = 0;
  // What comes now is input: the page was looked at before, from here on it may change.
  virtual void WillInput() = 0;
};

// Of an operation that nobody watches and that has all the time.
Ref<Progress> NoProgress();

}  // namespace understudy

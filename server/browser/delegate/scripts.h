#pragma once

#include <cstdint>
#include <string>

#include <absl/status/status.h>
#include <absl/status/statusor.h>

#include "server/base/task.h"
#include "server/browser/clock/clock_reading.h"

namespace understudy::browser {

struct InitScript;

// What runs in a page's documents besides their own scripts.
class ScriptsDelegate {
 public:
  virtual ~ScriptsDelegate() = default;

  // Runs `source` in each new document before its own scripts; the id undoes it.
  virtual Task<absl::StatusOr<int64_t>> AddInitScript(std::string source) = 0;
  virtual Task<absl::Status> RemoveInitScript(int64_t id) = 0;
  // The same for a script of the context's, which belongs to all its pages.
  virtual Task<absl::Status> AddContextInitScript(Ref<InitScript> script) = 0;
  virtual Task<absl::Status> RemoveContextInitScript(Ref<InitScript> script) = 0;
  // Makes the functions that page and context expose now call the driver, in present documents too, and those
  // they don't expose any more not.
  virtual Task<absl::Status> UpdateBindings() = 0;
  // Turns the clock of the documents that are there, which begins in those that have none yet. New ones begin
  // with what the context's clock shows. Sent when called; fails with what a timer threw that fired.
  virtual Task<absl::Status> TurnClock(ClockTurn turn) = 0;
};

}  // namespace understudy::browser

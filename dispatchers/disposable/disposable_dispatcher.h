#pragma once

#include <functional>

#include <absl/status/status.h>

#include "dispatchers/core/dispatcher.h"

namespace understudy::dispatchers {

class DisposableDispatcher final : public Dispatcher {
 public:
  using Undo = std::function<Task<absl::Status>()>;

  // `undo` takes back what was added to the object `owner`.
  static Ref<DisposableDispatcher> Create(Dispatcher& owner, Undo undo);

  explicit DisposableDispatcher(Undo undo) : undo_(std::move(undo)) {}
  const Undo& undo() const { return undo_; }

 private:
  const Undo undo_;
};

}  // namespace understudy::dispatchers

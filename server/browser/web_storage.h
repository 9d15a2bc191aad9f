#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <absl/status/status.h>
#include <absl/status/statusor.h>

#include "server/base/task.h"

namespace understudy::browser {

class Frame;

// What a frame's document keeps in its origin's storage (HTML, Web storage). `kind`: "local" or "session".
// Everything fails for a document that may keep nothing, in the browser's words.
class WebStorage {
 public:
  WebStorage(Ref<Frame> frame, std::string kind) : frame_(std::move(frame)), kind_(std::move(kind)) {}

  Task<absl::StatusOr<std::vector<std::pair<std::string, std::string>>>> Items() const;
  // Nothing when there is none.
  Task<absl::StatusOr<std::optional<std::string>>> Get(std::string name) const;
  Task<absl::Status> Set(std::string name, std::string value) const;
  Task<absl::Status> Remove(std::string name) const;
  Task<absl::Status> Clear() const;

 private:
  Ref<Frame> frame_;
  std::string kind_;
};

}  // namespace understudy::browser

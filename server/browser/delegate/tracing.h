#pragma once

#include <optional>
#include <string>
#include <vector>

#include <absl/status/status.h>
#include <absl/status/statusor.h>

#include "server/base/task.h"

namespace understudy::browser {

class Page;

struct TracingOptions {
  // Of the page that is traced; without one there are none.
  bool screenshots = false;
  // As the browser names them; absent: those that tell where a page's time goes.
  std::optional<std::vector<std::string>> categories;
};

// The browser's own record of what it does.
class TracingDelegate {
 public:
  virtual ~TracingDelegate() = default;

  // `page`: whose the record is, and with which it ends; null: nobody's.
  virtual Task<absl::Status> Start(Ref<Page> page, TracingOptions options) = 0;
  // Gives the path of a file with the record, in the directory of the browser's artifacts.
  virtual Task<absl::StatusOr<std::string>> Stop() = 0;
};

}  // namespace understudy::browser

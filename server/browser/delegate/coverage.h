#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <absl/status/status.h>
#include <absl/status/statusor.h>

#include "server/base/task.h"

namespace understudy::browser {

// How often each part of a script ran. Offsets count UTF-16 code units from the source's beginning; inner
// ranges follow the ones they are in, and override them.
struct ScriptCoverage {
  struct Range {
    int64_t start = 0;
    int64_t end = 0;
    int64_t count = 0;
  };
  struct Function {
    std::string name;
    // Whether the ranges go below the whole function.
    bool has_blocks = false;
    std::vector<Range> ranges;
  };

  // Empty for a script that has none, such as one in an `eval`.
  std::string url;
  std::string script_id;
  // Absent when the script was gone before it could be read.
  std::optional<std::string> source;
  std::vector<Function> functions;
};

// Which parts of a style sheet applied. Offsets as above; ranges don't touch, in their order.
struct StyleCoverage {
  struct Range {
    int64_t start = 0;
    int64_t end = 0;
  };

  std::string url;
  // Absent when the sheet was gone before it could be read.
  std::optional<std::string> text;
  std::vector<Range> ranges;
};

struct ScriptCoverageOptions {
  // Whether a new document of the page's begins anew.
  bool reset_on_navigation = true;
  // Whether scripts without a URL are told of, too. The driver's own never are.
  bool anonymous_scripts = false;
};

// Collects what of a page's scripts runs, and which of its styles apply, in the documents of the page's own
// process.
class CoverageDelegate {
 public:
  virtual ~CoverageDelegate() = default;

  // Fails with "JSCoverage is already enabled" while it is.
  virtual Task<absl::Status> StartScripts(ScriptCoverageOptions options) = 0;
  // What ran since the start; nothing where there was none.
  virtual Task<absl::StatusOr<std::vector<ScriptCoverage>>> StopScripts() = 0;
  // Fails with "CSSCoverage is already enabled" while it is. Sheets without a URL, which scripts make, aren't
  // looked at.
  virtual Task<absl::Status> StartStyles(bool reset_on_navigation) = 0;
  virtual Task<absl::StatusOr<std::vector<StyleCoverage>>> StopStyles() = 0;
};

}  // namespace understudy::browser

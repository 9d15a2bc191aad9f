#pragma once

#include <string_view>

#include <absl/status/status.h>

namespace understudy::browser {

// Whether a browser that goes to `url` shows files of its machine, or pages of its own that tell of it.
bool OpensLocalFiles(std::string_view url);

// For a client to which they aren't open: "`what` is refused: …".
absl::Status LocalFilesRefused(std::string_view what);

}  // namespace understudy::browser

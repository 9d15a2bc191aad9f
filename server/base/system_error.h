#pragma once

#include <string>
#include <string_view>

#include <absl/status/status.h>

namespace understudy {

// What the system refused, in the words users know: "ENOENT: no such file or directory, open '/x'" for the
// error number ENOENT and `what` "open '/x'".
absl::Status SystemError(int number, std::string_view what);

// An error that clients can tell by a code.
absl::Status CodedError(std::string_view code, std::string_view message);
// "ENOENT" and the like; empty for an error without one.
std::string CodeOf(const absl::Status& status);

}  // namespace understudy

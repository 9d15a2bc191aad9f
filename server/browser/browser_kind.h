#pragma once

#include <string_view>

#include <absl/status/status.h>

namespace understudy::browser {

// Why a browser of the kind `asked` can't be started where only those of the kind `driven` can.
absl::Status OtherKindError(std::string_view driven, std::string_view asked);

}  // namespace understudy::browser

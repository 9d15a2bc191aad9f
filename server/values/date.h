#pragma once

#include <string_view>

namespace understudy::values {

// Whether `text` is a day and a time of day that exist, in ISO 8601: `2024-02-29T23:59:59.999Z`. Years of six
// digits have a sign; the zone may be missing.
bool IsIsoDate(std::string_view text);

}  // namespace understudy::values

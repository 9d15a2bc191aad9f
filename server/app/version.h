#pragma once

namespace understudy::app {

inline constexpr char kVersion[] = "0.1.0";

}  // namespace understudy::app

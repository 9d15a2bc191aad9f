#include "server/chromium/random_name.h"

#include <random>

#include <absl/strings/str_format.h>

namespace understudy::chromium {

std::string RandomName() {
  std::random_device random;
  return absl::StrFormat("__%08x%08x%08x%08x", random(), random(), random(), random());
}

}  // namespace understudy::chromium

#include "dispatchers/core/guid.h"

#include <array>
#include <cstddef>
#include <sys/random.h>

#include <absl/strings/escaping.h>
#include <absl/strings/str_cat.h>

#include "server/base/string_view.h"

namespace understudy::dispatchers {
namespace {

constexpr size_t kGuidBytes = 16;

// Random bytes are taken from the kernel for many guids at once. Up to 256 bytes getrandom() neither fails
// nor falls short.
class RandomBytes {
 public:
  absl::string_view Next() {
    if (used_ == pool_.size()) {
      while (getrandom(pool_.data(), pool_.size(), 0) != static_cast<ssize_t>(pool_.size())) {
      }
      used_ = 0;
    }
    const absl::string_view bytes(pool_.data() + used_, kGuidBytes);
    used_ += kGuidBytes;
    return bytes;
  }

 private:
  std::array<char, 256> pool_;
  size_t used_ = pool_.size();
};

}  // namespace

std::string NewToken() {
  static RandomBytes random;
  return absl::BytesToHexString(random.Next());
}

std::string NewGuid(std::string_view prefix) { return absl::StrCat(Abseil(prefix), "@", NewToken()); }

}  // namespace understudy::dispatchers

#include "server/browser/browser_kind.h"

#include <string>

#include <absl/strings/ascii.h>
#include <absl/strings/str_cat.h>

#include "server/base/errors.h"
#include "server/base/string_view.h"

namespace understudy::browser {

absl::Status OtherKindError(std::string_view driven, std::string_view asked) {
  std::string name(driven);
  if (!name.empty()) name[0] = absl::ascii_toupper(static_cast<unsigned char>(name[0]));
  return Error(absl::StrCat("Understudy drives ", name, " only; it can't launch ", Abseil(asked), "."));
}

}  // namespace understudy::browser

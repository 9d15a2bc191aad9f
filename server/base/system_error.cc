#include "server/base/system_error.h"

#include <cctype>
#include <cerrno>
#include <cstring>

#include <absl/strings/cord.h>
#include <absl/strings/str_cat.h>

#include "server/base/errors.h"
#include "server/base/string_view.h"

namespace understudy {
namespace {

constexpr absl::string_view kCode = "understudy/error-code";

// Where users know other words than the C library's.
std::string Words(int number) {
  switch (number) {
    case EBUSY:
      return "resource busy or locked";
    case EISDIR:
      return "illegal operation on a directory";
    case ELOOP:
      return "too many symbolic links encountered";
    case ENAMETOOLONG:
      return "name too long";
  }
  std::string words = std::strerror(number);
  if (!words.empty()) words[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(words[0])));
  return words;
}

}  // namespace

absl::Status SystemError(int number, std::string_view what) {
  const char* name = strerrorname_np(number);
  const std::string code = name != nullptr ? name : absl::StrCat("E", number);
  return CodedError(code, absl::StrCat(code, ": ", Words(number), ", ", Abseil(what)));
}

absl::Status CodedError(std::string_view code, std::string_view message) {
  absl::Status status = Error(message);
  status.SetPayload(kCode, absl::Cord(Abseil(code)));
  return status;
}

std::string CodeOf(const absl::Status& status) {
  const absl::optional<absl::Cord> code = status.GetPayload(kCode);
  return code ? std::string(*code) : std::string();
}

}  // namespace understudy

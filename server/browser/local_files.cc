#include "server/browser/local_files.h"

#include <string>

#include <absl/algorithm/container.h>
#include <absl/strings/ascii.h>
#include <absl/strings/match.h>
#include <absl/strings/str_cat.h>

#include "server/base/errors.h"
#include "server/base/string_view.h"

namespace understudy::browser {

bool OpensLocalFiles(std::string_view url) {
  constexpr absl::string_view kSchemes[] = {"content", "devtools", "file", "filesystem", "view-source"};
  // Browsers leave out what surrounds a URL and breaks its lines (the WHATWG's URL standard, section 4.4).
  std::string scheme;
  for (const char character : url.substr(0, url.find(':'))) {
    if (static_cast<unsigned char>(character) > ' ') scheme += absl::ascii_tolower(character);
  }
  return absl::c_linear_search(kSchemes, scheme) || absl::StartsWith(scheme, "chrome");
}

absl::Status LocalFilesRefused(std::string_view what) {
  return Error(absl::StrCat(
      Abseil(what), " is refused: it reaches into the server's machine, which takes --unsafe there."));
}

}  // namespace understudy::browser

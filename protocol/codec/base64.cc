#include "protocol/codec/base64.h"

#include <absl/strings/escaping.h>

#include "server/base/string_view.h"

namespace understudy::protocol {

std::string EncodeBase64(std::string_view bytes) { return absl::Base64Escape(Abseil(bytes)); }

std::optional<std::string> DecodeBase64(std::string_view text) {
  std::string bytes;
  if (absl::Base64Unescape(Abseil(text), &bytes) || absl::WebSafeBase64Unescape(Abseil(text), &bytes))
    return bytes;
  return std::nullopt;
}

}  // namespace understudy::protocol

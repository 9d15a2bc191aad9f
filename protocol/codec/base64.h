#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace understudy::protocol {

// Standard alphabet, padded.
std::string EncodeBase64(std::string_view bytes);

// Takes either alphabet, with or without padding. Nothing for any other text.
std::optional<std::string> DecodeBase64(std::string_view text);

}  // namespace understudy::protocol

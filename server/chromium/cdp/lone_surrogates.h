#pragma once

#include <string>
#include <string_view>

namespace understudy::chromium::cdp {

// JSON whose strings hold a `\udXXX` escape without its other half, which is how the browser sends a
// JavaScript string that isn't well-formed, is refused by the parser. Here each such escape becomes the three
// bytes UTF-8 would encode the surrogate with (WTF-8); JsonWriter turns them back. Everything else stays.
std::string EncodeLoneSurrogates(std::string_view json);

}  // namespace understudy::chromium::cdp

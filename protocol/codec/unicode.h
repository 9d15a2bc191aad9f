#pragma once

#include <string>

namespace understudy::protocol {

// Replaces escapes of lone surrogates in a JSON text, such as "\ud800", by the replacement character's.
// JavaScript writes such escapes; UTF-8 has no place for what they stand for.
void ReplaceLoneSurrogateEscapes(std::string& json_text);

// Replaces what isn't UTF-8, one replacement character per stray byte or encoded surrogate.
void ReplaceInvalidUtf8(std::string& text);

}  // namespace understudy::protocol

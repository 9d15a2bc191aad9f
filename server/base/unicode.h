#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace understudy {

// What becomes of lone surrogates, the halves of a pair that a JavaScript string may hold by themselves.
// Within the driver they are kept in the three bytes that UTF-8 would encode them with, had it a place for
// them (WTF-8).
enum class LoneSurrogates {
  kReplace,  // by U+FFFD
  kKeep,     // as escapes, which JSON has for them
};

// The JSON text with the escapes of lone surrogates in it, such as "\ud800", turned into what is kept of
// them; nothing when there are none. JSON's parser refuses such escapes.
std::optional<std::string> DecodeLoneSurrogates(std::string_view json_text, LoneSurrogates lone_surrogates);

// Makes UTF-8 of a JSON text: encoded surrogates become escapes or, as every stray byte does, replacement
// characters.
void MakeUtf8(std::string& json_text, LoneSurrogates lone_surrogates);

// How many bytes at the beginning of UTF-8 text are this many UTF-16 code units; all if there aren't as many.
size_t Utf16Prefix(std::string_view text, size_t units);

// How many bytes the character has that begins at `at`; one that is no UTF-8, nor a lone surrogate, has one.
size_t CharacterSize(std::string_view text, size_t at);

bool IsUtf8(std::string_view text);

}  // namespace understudy

#include "server/chromium/page_error.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include <absl/strings/ascii.h>
#include <absl/strings/str_cat.h>

#include "server/chromium/preview.h"

namespace understudy::chromium {
namespace {

constexpr std::string_view kFirstFrame = "\n    at ";
constexpr std::string_view kNameEnd = ": ";

// The thrown object's own `name`, if it has one: what describes an Error says the name of its class instead
// of an empty one.
std::optional<std::string> OwnName(const cdp::runtime::RemoteObject& thrown) {
  if (!thrown.preview) return std::nullopt;
  for (const cdp::runtime::PropertyPreview& member : thrown.preview->properties) {
    if (member.name == "name") return member.value;
  }
  return std::nullopt;
}

bool IsIdentifier(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](unsigned char c) {
    return absl::ascii_isalnum(c) || c == '_' || c == '$' || c >= 0x80;
  });
}

// `Name: message`, or a message alone.
void ReadHead(std::string_view head, std::optional<std::string> own_name, browser::PageError& error) {
  const bool begins_with_own_name = own_name && !own_name->empty() && head.starts_with(*own_name + ": ");
  const size_t end = begins_with_own_name ? own_name->size() : head.find(kNameEnd);
  const bool named =
      end != std::string_view::npos && (begins_with_own_name || IsIdentifier(head.substr(0, end)));
  error.name = own_name.value_or(std::string(named ? head.substr(0, end) : ""));
  error.message = std::string(named ? head.substr(end + kNameEnd.size()) : head);
}

}  // namespace

browser::PageError ToPageError(const cdp::runtime::ExceptionDetails& details,
                               const Ref<browser::Page>& page) {
  browser::PageError error;
  error.page = page;
  error.location = {
      .url = details.url.value_or(""), .line = details.line_number, .column = details.column_number};
  if (!details.exception) {
    error.name = "Error";
    error.message = details.text;
    return error;
  }
  // The message may have several lines; the stack's own begin below it.
  const std::string description = Description(*details.exception);
  const size_t frames = description.find(kFirstFrame);
  if (frames != std::string::npos) error.stack = description;
  ReadHead(std::string_view(description).substr(0, frames), OwnName(*details.exception), error);
  return error;
}

}  // namespace understudy::chromium

#include "server/chromium/cdp/message_splitter.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include <absl/strings/str_cat.h>

#include "server/base/debug_log.h"
#include "server/base/string_view.h"

namespace understudy::chromium {
namespace {

constexpr char kEnd = '\0';
constexpr size_t kMinimumRead = 64 << 10;
// One huge message shouldn't keep its memory for the rest of the session.
constexpr size_t kKeptBytes = 1 << 20;
// Looking at every character of what is larger would cost more than its end is late.
constexpr size_t kMostExaminedBytes = 4 << 10;
constexpr size_t kHeadBytes = 200;

// Whether every bracket of the JSON text is closed; that alone makes the text whole, be it valid or not.
bool IsWholeObject(std::string_view text) {
  if (!text.starts_with('{') || !text.ends_with('}')) return false;
  int depth = 0;
  bool in_string = false;
  for (size_t i = 0; i < text.size(); ++i) {
    switch (text[i]) {
      case '"':
        in_string = !in_string;
        break;
      case '\\':
        ++i;  // Of no account wherever it escapes something.
        break;
      case '{':
        depth += in_string ? 0 : 1;
        break;
      case '}':
        depth -= in_string ? 0 : 1;
        break;
    }
  }
  return !in_string && depth == 0;
}

// The id of the command that a message which begins like this answers; browsers write it first.
std::optional<std::string_view> AnsweredId(std::string_view head) {
  constexpr std::string_view kBegin = "{\"id\":";
  if (!head.starts_with(kBegin)) return std::nullopt;
  head.remove_prefix(kBegin.size());
  const size_t end = head.find_first_not_of("0123456789");
  if (end == 0 || end == std::string_view::npos) return std::nullopt;
  return head.substr(0, end);
}

}  // namespace

boost::asio::mutable_buffer MessageSplitter::Space() {
  if (begin_ == filled_) begin_ = searched_ = filled_ = 0;
  if (bytes_.size() - filled_ < kMinimumRead && begin_ > 0) {
    std::memmove(bytes_.data(), bytes_.data() + begin_, filled_ - begin_);
    filled_ -= begin_;
    searched_ -= begin_;
    begin_ = 0;
  }
  if (bytes_.size() - filled_ < kMinimumRead) bytes_.resize(std::max(2 * bytes_.size(), kMinimumRead));
  return boost::asio::buffer(bytes_.data() + filled_, bytes_.size() - filled_);
}

std::optional<std::string> MessageSplitter::Next() {
  if (end_outstanding_ && begin_ != filled_) {
    end_outstanding_ = false;
    if (bytes_[begin_] == kEnd) searched_ = ++begin_;
  }
  while (begin_ != filled_) {
    const char* unsearched = bytes_.data() + searched_;
    const void* end = std::memchr(unsearched, kEnd, filled_ - searched_);
    const size_t length = end ? static_cast<const char*>(end) - (bytes_.data() + begin_) : filled_ - begin_;
    if (skipped_ > 0 || length > max_bytes_) {
      Skip(length);
      if (!end) return std::nullopt;
      searched_ = ++begin_;
      const size_t bytes = std::exchange(skipped_, 0);
      const std::string head = std::exchange(head_, {});
      DebugLog(DebugChannel::kProtocol,
               absl::StrCat("a message of ", bytes, " bytes isn't kept: ", head, "…"));
      if (const auto id = AnsweredId(head)) {
        return absl::StrCat(R"({"id":)", Abseil(*id), R"(,"error":{"code":-32000,"message":"The answer has )",
                            bytes, " bytes, above the limit of ", max_bytes_, R"("}})");
      }
      continue;
    }
    if (end) {
      std::string message = Take(length);
      searched_ = ++begin_;
      GiveBack();
      return message;
    }
    searched_ = filled_;
    // The browser writes a message and its end separately, and may have to wait in between.
    if (length > kMostExaminedBytes || !IsWholeObject(Unread())) return std::nullopt;
    end_outstanding_ = true;
    return Take(length);
  }
  return std::nullopt;
}

// What is large, and hence alone at the beginning, isn't copied.
std::string MessageSplitter::Take(size_t length) {
  if (begin_ > 0 || length < kKeptBytes) {
    std::string message = bytes_.substr(begin_, length);
    begin_ = searched_ = begin_ + length;
    return message;
  }
  std::string rest(bytes_, length, filled_ - length);
  bytes_.resize(length);
  std::string message = std::exchange(bytes_, std::move(rest));
  begin_ = searched_ = 0;
  filled_ -= length;
  return message;
}

void MessageSplitter::Skip(size_t length) {
  if (skipped_ == 0) head_ = Unread().substr(0, kHeadBytes);
  skipped_ += length;
  begin_ = searched_ = begin_ + length;
  GiveBack();
}

void MessageSplitter::GiveBack() {
  if (bytes_.capacity() <= kKeptBytes || filled_ - begin_ > kMinimumRead) return;
  // Assigning would keep the memory.
  std::string(Unread()).swap(bytes_);
  filled_ -= begin_;
  begin_ = searched_ = 0;
}

}  // namespace understudy::chromium

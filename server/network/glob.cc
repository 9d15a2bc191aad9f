#include "server/network/glob.h"

#include <string_view>
#include <vector>

#include <absl/strings/match.h>
#include <absl/strings/str_cat.h>

#include "server/base/errors.h"
#include "server/base/string_view.h"
#include "server/network/url.h"

namespace understudy::network {
namespace {

bool Contains(std::string_view text, char character) { return text.find(character) != text.npos; }

// As browsers write the URL; empty for what isn't one.
std::string Written(const std::string& text, const GlobContext& context) {
  std::string url = WriteUrl(text, context.base_url).value_or("");
  const bool http = absl::StartsWith(url, "http://") || absl::StartsWith(url, "https://");
  if (context.web_sockets && http) url.replace(0, 4, "ws");
  return url;
}

// What means something to the glob is no part of a URL: it goes through WriteUrl() in disguise.
class Disguise {
 public:
  explicit Disguise(const std::string& glob) {
    while (glob.find(mark_) != glob.npos) mark_ += 'q';
    for (size_t i = 0; i < glob.size(); ++i) {
      const char character = glob[i];
      if (Contains("\\*{},", character)) {
        const std::string hidden = glob.substr(i, character == '\\' ? 2 : 1);
        i += hidden.size() - 1;
        text_ += mark_ + std::to_string(hidden_.size()) + 'z';
        hidden_.push_back(hidden);
      } else {
        text_ += character;
      }
    }
  }

  const std::string& text() const { return text_; }

  std::string Reveal(std::string url) const {
    size_t from = 0;
    for (size_t i = 0; i < hidden_.size(); ++i) {
      const std::string disguise = mark_ + std::to_string(i) + 'z';
      from = url.find(disguise, from);
      // Left out of the URL, as with a directory before `..`.
      if (from == url.npos) return {};
      url.replace(from, disguise.size(), hidden_[i]);
      from += hidden_[i].size();
    }
    return url;
  }

 private:
  std::string mark_ = "zq";
  std::string text_;
  std::vector<std::string> hidden_;
};

std::string Resolve(const std::string& glob, const GlobContext& context) {
  if (glob.starts_with('*')) return glob;
  const Disguise disguise(glob);
  const std::string resolved = disguise.Reveal(Written(disguise.text(), context));
  return resolved.empty() ? glob : resolved;
}

void AppendLiteral(std::string& regex, char character) {
  if (Contains("^$\\.*+?()[]{}|/", character)) regex += '\\';
  regex += character;
}

absl::Status Invalid(std::string_view glob, std::string_view why) {
  return Error(absl::StrCat("Invalid glob pattern \"", Abseil(glob), "\": ", Abseil(why)));
}

// Whether a brace closes the one at `open`.
bool Closes(std::string_view glob, size_t open) {
  int depth = 0;
  for (size_t i = open; i < glob.size(); ++i) {
    if (glob[i] == '\\') {
      ++i;
    } else if (glob[i] == '{') {
      ++depth;
    } else if (glob[i] == '}' && --depth == 0) {
      return true;
    }
  }
  return false;
}

// What a run of asterisks at `i` stands for; `i` becomes the last character that it covers.
std::string_view Wildcard(std::string_view glob, size_t& i, bool only_between_slashes) {
  const size_t start = i;
  while (glob.substr(i + 1, 1) == "*") ++i;
  if (i == start) return "[^/]*";
  const bool after_slash = start > 0 && glob[start - 1] == '/';
  const bool before_slash = glob.substr(i + 1, 1) == "/";
  if (only_between_slashes) {
    if ((start > 0 && !after_slash) || (i + 1 < glob.size() && !before_slash)) return "[^/]*";
    if (!before_slash) return ".*";
    ++i;
    return i + 1 == glob.size() ? ".*" : "(?:.*/)?";
  }
  if (!before_slash) return ".*";
  ++i;
  return after_slash ? "(?:.+/)?" : ".*/";
}

absl::StatusOr<std::string> Translate(std::string_view text, const GlobContext& context) {
  std::string regex = "^";
  int depth = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const char character = text[i];
    if (character == '\\' && i + 1 < text.size()) {
      AppendLiteral(regex, text[++i]);
    } else if (character == '*') {
      regex += Wildcard(text, i, context.stars_only_between_slashes);
    } else if (character == '{' && (!context.loose_braces || Closes(text, i))) {
      if (!context.loose_braces && depth > 0) return Invalid(text, "nested '{' is not supported");
      ++depth;
      regex += "(?:";
    } else if (character == '}' && depth > 0) {
      --depth;
      regex += ')';
    } else if (character == '}' && !context.loose_braces) {
      return Invalid(text, "unmatched '}'");
    } else if (character == ',' && depth > 0) {
      regex += '|';
    } else {
      AppendLiteral(regex, character);
    }
  }
  if (depth > 0) return Invalid(text, "unmatched '{'");
  return regex + '$';
}

}  // namespace

absl::StatusOr<std::string> GlobToRegex(const std::string& glob, const GlobContext& context) {
  return Translate(Resolve(glob, context), context);
}

}  // namespace understudy::network

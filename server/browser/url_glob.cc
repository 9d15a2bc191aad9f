#include "server/browser/url_glob.h"

#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/url/parse.hpp>
#include <boost/url/url.hpp>

namespace understudy::browser {
namespace {

namespace urls = boost::urls;

bool Contains(std::string_view text, char character) { return text.find(character) != text.npos; }

void AppendEscaped(std::string& out, unsigned char byte) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  out += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kDefaultPorts = {
    {{"http", "80"}, {"ws", "80"}, {"https", "443"}, {"wss", "443"}}};

// As a browser writes the URL; empty for what isn't one.
std::string WriteUrl(const std::string& text, const GlobContext& context) {
  const auto reference = urls::parse_uri_reference(text);
  if (!reference) return {};
  urls::url url(*reference);
  if (!reference->has_scheme()) {
    const auto base = urls::parse_uri(context.base_url);
    if (!base || !urls::resolve(*base, *reference, url)) return {};
  }
  url.normalize_scheme().normalize_authority().normalize_path();
  for (const auto& [scheme, port] : kDefaultPorts) {
    if (url.scheme() == scheme && url.port() == port) url.remove_port();
  }
  if (url.has_authority() && url.encoded_path().empty()) url.set_path_absolute(true);
  if (context.web_sockets && url.scheme() == "http") url.set_scheme("ws");
  if (context.web_sockets && url.scheme() == "https") url.set_scheme("wss");
  return std::string(url.buffer());
}

// What means something to the glob is no part of a URL: it goes through WriteUrl in disguise.
class Disguise {
 public:
  explicit Disguise(const std::string& glob) {
    while (glob.find(mark_) != glob.npos) mark_ += 'q';
    for (size_t i = 0; i < glob.size(); ++i) {
      const unsigned char character = glob[i];
      if (Contains("\\*{},", character)) {
        const std::string hidden = glob.substr(i, character == '\\' ? 2 : 1);
        i += hidden.size() - 1;
        text_ += mark_ + std::to_string(hidden_.size()) + 'z';
        hidden_.push_back(hidden);
      } else if (character <= ' ' || character >= 0x7f || Contains("\"<>^`|", character)) {
        AppendEscaped(text_, character);
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
  const std::string resolved = disguise.Reveal(WriteUrl(disguise.text(), context));
  return resolved.empty() ? glob : resolved;
}

// A brace that nothing closes is a brace.
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

void AppendLiteral(std::string& regex, char character) {
  if (Contains("^$\\.*+?()[]{}|/", character)) regex += '\\';
  regex += character;
}

// What a run of asterisks at `i` stands for; `i` becomes its last character.
std::string_view Wildcard(std::string_view glob, size_t& i) {
  const size_t start = i;
  while (glob.substr(i + 1, 1) == "*") ++i;
  if (i == start) return "[^/]*";
  const bool directories = glob.substr(i + 1, 1) == "/" && (start == 0 || glob[start - 1] == '/');
  if (!directories) return ".*";
  ++i;
  return "(?:.*/)?";
}

}  // namespace

std::string GlobToRegex(const std::string& glob, const GlobContext& context) {
  const std::string resolved = Resolve(glob, context);
  const std::string_view text = resolved;
  std::string regex = "^";
  int depth = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const char character = text[i];
    if (character == '\\' && i + 1 < text.size()) {
      AppendLiteral(regex, text[++i]);
    } else if (character == '*') {
      regex += Wildcard(text, i);
    } else if (character == '{' && Closes(text, i)) {
      ++depth;
      regex += "(?:";
    } else if (character == '}' && depth > 0) {
      --depth;
      regex += ')';
    } else if (character == ',' && depth > 0) {
      regex += '|';
    } else {
      AppendLiteral(regex, character);
    }
  }
  return regex + '$';
}

}  // namespace understudy::browser

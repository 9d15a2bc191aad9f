#include "server/network/url.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

namespace understudy::network {
namespace {

using std::string_view;

// Schemes whose URLs have a host and a path, with their ports.
constexpr std::array<std::pair<string_view, string_view>, 6> kSpecial = {
    {{"http", "80"}, {"ws", "80"}, {"https", "443"}, {"wss", "443"}, {"ftp", "21"}, {"file", ""}}};

// What is percent-encoded beside control characters, spaces and what isn't ASCII.
constexpr string_view kInPath = "\"#<>?^`{}";
constexpr string_view kInQuery = "\"#<>'";
constexpr string_view kInFragment = "\"<>`";
constexpr string_view kInUserInfo = "\"#/:;<=>?@[\\]^`{|}";
constexpr string_view kNotInHosts = "#%/:<>?@[\\]^|";

// A URL of a special scheme, taken apart and written as browsers do.
struct Url {
  std::string scheme;
  std::string authority;
  std::vector<std::string> path;
  std::optional<std::string> query;
  std::optional<std::string> fragment;
};

bool IsAmong(string_view set, char character) { return set.find(character) != set.npos; }
bool IsSlash(char character) { return character == '/' || character == '\\'; }
bool IsDigit(char character) { return character >= '0' && character <= '9'; }
char Lower(char character) {
  return character >= 'A' && character <= 'Z' ? static_cast<char>(character + 32) : character;
}
bool IsLetter(char character) { return Lower(character) >= 'a' && Lower(character) <= 'z'; }

std::string Lower(string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return Lower(c); });
  return lower;
}

std::string Encode(string_view text, string_view set) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string encoded;
  for (const char character : text) {
    const auto byte = static_cast<unsigned char>(character);
    if (byte <= ' ' || byte >= 0x7f || IsAmong(set, character)) {
      encoded += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
    } else {
      encoded += character;
    }
  }
  return encoded;
}

// Without the white space that browsers leave out of URLs.
std::string Strip(string_view text) {
  const auto outside = [](char c) { return static_cast<unsigned char>(c) <= ' '; };
  while (!text.empty() && outside(text.front())) text.remove_prefix(1);
  while (!text.empty() && outside(text.back())) text.remove_suffix(1);
  std::string stripped(text);
  std::erase_if(stripped, [](char c) { return c == '\t' || c == '\n' || c == '\r'; });
  return stripped;
}

// Takes a scheme and its colon off `text`; in lower case, and empty when there is none.
std::string TakeScheme(string_view& text) {
  const auto end = std::find_if_not(text.begin(), text.end(), [](char c) {
    return IsLetter(c) || IsDigit(c) || c == '+' || c == '-' || c == '.';
  });
  if (text.empty() || !IsLetter(text[0]) || end == text.end() || *end != ':') return {};
  const auto length = static_cast<size_t>(end - text.begin());
  std::string scheme = Lower(text.substr(0, length));
  text.remove_prefix(length + 1);
  return scheme;
}

const std::pair<string_view, string_view>* FindSpecial(string_view scheme) {
  const auto found = std::find_if(kSpecial.begin(), kSpecial.end(),
                                  [&](const auto& special) { return special.first == scheme; });
  return found == kSpecial.end() ? nullptr : &*found;
}

// Takes the part up to one of `ends` off `text`.
string_view TakeUntil(string_view& text, string_view ends) {
  const string_view part = text.substr(0, text.find_first_of(ends));
  text.remove_prefix(part.size());
  return part;
}

std::optional<std::string> WriteHost(string_view host, bool may_be_empty) {
  if (host.empty()) return may_be_empty ? std::make_optional(std::string()) : std::nullopt;
  if (host.front() == '[') {
    const bool address =
        host.back() == ']' && host.find_first_not_of("0123456789abcdefABCDEF:.", 1) == host.size() - 1;
    return address ? std::make_optional(Lower(host)) : std::nullopt;
  }
  for (const char character : host) {
    const auto byte = static_cast<unsigned char>(character);
    if (byte <= ' ' || byte >= 0x7f || IsAmong(kNotInHosts, character)) return std::nullopt;
  }
  return Lower(host);
}

std::optional<std::string> WriteAuthority(string_view text, string_view scheme) {
  std::string written;
  if (const size_t at = text.rfind('@'); at != text.npos) {
    const string_view user = text.substr(0, std::min(at, text.find(':')));
    written = Encode(user, kInUserInfo);
    if (user.size() + 1 < at)
      written += ':' + Encode(text.substr(user.size() + 1, at - user.size() - 1), kInUserInfo);
    if (!written.empty()) written += '@';
    text.remove_prefix(at + 1);
  }
  const size_t bracket = text.rfind(']');
  const size_t colon = text.find(':', bracket == text.npos ? 0 : bracket);
  const std::optional<std::string> host = WriteHost(text.substr(0, colon), scheme == "file");
  if (!host) return std::nullopt;
  written += *host;
  if (colon == text.npos || colon + 1 == text.size()) return written;
  string_view port = text.substr(colon + 1);
  if (!std::all_of(port.begin(), port.end(), IsDigit)) return std::nullopt;
  while (port.size() > 1 && port.front() == '0') port.remove_prefix(1);
  if (port.size() > 5 || (port.size() == 5 && port > "65535")) return std::nullopt;
  if (port != FindSpecial(scheme)->second) written.append(":").append(port);
  return written;
}

bool IsDots(string_view name, size_t count) {
  size_t dots = 0;
  while (!name.empty()) {
    const bool encoded = Lower(name.substr(0, 3)) == "%2e";
    if (!encoded && name.front() != '.') return false;
    name.remove_prefix(encoded ? 3 : 1);
    ++dots;
  }
  return dots == count;
}

// Walks from `path` on, name by name.
void Walk(string_view text, std::vector<std::string>& path) {
  for (;;) {
    const string_view name = TakeUntil(text, "/\\");
    const bool last = text.empty();
    if (IsDots(name, 2)) {
      if (!path.empty()) path.pop_back();
      if (last) path.emplace_back();
    } else if (IsDots(name, 1)) {
      if (last) path.emplace_back();
    } else {
      path.push_back(Encode(name, kInPath));
    }
    if (last) return;
    text.remove_prefix(1);
  }
}

std::optional<Url> Parse(string_view text, string_view base);

// What follows the scheme, or all of a relative reference. `url` is the base, in part.
std::optional<Url> ParseRest(Url url, string_view text, bool absolute) {
  const bool authority = absolute || (text.size() > 1 && IsSlash(text[0]) && IsSlash(text[1]));
  if (authority) {
    // Of `file:` the third slash begins the path.
    size_t slashes = 0;
    while (slashes < text.size() && IsSlash(text[slashes]) && (url.scheme != "file" || slashes < 2))
      ++slashes;
    text.remove_prefix(slashes);
    std::optional<std::string> written = WriteAuthority(TakeUntil(text, "/\\?#"), url.scheme);
    if (!written) return std::nullopt;
    url.authority = *std::move(written);
    url.path.clear();
  }
  const string_view path = TakeUntil(text, "?#");
  if (authority || !path.empty()) {
    const bool rooted = !path.empty() && IsSlash(path.front());
    if (rooted) url.path.clear();
    if (!rooted && !url.path.empty()) url.path.pop_back();
    Walk(rooted ? path.substr(1) : path, url.path);
    url.query.reset();
  }
  if (!text.empty() && text.front() == '?') {
    text.remove_prefix(1);
    url.query = Encode(TakeUntil(text, "#"), kInQuery);
  }
  url.fragment.reset();
  if (!text.empty()) url.fragment = Encode(text.substr(1), kInFragment);
  return url;
}

std::optional<Url> Parse(string_view text, string_view base) {
  Url url;
  url.scheme = TakeScheme(text);
  if (!url.scheme.empty())
    return FindSpecial(url.scheme) ? ParseRest(std::move(url), text, true) : std::nullopt;
  if (base.empty()) return std::nullopt;
  std::optional<Url> from = Parse(base, {});
  if (!from) return std::nullopt;
  return ParseRest(*std::move(from), text, false);
}

std::string Write(const Url& url) {
  std::string written = url.scheme + "://" + url.authority;
  for (const std::string& name : url.path) written += '/' + name;
  if (url.query) written += '?' + *url.query;
  if (url.fragment) written += '#' + *url.fragment;
  return written;
}

}  // namespace

std::optional<std::string> WriteUrl(string_view text, string_view base) {
  const std::string stripped = Strip(text);
  string_view rest = stripped;
  const std::string scheme = TakeScheme(rest);
  if (!scheme.empty() && !FindSpecial(scheme)) return scheme + ':' + std::string(rest);
  const std::optional<Url> url = Parse(stripped, Strip(base));
  if (!url) return std::nullopt;
  return Write(*url);
}

}  // namespace understudy::network

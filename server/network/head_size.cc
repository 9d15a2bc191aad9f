#include "server/network/head_size.h"

#include <absl/strings/str_cat.h>

namespace understudy::network {
namespace {

constexpr std::string_view kVersion = "HTTP/1.1";
constexpr std::string_view kLineEnd = "\r\n";
constexpr std::string_view kFieldSeparator = ": ";
constexpr size_t kSpace = 1;

// The fields and the empty line (RFC 9112, section 5).
size_t FieldsSize(const std::vector<Header>& fields) {
  size_t size = kLineEnd.size();
  for (const Header& field : fields)
    size += field.name.size() + kFieldSeparator.size() + field.value.size() + kLineEnd.size();
  return size;
}

// The origin form of a request's target, path and query (section 3.2.1): a URL without a path is asked for
// `/`.
size_t TargetSize(std::string_view url) {
  url = url.substr(0, url.find('#'));
  const size_t authority = url.find("//");
  if (authority == std::string_view::npos) return url.size();
  const size_t target = url.find_first_of("/?", authority + 2);
  if (target == std::string_view::npos) return 1;
  return url.size() - target + (url[target] == '?' ? 1 : 0);
}

}  // namespace

int64_t RequestHeadSize(std::string_view method, std::string_view url, const std::vector<Header>& fields) {
  const size_t line = method.size() + kSpace + TargetSize(url) + kSpace + kVersion.size() + kLineEnd.size();
  return static_cast<int64_t>(line + FieldsSize(fields));
}

int64_t ResponseHeadSize(int64_t status, std::string_view reason, const std::vector<Header>& fields) {
  const size_t line =
      kVersion.size() + kSpace + absl::StrCat(status).size() + kSpace + reason.size() + kLineEnd.size();
  return static_cast<int64_t>(line + FieldsSize(fields));
}

}  // namespace understudy::network

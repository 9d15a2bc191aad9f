#include "server/network/cors.h"

#include <string>

#include <absl/strings/match.h>

#include "server/base/string_view.h"

namespace understudy::network {
namespace {

constexpr std::string_view kOrigin = "Origin";
constexpr std::string_view kAsksForMethod = "Access-Control-Request-Method";
constexpr std::string_view kAsksForHeaders = "Access-Control-Request-Headers";
constexpr std::string_view kAllowsOrigin = "Access-Control-Allow-Origin";
constexpr std::string_view kAllowsCredentials = "Access-Control-Allow-Credentials";

// Of a URL as browsers write it, which leaves default ports and user names out of requests.
std::string_view OriginOf(std::string_view url) {
  const size_t authority = url.find("://");
  if (authority == url.npos) return {};
  return url.substr(0, url.find_first_of("/?#", authority + 3));
}

}  // namespace

bool IsCorsPreflight(std::string_view method, const std::vector<Header>& headers) {
  return method == "OPTIONS" && FindHeader(headers, kAsksForMethod) && FindHeader(headers, kOrigin);
}

std::vector<Header> AllowPreflight(const std::vector<Header>& headers) {
  std::vector<Header> answer;
  const auto allow = [&](std::string_view name, std::string_view asked) {
    if (const Header* const header = FindHeader(headers, asked))
      answer.push_back({std::string(name), header->value});
  };
  allow(kAllowsOrigin, kOrigin);
  allow("Access-Control-Allow-Methods", kAsksForMethod);
  answer.push_back({std::string(kAllowsCredentials), "true"});
  allow("Access-Control-Allow-Headers", kAsksForHeaders);
  return answer;
}

void AllowCrossOrigin(std::string_view url, const std::vector<Header>& request,
                      std::vector<Header>& response) {
  const Header* const origin = FindHeader(request, kOrigin);
  if (!origin || origin->value == OriginOf(url) || FindHeader(response, kAllowsOrigin)) return;
  response.push_back({std::string(kAllowsOrigin), origin->value});
  response.push_back({std::string(kAllowsCredentials), "true"});
  response.push_back({"Vary", std::string(kOrigin)});
}

}  // namespace understudy::network

#include "dispatchers/convert/values.h"

#include <boost/json/parse.hpp>

#include "protocol/codec/encode.h"

namespace understudy::dispatchers {

browser::Size ToDomain(const protocol::Size& size) { return {.width = size.width, .height = size.height}; }

std::optional<browser::Size> ToDomain(const std::optional<protocol::Size>& size) {
  if (!size) return std::nullopt;
  return ToDomain(*size);
}

std::optional<protocol::Size> ToProtocol(const std::optional<browser::Size>& size) {
  if (!size) return std::nullopt;
  return protocol::Size{.width = size->width, .height = size->height};
}

std::vector<browser::Header> ToDomain(const std::vector<protocol::NameValue>& headers) {
  std::vector<browser::Header> result;
  result.reserve(headers.size());
  for (const protocol::NameValue& header : headers) result.push_back({header.name, header.value});
  return result;
}

std::vector<protocol::NameValue> ToProtocol(const std::vector<browser::Header>& headers) {
  std::vector<protocol::NameValue> result;
  result.reserve(headers.size());
  for (const browser::Header& header : headers) result.push_back({header.name, header.value});
  return result;
}

browser::Geolocation ToDomain(const protocol::Geolocation& geolocation) {
  return {.longitude = geolocation.longitude,
          .latitude = geolocation.latitude,
          .accuracy = geolocation.accuracy.value_or(0)};
}

std::vector<browser::HttpCredentials> ToDomain(const std::vector<protocol::HttpCredentials>& credentials) {
  std::vector<browser::HttpCredentials> result;
  for (const protocol::HttpCredentials& one : credentials)
    result.push_back({one.username, one.password, one.origin});
  return result;
}

std::vector<browser::UrlMatcher> ToDomain(const std::vector<protocol::UrlMatch>& patterns) {
  std::vector<browser::UrlMatcher> result;
  for (const protocol::UrlMatch& pattern : patterns) {
    browser::UrlMatcher& matcher = result.emplace_back();
    matcher.glob = pattern.glob;
    matcher.regex_source = pattern.regex_source;
    matcher.regex_flags = pattern.regex_flags;
    if (pattern.url_pattern) {
      matcher.url_pattern =
          boost::json::parse(protocol::Encode(*pattern.url_pattern, protocol::ClientVersion::Newest()));
    }
  }
  return result;
}

network::NewCookie ToDomain(const protocol::SetNetworkCookie& cookie) {
  network::NewCookie result;
  result.name = cookie.name;
  result.value = cookie.value;
  result.url = cookie.url;
  result.domain = cookie.domain;
  result.path = cookie.path;
  result.expires = cookie.expires;
  result.http_only = cookie.http_only;
  result.secure = cookie.secure;
  if (cookie.same_site) result.same_site = std::string(protocol::WireName(*cookie.same_site));
  result.partition_key = cookie.partition_key;
  result.has_cross_site_ancestor = cookie.cr_has_cross_site_ancestor;
  return result;
}

protocol::NetworkCookie ToProtocol(const network::Cookie& cookie) {
  protocol::NetworkCookie result;
  result.name = cookie.name;
  result.value = cookie.value;
  result.domain = cookie.domain;
  result.path = cookie.path;
  result.expires = cookie.expires;
  result.http_only = cookie.http_only;
  result.secure = cookie.secure;
  result.same_site = cookie.same_site == "Strict" ? protocol::SameSite::kStrict
                     : cookie.same_site == "None" ? protocol::SameSite::kNone
                                                  : protocol::SameSite::kLax;
  result.partition_key = cookie.partition_key;
  result.cr_has_cross_site_ancestor = cookie.has_cross_site_ancestor;
  return result;
}

browser::LoadState ToDomain(protocol::LifecycleEvent event) {
  switch (event) {
    case protocol::LifecycleEvent::kCommit:
      return browser::LoadState::kCommit;
    case protocol::LifecycleEvent::kDomcontentloaded:
      return browser::LoadState::kDomContentLoaded;
    case protocol::LifecycleEvent::kNetworkidle:
      return browser::LoadState::kNetworkIdle;
    case protocol::LifecycleEvent::kLoad:
      break;
  }
  return browser::LoadState::kLoad;
}

protocol::LifecycleEvent ToProtocol(browser::LoadState state) {
  switch (state) {
    case browser::LoadState::kCommit:
      return protocol::LifecycleEvent::kCommit;
    case browser::LoadState::kDomContentLoaded:
      return protocol::LifecycleEvent::kDomcontentloaded;
    case browser::LoadState::kNetworkIdle:
      return protocol::LifecycleEvent::kNetworkidle;
    case browser::LoadState::kLoad:
      break;
  }
  return protocol::LifecycleEvent::kLoad;
}

protocol::ConsoleLocation ToProtocol(const browser::SourceLocation& location) {
  return {.url = location.url, .line_number = location.line, .column_number = location.column};
}

protocol::SerializedError ToProtocol(const browser::PageError& error) {
  protocol::SerializedError result;
  result.error.emplace();
  result.error->message = error.message;
  result.error->name = error.name;
  result.error->stack = error.stack;
  return result;
}

}  // namespace understudy::dispatchers

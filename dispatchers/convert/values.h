#pragma once

#include <optional>
#include <string>
#include <vector>

#include "protocol/schema/common.pw.h"
#include "server/browser/console_message.h"
#include "server/browser/types.h"
#include "server/browser/web_socket_route.h"
#include "server/network/cookie.h"

namespace understudy::dispatchers {

browser::Size ToDomain(const protocol::Size& size);
std::optional<browser::Size> ToDomain(const std::optional<protocol::Size>& size);
std::optional<protocol::Size> ToProtocol(const std::optional<browser::Size>& size);

std::vector<browser::Header> ToDomain(const std::vector<protocol::NameValue>& headers);
std::vector<protocol::NameValue> ToProtocol(const std::vector<browser::Header>& headers);

browser::Geolocation ToDomain(const protocol::Geolocation& geolocation);
std::vector<browser::HttpCredentials> ToDomain(const std::vector<protocol::HttpCredentials>& credentials);
std::vector<browser::UrlMatcher> ToDomain(const std::vector<protocol::UrlMatch>& patterns);

network::NewCookie ToDomain(const protocol::SetNetworkCookie& cookie);
protocol::NetworkCookie ToProtocol(const network::Cookie& cookie);

browser::LoadState ToDomain(protocol::LifecycleEvent event);
protocol::LifecycleEvent ToProtocol(browser::LoadState state);

protocol::ConsoleLocation ToProtocol(const browser::SourceLocation& location);
protocol::SerializedError ToProtocol(const browser::PageError& error);

}  // namespace understudy::dispatchers

#include "server/transport/handshake.h"

#include <algorithm>
#include <string_view>

#include <absl/strings/ascii.h>
#include <absl/strings/escaping.h>
#include <absl/strings/match.h>
#include <boost/asio/ip/address.hpp>
#include <boost/beast/http/field.hpp>
#include <boost/beast/http/verb.hpp>
#include <boost/beast/websocket/rfc6455.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>

#include "server/base/string_view.h"

namespace understudy::transport {
namespace {

namespace http = boost::beast::http;

constexpr char kWebSocketVersion[] = "13";
constexpr size_t kKeyBytes = 16;

std::string_view Field(const HttpRequest& request, http::field name) {
  const auto value = request[name];
  return {value.data(), value.size()};
}

std::string_view Target(const HttpRequest& request) {
  return {request.target().data(), request.target().size()};
}

std::string_view Path(const HttpRequest& request) {
  const std::string_view target = Target(request);
  return target.substr(0, target.find('?'));
}

// `localhost:8080`, `127.0.0.1`, `[::1]:8080` …
bool IsLoopback(std::string_view host) {
  const size_t bracket = host.find(']');
  if (host.starts_with('[') && bracket != std::string_view::npos) {
    host = host.substr(1, bracket - 1);
  } else {
    host = host.substr(0, host.rfind(':'));
  }
  if (absl::EqualsIgnoreCase(Abseil(host), "localhost")) return true;
  boost::system::error_code error;
  const auto address = boost::asio::ip::make_address(host, error);
  return !error && address.is_loopback();
}

// RFC 6455, section 4.2.1: 16 bytes in base64.
bool HasKey(const HttpRequest& request) {
  std::string key;
  return request.count(http::field::sec_websocket_key) == 1 &&
         absl::Base64Unescape(Abseil(Field(request, http::field::sec_websocket_key)), &key) &&
         key.size() == kKeyBytes;
}

bool MayConnect(std::string_view origin, const HandshakeRules& rules) {
  return std::ranges::any_of(rules.allowed_origins,
                             [&](const std::string& allowed) { return allowed == "*" || allowed == origin; });
}

HttpResponse Answer(const HttpRequest& request, http::status status, std::string_view type = {},
                    std::string body = {}) {
  HttpResponse response(status, request.version());
  response.keep_alive(false);
  if (!type.empty()) response.set(http::field::content_type, {type.data(), type.size()});
  response.body() = std::move(body);
  response.prepare_payload();
  return response;
}

}  // namespace

std::optional<HttpResponse> AnswerWithoutWebSocket(const HttpRequest& request, const HandshakeRules& rules) {
  // RFC 9112, section 3.2.
  const size_t hosts = request.count(http::field::host);
  if (hosts > 1 || (hosts == 0 && request.version() >= 11)) return Answer(request, http::status::bad_request);
  if (rules.loopback_only && !IsLoopback(Field(request, http::field::host)))
    return Answer(request, http::status::forbidden);
  if (request.count(http::field::origin) > 0 && !MayConnect(Field(request, http::field::origin), rules))
    return Answer(request, http::status::forbidden);
  if (boost::beast::websocket::is_upgrade(request)) {
    if (Path(request) != rules.path || !HasKey(request)) return Answer(request, http::status::bad_request);
    if (Field(request, http::field::sec_websocket_version) != kWebSocketVersion) {
      HttpResponse answer = Answer(request, http::status::upgrade_required);
      answer.set(http::field::sec_websocket_version, kWebSocketVersion);
      return answer;
    }
    return std::nullopt;
  }
  if (request.method() != http::verb::get) return Answer(request, http::status::method_not_allowed);
  if (Path(request) == "/json") {
    return Answer(request, http::status::ok, "application/json",
                  boost::json::serialize(boost::json::object{{"wsEndpointPath", rules.path}}));
  }
  return Answer(request, http::status::ok, "text/plain", "Running");
}

OpeningRequest ReadOpeningRequest(const HttpRequest& request) {
  OpeningRequest opening;
  for (const auto& field : request) {
    const std::string name = absl::AsciiStrToLower({field.name_string().data(), field.name_string().size()});
    opening.headers[name] = std::string(field.value());
  }
  if (const auto url = boost::urls::parse_origin_form(Target(request))) {
    for (const auto& parameter : url->params()) opening.query[parameter.key] = parameter.value;
  }
  return opening;
}

}  // namespace understudy::transport

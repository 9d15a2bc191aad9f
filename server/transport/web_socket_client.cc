#include "server/transport/web_socket_client.h"

#include <cstring>
#include <optional>
#include <string_view>
#include <variant>

#include <absl/strings/str_cat.h>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/json/parse.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/url.hpp>

#include "server/base/errors.h"
#include "server/transport/web_socket.h"

namespace understudy::transport {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
namespace urls = boost::urls;
using asio::ip::tcp;

constexpr auto kWait = asio::as_tuple(asio::use_awaitable);
constexpr int kMaxRedirects = 10;

// `ECONNREFUSED` and the like where there is such a name.
std::string NameOf(const boost::system::error_code& error) {
  const char* name =
      error.category() == boost::system::system_category() ? strerrorname_np(error.value()) : nullptr;
  return name ? name : error.message();
}

std::string HostOf(const urls::url& url) { return std::string(url.host_address()); }

std::string TargetOf(const urls::url& url) {
  const std::string target(url.encoded_target());
  return target.starts_with('/') ? target : absl::StrCat("/", target);
}

Task<absl::StatusOr<boost::beast::tcp_stream>> Connect(asio::any_io_executor executor, urls::url url) {
  const std::string port = url.has_port() ? std::string(url.port()) : "80";
  tcp::resolver resolver(executor);
  const auto [unresolved, addresses] = co_await resolver.async_resolve(HostOf(url), port, kWait);
  if (unresolved) co_return Error(absl::StrCat("getaddrinfo ENOTFOUND ", HostOf(url)));
  boost::beast::tcp_stream stream(executor);
  const auto [error, endpoint] = co_await stream.async_connect(addresses, kWait);
  if (error) {
    tcp::endpoint last;
    for (const auto& address : addresses) last = address.endpoint();
    co_return Error(
        absl::StrCat("connect ", NameOf(error), " ", last.address().to_string(), ":", last.port()));
  }
  co_return stream;
}

// Where the WebSocket is that the server at `url` tells of.
Task<absl::StatusOr<std::string>> AskForWebSocket(asio::any_io_executor executor, urls::url url,
                                                  ConnectLog log) {
  log(absl::StrCat("<ws preparing> retrieving websocket url from ", std::string(url.buffer())));
  std::string directory(url.encoded_path());
  if (!directory.ends_with('/')) directory += '/';
  ASSIGN_OR_CO_RETURN(boost::beast::tcp_stream stream, co_await Connect(executor, url));
  http::request<http::empty_body> request(http::verb::get, directory + "json", 11);
  request.set(http::field::host, url.encoded_host_and_port());
  http::response<http::string_body> response;
  boost::beast::flat_buffer buffer;
  auto [error, bytes] = co_await http::async_write(stream, request, kWait);
  if (!error) std::tie(error, bytes) = co_await http::async_read(stream, buffer, response, kWait);
  if (error) co_return Error(error.message());
  boost::system::error_code malformed;
  const boost::json::value answer = boost::json::parse(response.body(), malformed);
  const boost::json::object* object = malformed ? nullptr : answer.if_object();
  const boost::json::value* path = object ? object->if_contains("wsEndpointPath") : nullptr;
  if (response.result() != http::status::ok || !path || !path->is_string()) {
    co_return Error(absl::StrCat("Unexpected answer ", response.result_int(), " from ", directory, "json"));
  }
  std::string_view name = path->get_string();
  if (name.starts_with('/')) name.remove_prefix(1);
  co_return absl::StrCat("ws://", std::string(url.encoded_host_and_port()), directory, std::string(name));
}

struct Redirect {
  std::string location;
};

Task<absl::StatusOr<std::variant<OpenedWebSocket, Redirect>>> TryToOpen(asio::any_io_executor executor,
                                                                        urls::url url, HttpFields headers,
                                                                        ConnectLog log) {
  const std::string text(url.buffer());
  log(absl::StrCat("<ws connecting> ", text));
  absl::StatusOr<boost::beast::tcp_stream> stream = co_await Connect(executor, url);
  if (!stream.ok()) {
    log(absl::StrCat("<ws error> ", text, " error ", stream.status().message()));
    co_return stream.status();
  }
  auto socket = std::make_unique<WebSocketStream>(*std::move(stream));
  socket->set_option(boost::beast::websocket::stream_base::decorator(
      [&headers](boost::beast::websocket::request_type& request) {
        for (const auto& [name, value] : headers) request.set(name, value);
      }));
  boost::beast::websocket::response_type response;
  const std::string host(url.encoded_host_and_port());
  const auto [error] = co_await socket->async_handshake(response, host, TargetOf(url), kWait);
  if (error == boost::beast::websocket::error::upgrade_declined) {
    const auto location = response.find(http::field::location);
    if (http::to_status_class(response.result()) == http::status_class::redirection &&
        location != response.end()) {
      co_return Redirect{std::string(location->value())};
    }
    const std::string status =
        absl::StrCat(text, " ", response.result_int(), " ", std::string(response.reason()));
    log(absl::StrCat("<ws unexpected response> ", status));
    co_return Error(status);
  }
  if (error) {
    log(absl::StrCat("<ws error> ", text, " error ", error.message()));
    co_return Error(error.message());
  }
  log(absl::StrCat("<ws connected> ", text));
  OpenedWebSocket opened;
  for (const auto& field : response)
    opened.headers.emplace_back(std::string(field.name_string()), std::string(field.value()));
  opened.transport = NewWebSocketTransport(std::move(socket));
  co_return opened;
}

absl::StatusOr<urls::url> Parse(const std::string& text) {
  const auto parsed = urls::parse_uri(text);
  if (!parsed || parsed->host().empty()) return Error(absl::StrCat("Invalid URL: ", text));
  return urls::url(*parsed);
}

}  // namespace

Task<absl::StatusOr<OpenedWebSocket>> OpenWebSocket(asio::any_io_executor executor, std::string endpoint,
                                                    HttpFields headers, ConnectLog log) {
  ASSIGN_OR_CO_RETURN(urls::url url, Parse(endpoint));
  if (url.scheme_id() == urls::scheme::http) {
    ASSIGN_OR_CO_RETURN(endpoint, co_await AskForWebSocket(executor, url, log));
    ASSIGN_OR_CO_RETURN(url, Parse(endpoint));
  }
  for (int redirects = 0; redirects <= kMaxRedirects; ++redirects) {
    if (url.scheme_id() != urls::scheme::ws) {
      co_return Error(absl::StrCat("Understudy does not connect to ", std::string(url.scheme()),
                                   ":// endpoints, only to ws:// and http://"));
    }
    auto opened = co_await TryToOpen(executor, url, headers, log);
    if (!opened.ok()) co_return Error(absl::StrCat("WebSocket error: ", opened.status().message()));
    if (auto* socket = std::get_if<OpenedWebSocket>(&*opened)) co_return std::move(*socket);
    const auto location = urls::parse_uri_reference(std::get<Redirect>(*opened).location);
    urls::url next;
    if (!location || !urls::resolve(url, *location, next)) break;
    url = next;
    if (url.scheme_id() == urls::scheme::http) url.set_scheme("ws");
  }
  co_return Error("WebSocket error: too many redirects");
}

}  // namespace understudy::transport

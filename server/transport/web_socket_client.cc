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
#include "server/base/string_view.h"
#include "server/transport/endpoint_url.h"
#include "server/transport/web_socket.h"

namespace understudy::transport {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
namespace urls = boost::urls;
using asio::ip::tcp;

constexpr auto kWait = asio::as_tuple(asio::use_awaitable);
constexpr int kMaxRedirects = 10;
// Of what a server says in place of opening a WebSocket.
constexpr size_t kMostToldBytes = 16 << 10;

// `ECONNREFUSED` and the like where there is such a name.
std::string NameOf(const boost::system::error_code& error) {
  const char* name =
      error.category() == boost::system::system_category() ? strerrorname_np(error.value()) : nullptr;
  return name ? name : error.message();
}

// What a handshake failed with.
std::string Describe(const boost::system::error_code& error) {
  if (error == asio::error::eof || error == http::error::end_of_stream ||
      error == http::error::partial_message || error == asio::error::connection_reset) {
    return "socket hang up";
  }
  if (error == boost::beast::websocket::error::bad_sec_accept ||
      error == boost::beast::websocket::error::no_sec_accept) {
    return "Invalid Sec-WebSocket-Accept header";
  }
  static const boost::system::error_category& http_category =
      http::make_error_code(http::error::bad_version).category();
  return error.category() == http_category ? absl::StrCat("Parse Error: ", error.message()) : error.message();
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

// The answer to a GET of `url`, as it is: redirects aren't followed.
Task<absl::StatusOr<http::response<http::string_body>>> Get(asio::any_io_executor executor, urls::url url) {
  ASSIGN_OR_CO_RETURN(boost::beast::tcp_stream stream, co_await Connect(executor, url));
  http::request<http::empty_body> request(http::verb::get, TargetOf(url), 11);
  request.set(http::field::host, url.encoded_host_and_port());
  http::response<http::string_body> response;
  boost::beast::flat_buffer buffer;
  auto [error, bytes] = co_await http::async_write(stream, request, kWait);
  if (!error) std::tie(error, bytes) = co_await http::async_read(stream, buffer, response, kWait);
  if (error) co_return Error(Describe(error));
  co_return response;
}

template <class Response>
std::optional<std::string> LocationOf(const Response& response) {
  const auto location = response.find(http::field::location);
  if (http::to_status_class(response.result()) != http::status_class::redirection ||
      location == response.end()) {
    return std::nullopt;
  }
  return std::string(location->value());
}

absl::StatusOr<urls::url> Follow(const urls::url& from, const std::string& location) {
  ASSIGN_OR_RETURN(const urls::url relative, ParseReference(location));
  urls::url url;
  if (!urls::resolve(from, relative, url)) return Error(absl::StrCat("Invalid URL: ", location));
  return url;
}

// Where the WebSocket is that the server at `url` tells of, at `json` below it.
Task<absl::StatusOr<urls::url>> AskForWebSocket(asio::any_io_executor executor, urls::url url) {
  std::string directory(url.encoded_path());
  if (!directory.ends_with('/')) directory += '/';
  urls::url asked = url;
  asked.set_encoded_path(directory + "json");
  http::response<http::string_body> response;
  for (int redirects = 0; redirects <= kMaxRedirects; ++redirects) {
    ASSIGN_OR_CO_RETURN(response, co_await Get(executor, asked));
    const std::optional<std::string> location = LocationOf(response);
    if (!location) break;
    ASSIGN_OR_CO_RETURN(asked, Follow(asked, *location));
  }
  if (response.result() != http::status::ok) {
    co_return Error(absl::StrCat(
        "Unexpected status ", response.result_int(), " when connecting to ", std::string(asked.buffer()),
        ".\nThis does not look like a Playwright server, try connecting via ws://."));
  }
  boost::system::error_code malformed;
  const boost::json::value answer = boost::json::parse(response.body(), malformed);
  const boost::json::object* object = malformed ? nullptr : answer.if_object();
  const boost::json::value* path = object ? object->if_contains("wsEndpointPath") : nullptr;
  if (!path || !path->is_string()) {
    co_return Error(absl::StrCat("Unexpected answer from ", std::string(asked.buffer()),
                                 ": no wsEndpointPath in ", response.body().substr(0, kMostToldBytes)));
  }
  std::string_view name = path->get_string();
  if (name.starts_with('/')) name.remove_prefix(1);
  url.set_scheme("ws");
  const std::string text = absl::StrCat(directory, std::string(name));
  const auto relative = urls::parse_relative_ref(text);
  if (!relative) co_return Error(absl::StrCat("Invalid URL: ", text));
  url.set_encoded_path(relative->encoded_path());
  if (relative->has_query()) url.set_encoded_query(relative->encoded_query());
  co_return url;
}

struct Redirect {
  std::string location;
};

// What is told of a connection that didn't come about.
void LogFailure(const ConnectLog& log, const std::string& url, std::string_view why) {
  log(absl::StrCat("<ws error> ", url, " error ", Abseil(why)));
  log(absl::StrCat("<ws connect error> ", url, " ", Abseil(why)));
  log(absl::StrCat("<ws disconnected> ", url, " code=1006 reason="));
}

Task<absl::StatusOr<std::variant<OpenedWebSocket, Redirect>>> TryToOpen(asio::any_io_executor executor,
                                                                        urls::url url, HttpFields headers,
                                                                        ConnectLog log) {
  constexpr std::string_view kClosed = "WebSocket was closed before the connection was established";
  const std::string text(url.buffer());
  log(absl::StrCat("<ws connecting> ", text));
  absl::StatusOr<boost::beast::tcp_stream> stream = co_await Connect(executor, url);
  if (!stream.ok()) {
    LogFailure(log, text, Std(stream.status().message()));
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
    if (std::optional<std::string> location = LocationOf(response)) {
      LogFailure(log, text, kClosed);
      co_return Redirect{*std::move(location)};
    }
    const std::string_view body = std::string_view(response.body()).substr(0, kMostToldBytes);
    const std::string status =
        absl::StrCat(text, " ", response.result_int(), " ", std::string(response.reason()),
                     body.empty() ? "" : "\n", Abseil(body));
    log(absl::StrCat("<ws unexpected response> ", status));
    LogFailure(log, text, kClosed);
    co_return Error(status);
  }
  if (error) {
    const std::string why = Describe(error);
    LogFailure(log, text, why);
    co_return Error(why);
  }
  log(absl::StrCat("<ws connected> ", text));
  OpenedWebSocket opened;
  for (const auto& field : response)
    opened.headers.emplace_back(std::string(field.name_string()), std::string(field.value()));
  opened.transport = NewWebSocketTransport(std::move(socket));
  co_return opened;
}

}  // namespace

Task<absl::StatusOr<OpenedWebSocket>> OpenWebSocket(asio::any_io_executor executor, std::string endpoint,
                                                    HttpFields headers, ConnectLog log) {
  ASSIGN_OR_CO_RETURN(urls::url url, ParseEndpoint(endpoint));
  if (url.scheme_id() == urls::scheme::http) {
    log(absl::StrCat("<ws preparing> retrieving websocket url from ", std::string(url.buffer())));
    ASSIGN_OR_CO_RETURN(url, co_await AskForWebSocket(executor, url));
  }
  for (int redirects = 0; redirects <= kMaxRedirects; ++redirects) {
    if (url.scheme_id() == urls::scheme::http) url.set_scheme("ws");
    if (url.scheme_id() != urls::scheme::ws) {
      co_return Error(absl::StrCat("Understudy does not connect to ", std::string(url.scheme()),
                                   ":// endpoints, only to ws:// and http://"));
    }
    auto opened = co_await TryToOpen(executor, url, headers, log);
    if (!opened.ok()) co_return Error(absl::StrCat("WebSocket error: ", opened.status().message()));
    if (auto* socket = std::get_if<OpenedWebSocket>(&*opened)) co_return std::move(*socket);
    ASSIGN_OR_CO_RETURN(url, Follow(url, std::get<Redirect>(*opened).location));
  }
  co_return Error("WebSocket error: too many redirects");
}

}  // namespace understudy::transport

#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>

namespace understudy::transport {

using HttpRequest = boost::beast::http::request<boost::beast::http::empty_body>;
using HttpResponse = boost::beast::http::response<boost::beast::http::string_body>;

// Who may open a WebSocket, and where.
struct HandshakeRules {
  std::string path = "/";
  // The server is for programs of this machine: a name that isn't this machine's own is refused, so that no
  // page of a browser gets here by a name of its own that resolves to this machine.
  bool loopback_only = true;
  // Pages of these origins may connect; programs name none. `*` stands for any.
  std::vector<std::string> allowed_origins;
};

// What is answered to `request`; nothing when it may open a WebSocket. Who asks for no WebSocket is told that
// the server runs, or at `/json` the path that takes one.
std::optional<HttpResponse> AnswerWithoutWebSocket(const HttpRequest& request, const HandshakeRules& rules);

// What the request that opened a WebSocket says besides.
struct OpeningRequest {
  // By lower-case name.
  std::map<std::string, std::string> headers;
  // The URL's parameters, decoded.
  std::map<std::string, std::string> query;
  // Only clients of this machine can connect to the server.
  bool from_this_machine = true;
};
OpeningRequest ReadOpeningRequest(const HttpRequest& request);

}  // namespace understudy::transport

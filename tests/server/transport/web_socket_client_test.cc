// Our client at our server, and at what is none.

#include "server/transport/web_socket_client.h"

#include <memory>
#include <string>
#include <vector>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/transport/web_socket_server.h"
#include "tests/support/run_task.h"

namespace understudy::transport {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Pair;
using ::testing::StartsWith;

class WebSocketClientTest : public ::testing::Test {
 protected:
  void SetUp() override {
    server_ =
        *WebSocketServer::Listen(io_.get_executor(), {.path = "/ws"},
                                 [this](OpeningRequest request, std::unique_ptr<MessageTransport> transport) {
                                   request_ = std::move(request);
                                   server_end_ = std::move(transport);
                                 });
    url_ = server_->url();
  }
  void TearDown() override {
    server_->Close();
    server_end_.reset();
    io_.restart();
    io_.run();
  }
  absl::StatusOr<OpenedWebSocket> Open(const std::string& url, HttpFields headers = {}) {
    log_.clear();
    ConnectLog log = [this](std::string line) { log_.push_back(std::move(line)); };
    return testing::RunTask(io_, OpenWebSocket(io_.get_executor(), url, std::move(headers), std::move(log)));
  }
  // A port whose server answers one request like this; its `127.0.0.1:…`.
  std::string ServeOnce(std::string answer) {
    tcp::acceptor acceptor(io_, {asio::ip::address_v4::loopback(), 0});
    const std::string host = "127.0.0.1:" + std::to_string(acceptor.local_endpoint().port());
    asio::co_spawn(io_, Answer(std::move(acceptor), std::move(answer)), asio::detached);
    return host;
  }
  static Task<void> Answer(tcp::acceptor acceptor, std::string answer) {
    tcp::socket socket = co_await acceptor.async_accept(asio::use_awaitable);
    std::string request;
    co_await asio::async_read_until(socket, asio::dynamic_buffer(request), "\r\n\r\n", asio::use_awaitable);
    co_await asio::async_write(socket, asio::buffer(answer), asio::use_awaitable);
  }

  asio::io_context io_;
  Ref<WebSocketServer> server_;
  std::string url_;
  OpeningRequest request_;
  std::unique_ptr<MessageTransport> server_end_;
  std::vector<std::string> log_;
};

TEST_F(WebSocketClientTest, CarriesMessagesBothWays) {
  const auto opened = Open(url_ + "?a=b", {{"User-Agent", "Playwright/1.65.0"}, {"X-Token", "t"}});
  ASSERT_TRUE(opened.ok()) << opened.status();
  EXPECT_EQ(request_.query["a"], "b");
  EXPECT_EQ(request_.headers["user-agent"], "Playwright/1.65.0");
  EXPECT_EQ(request_.headers["x-token"], "t");
  EXPECT_THAT(opened->headers, Contains(Pair("Upgrade", "websocket")));
  EXPECT_THAT(log_, ElementsAre("<ws connecting> " + url_ + "?a=b", "<ws connected> " + url_ + "?a=b"));
  opened->transport->Send("to the server");
  EXPECT_EQ(**testing::RunTask(io_, server_end_->Receive()), "to the server");
  server_end_->Send("to the client");
  EXPECT_EQ(**testing::RunTask(io_, opened->transport->Receive()), "to the client");
}

TEST_F(WebSocketClientTest, AsksAWebServerForThePath) {
  const std::string base = "http" + url_.substr(2, url_.rfind('/') - 2);
  ASSERT_TRUE(Open(base).ok());
  EXPECT_THAT(log_, ElementsAre("<ws preparing> retrieving websocket url from " + base + "/",
                                "<ws connecting> " + url_, "<ws connected> " + url_));
}

TEST_F(WebSocketClientTest, FollowsRedirects) {
  const auto redirect = [this](const std::string& location) {
    return ServeOnce("HTTP/1.1 302 Found\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n");
  };
  const std::string http = "http" + url_.substr(2);
  EXPECT_TRUE(Open("ws://" + redirect(url_) + "/").ok());
  EXPECT_TRUE(Open("ws://" + redirect(http) + "/").ok());
  EXPECT_TRUE(Open("ws://" + redirect("ws://" + redirect(url_) + "/") + "/").ok());
  EXPECT_EQ(Open("ws://" + redirect("ftp://a/") + "/").status().message(),
            "Understudy does not connect to ftp:// endpoints, only to ws:// and http://");
}

TEST_F(WebSocketClientTest, TellsThatNobodyListens) {
  const std::string url = url_;
  server_->Close();
  const auto opened = Open(url);
  const std::string host = url.substr(5, url.rfind('/') - 5);
  EXPECT_EQ(opened.status().message(), "WebSocket error: connect ECONNREFUSED " + host);
  EXPECT_THAT(
      log_, ElementsAre("<ws connecting> " + url, "<ws error> " + url + " error connect ECONNREFUSED " + host,
                        "<ws connect error> " + url + " connect ECONNREFUSED " + host,
                        "<ws disconnected> " + url + " code=1006 reason="));
}

TEST_F(WebSocketClientTest, TellsThatTheServerRefuses) {
  const std::string url = url_ + "/other";
  EXPECT_EQ(Open(url).status().message(), "WebSocket error: " + url + " 400 Bad Request");
  const std::string closed = "WebSocket was closed before the connection was established";
  EXPECT_THAT(
      log_, ElementsAre("<ws connecting> " + url, "<ws unexpected response> " + url + " 400 Bad Request",
                        "<ws error> " + url + " error " + closed, "<ws connect error> " + url + " " + closed,
                        "<ws disconnected> " + url + " code=1006 reason="));
}

TEST_F(WebSocketClientTest, TellsWhatTheServerSaysBesides) {
  const std::string url =
      "ws://" + ServeOnce("HTTP/1.1 403 Forbidden\r\nContent-Length: 13\r\n\r\nno entry here") + "/";
  EXPECT_EQ(Open(url).status().message(), "WebSocket error: " + url + " 403 Forbidden\nno entry here");
  EXPECT_THAT(log_, Contains("<ws unexpected response> " + url + " 403 Forbidden\nno entry here"));
}

TEST_F(WebSocketClientTest, TakesAnEndpointAsItIsWritten) {
  EXPECT_TRUE(Open(url_ + "\n").ok());
  EXPECT_THAT(log_, Contains("<ws connected> " + url_));
}

TEST_F(WebSocketClientTest, TellsHowTheHandshakeFailed) {
  const std::string switching =
      "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n";
  EXPECT_EQ(Open("ws://" + ServeOnce(switching + "Sec-WebSocket-Accept: x\r\n\r\n") + "/").status().message(),
            "WebSocket error: Invalid Sec-WebSocket-Accept header");
  EXPECT_EQ(Open("ws://" + ServeOnce("") + "/").status().message(), "WebSocket error: socket hang up");
}

TEST_F(WebSocketClientTest, TellsTheServersLastWords) {
  const auto opened = Open(url_);
  boost::asio::co_spawn(io_, server_end_->Finish(absl::InvalidArgumentError("no such browser")),
                        asio::detached);
  EXPECT_EQ(testing::RunTask(io_, opened->transport->Receive()).status(),
            absl::AbortedError("no such browser"));
}

TEST_F(WebSocketClientTest, TellsThatTheServerIsNone) {
  EXPECT_THAT(std::string(Open("ws://" + ServeOnce("SSH-2.0\r\n\r\n") + "/").status().message()),
              StartsWith("WebSocket error: "));
  const std::string host = ServeOnce("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
  EXPECT_EQ(Open("http://" + host).status().message(),
            "Unexpected status 404 when connecting to http://" + host +
                "/json.\n"
                "This does not look like a Playwright server, try connecting via ws://.");
}

TEST_F(WebSocketClientTest, TellsWhatItCannotReach) {
  EXPECT_EQ(Open("nonsense").status().message(), "Invalid URL: nonsense");
  EXPECT_EQ(Open("wss://127.0.0.1/").status().message(),
            "Understudy does not connect to wss:// endpoints, only to ws:// and http://");
}

}  // namespace
}  // namespace understudy::transport

// Clients that aren't ours connect to a real port.

#include "server/transport/web_socket_server.h"

#include <memory>
#include <string>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/run_task.h"
#include "tests/support/web_socket_peer.h"

namespace understudy::transport {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using ::testing::HasSubstr;
using ::testing::MatchesRegex;
using ::testing::Not;

constexpr auto kWait = asio::as_tuple(asio::use_awaitable);

class WebSocketServerTest : public ::testing::Test {
 protected:
  absl::StatusOr<Ref<WebSocketServer>> Listen(const Listening& where) {
    return WebSocketServer::Listen(
        io_.get_executor(), where,
        [this](OpeningRequest request, std::unique_ptr<MessageTransport> transport) {
          request_ = std::move(request);
          transport_ = std::move(transport);
        });
  }
  void SetUp() override {
    server_ = *Listen({.path = "/ws"});
    url_ = server_->url();
  }
  void TearDown() override {
    server_->Close();
    peer_.HangUp();
    transport_.reset();
    io_.restart();
    io_.run();
  }

  std::string Origin() const { return url_.substr(0, url_.rfind('/')); }
  asio::ip::tcp::endpoint Endpoint() const {
    const std::string port = url_.substr(url_.rfind(':') + 1);
    return {asio::ip::address_v4::loopback(), static_cast<uint16_t>(std::stoi(port))};
  }
  // Sends these bytes; the answer's body, or nothing when there is no answer.
  std::string Ask(const std::string& bytes) { return AskFor(bytes).body(); }
  http::response<http::string_body> AskFor(const std::string& bytes) {
    return testing::RunTask(io_, [&]() -> Task<http::response<http::string_body>> {
      boost::beast::tcp_stream stream(io_);
      co_await stream.async_connect(Endpoint(), asio::use_awaitable);
      co_await stream.async_write_some(asio::buffer(bytes), kWait);
      boost::beast::flat_buffer buffer;
      http::response<http::string_body> response;
      co_await http::async_read(stream, buffer, response, kWait);
      co_return response;
    });
  }

  asio::io_context io_;
  testing::WebSocketPeer peer_{io_};
  Ref<WebSocketServer> server_;
  std::string url_;
  OpeningRequest request_;
  std::unique_ptr<MessageTransport> transport_;
};

TEST_F(WebSocketServerTest, TellsItsUrl) { EXPECT_THAT(url_, MatchesRegex("ws://127.0.0.1:[1-9][0-9]*/ws")); }

TEST_F(WebSocketServerTest, HandsOverTheTransportAndTheRequest) {
  ASSERT_EQ(peer_.Open(url_ + "?browser=chromium", {{"User-Agent", "Playwright/1.48.0"}}), 101);
  EXPECT_EQ(request_.query["browser"], "chromium");
  EXPECT_EQ(request_.headers["user-agent"], "Playwright/1.48.0");
  peer_.Say("hello");
  EXPECT_EQ(**testing::RunTask(io_, transport_->Receive()), "hello");
}

constexpr char kUpgrade[] =
    "GET /ws HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

TEST_F(WebSocketServerTest, HearsAMessageThatCameWithTheRequest) {
  // "hi", masked with zeros.
  EXPECT_EQ(AskFor(std::string(kUpgrade) + std::string("\x81\x82\0\0\0\0hi", 8)).result_int(), 101u);
  EXPECT_EQ(**testing::RunTask(io_, transport_->Receive()), "hi");
}

TEST_F(WebSocketServerTest, SpeaksOfItselfAlone) {
  for (const std::string& request :
       {std::string(kUpgrade), std::string("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")})
    EXPECT_THAT(std::string(AskFor(request)[http::field::server]), Not(HasSubstr("Beast")));
}

TEST_F(WebSocketServerTest, TellsWhetherClientsAreOfThisMachine) {
  ASSERT_EQ(peer_.Open(url_), 101);
  EXPECT_TRUE(request_.from_this_machine);
  const auto open_to_all = *Listen({.host = "0.0.0.0", .path = "/ws"});
  const std::string port = open_to_all->url().substr(std::string("ws://0.0.0.0:").size());
  testing::WebSocketPeer other(io_);
  ASSERT_EQ(other.Open("ws://127.0.0.1:" + port), 101);
  EXPECT_FALSE(request_.from_this_machine);
  open_to_all->Close();
}

TEST_F(WebSocketServerTest, TakesLongHeaders) {
  const std::string options(50000, 'x');
  ASSERT_EQ(peer_.Open(url_, {{"x-playwright-launch-options", options}}), 101);
  EXPECT_EQ(request_.headers["x-playwright-launch-options"], options);
}

TEST_F(WebSocketServerTest, DropsClientsWhoseHeadersHaveNoEnd) {
  EXPECT_EQ(Ask("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + std::string(100000, 'x') + "\r\n\r\n"), "");
  EXPECT_EQ(peer_.Open(url_), 101);
}

TEST_F(WebSocketServerTest, RefusesAnotherPath) {
  EXPECT_EQ(peer_.Open(Origin() + "/"), 400);
  EXPECT_EQ(transport_, nullptr);
}

TEST_F(WebSocketServerTest, AnswersWhoAsksForNoWebSocket) {
  EXPECT_EQ(Ask("GET /json HTTP/1.1\r\nHost: localhost\r\n\r\n"), R"({"wsEndpointPath":"/ws"})");
  EXPECT_EQ(Ask("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"), "Running");
}

TEST_F(WebSocketServerTest, GoesOnAfterNonsense) {
  EXPECT_EQ(Ask("\x16\x03\x01 nonsense\r\n\r\n"), "");
  EXPECT_EQ(peer_.Open(url_), 101);
}

TEST_F(WebSocketServerTest, SaysWhyItCannotListen) {
  const uint16_t port = Endpoint().port();
  EXPECT_EQ(Listen({.port = port}).status().message(),
            "can't listen on 127.0.0.1:" + std::to_string(port) + ": Address already in use");
  EXPECT_THAT(std::string(Listen({.host = "nowhere.invalid"}).status().message()),
              HasSubstr("can't listen on nowhere.invalid:0: "));
}

TEST_F(WebSocketServerTest, TakesNoMoreClientsOnceItIsClosed) {
  server_->Close();
  testing::RunTask(io_, [&]() -> Task<void> {
    boost::beast::tcp_stream stream(io_);
    const auto [error] = co_await stream.async_connect(Endpoint(), kWait);
    EXPECT_EQ(error, asio::error::connection_refused);
  });
}

}  // namespace
}  // namespace understudy::transport

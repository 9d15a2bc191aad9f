#include "clients/example_server/server.h"

#include <string>
#include <thread>
#include <utility>

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/websocket/stream.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace understudy::example_server {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
namespace websocket = boost::beast::websocket;
using asio::ip::tcp;

// A server on its own thread, and a blocking client on the test's.
class ServerTest : public testing::Test {
 protected:
  ~ServerTest() override {
    server_io_.stop();
    thread_.join();
  }

  tcp::socket Connect() {
    tcp::socket socket(client_io_);
    socket.connect({asio::ip::address_v4::loopback(), server_.port()});
    return socket;
  }

  http::response<http::string_body> Get(const std::string& target) {
    tcp::socket socket = Connect();
    http::request<http::empty_body> request(http::verb::get, target, 11);
    request.set(http::field::host, "127.0.0.1");
    http::write(socket, request);
    beast::flat_buffer buffer;
    http::response<http::string_body> response;
    http::read(socket, buffer, response);
    return response;
  }

 private:
  asio::io_context server_io_;
  Server server_{server_io_};
  std::thread thread_{[this] { server_io_.run(); }};
  asio::io_context client_io_;
};

class WebSocketTest : public ServerTest {
 protected:
  // Returns the subprotocol the server chose.
  std::string Open(const std::string& protocols = "") {
    socket_.next_layer() = Connect();
    socket_.set_option(websocket::stream_base::decorator([&](websocket::request_type& request) {
      if (!protocols.empty()) request.set(http::field::sec_websocket_protocol, protocols);
    }));
    websocket::response_type response;
    socket_.handshake(response, "127.0.0.1", "/ws");
    return std::string(response[http::field::sec_websocket_protocol]);
  }

  std::string Ask(const std::string& message) {
    socket_.write(asio::buffer(message));
    beast::flat_buffer buffer;
    socket_.read(buffer);
    return beast::buffers_to_string(buffer.data());
  }

  asio::io_context io_;
  websocket::stream<tcp::socket> socket_{io_};
};

TEST_F(ServerTest, ServesThePageWithItsFunctions) {
  const auto response = Get("/");

  EXPECT_EQ(response.result(), http::status::ok);
  EXPECT_EQ(response[http::field::content_type], "text/html; charset=utf-8");
  EXPECT_THAT(response.body(),
              testing::AllOf(testing::HasSubstr("function chat("), testing::HasSubstr("function closing(")));
}

TEST_F(ServerTest, IgnoresTheQuery) { EXPECT_EQ(Get("/?room=7").result(), http::status::ok); }

TEST_F(ServerTest, AnswersOtherPathsWithNotFound) {
  EXPECT_EQ(Get("/favicon.ico").result(), http::status::not_found);
}

TEST_F(ServerTest, ServesSeveralRequestsOfOneConnection) {
  tcp::socket socket = Connect();
  beast::flat_buffer buffer;
  for (int i = 0; i < 2; ++i) {
    http::request<http::empty_body> request(http::verb::get, "/", 11);
    http::write(socket, request);
    http::response<http::string_body> response;
    http::read(socket, buffer, response);
    EXPECT_EQ(response.result(), http::status::ok);
  }
}

TEST_F(WebSocketTest, AnswersTextWithAPrefix) {
  Open();

  EXPECT_EQ(Ask("hello"), "server says: hello");
  EXPECT_TRUE(socket_.got_text());
}

TEST_F(WebSocketTest, RepeatsBinaryAsItIs) {
  Open();
  socket_.binary(true);
  const std::string bytes("say \0\xff", 6);

  EXPECT_EQ(Ask(bytes), bytes);
  EXPECT_TRUE(socket_.got_binary());
}

TEST_F(WebSocketTest, SaysWhatItIsTold) {
  Open();

  EXPECT_EQ(Ask("say exactly this"), "exactly this");
  EXPECT_EQ(Ask("say"), "server says: say");
}

TEST_F(WebSocketTest, ChoosesTheFirstSubprotocol) { EXPECT_EQ(Open("chat.v2, chat.v1"), "chat.v2"); }

TEST_F(WebSocketTest, ChoosesNoSubprotocolWhenNoneIsOffered) { EXPECT_EQ(Open(), ""); }

TEST_F(WebSocketTest, ClosesWithTheCodeAndReasonItIsTold) {
  Open();
  socket_.write(asio::buffer(std::string("close 4001 enough of this")));
  beast::flat_buffer buffer;
  beast::error_code error;
  socket_.read(buffer, error);

  EXPECT_EQ(error, websocket::error::closed);
  EXPECT_EQ(socket_.reason().code, 4001);
  EXPECT_EQ(socket_.reason().reason, "enough of this");
}

TEST_F(WebSocketTest, AnswersACloseWithoutACodeAsText) {
  Open();

  EXPECT_EQ(Ask("close the door"), "server says: close the door");
}

}  // namespace
}  // namespace understudy::example_server

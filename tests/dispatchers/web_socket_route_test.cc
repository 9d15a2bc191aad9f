#include "server/browser/web_socket_route.h"

#include "tests/dispatchers/client_test.h"

namespace understudy::dispatchers {
namespace {

// The page's end of a socket, which tells what it is ordered to do.
class FakeSocket final : public browser::WebSocketRouteDelegate {
 public:
  explicit FakeSocket(const boost::asio::any_io_executor& executor) : taken(executor) { taken.Set(true); }
  void Connect() override { orders.push_back("connect"); }
  void EnsureOpened() override { orders.push_back("ensureOpened"); }
  void SendToPage(const browser::WebSocketMessage& message) override {
    orders.push_back("page: " + message.data);
  }
  void SendToServer(const browser::WebSocketMessage& message) override {
    orders.push_back("server: " + message.data);
  }
  void ClosePage(browser::WebSocketClose close) override {
    orders.push_back("close page " + Describe(close));
  }
  void CloseServer(browser::WebSocketClose close) override {
    orders.push_back("close server " + Describe(close));
  }
  Task<void> WhenTaken() override { co_await taken.Wait(); }

  std::vector<std::string> orders;
  // Whether the page has had the time to carry them out.
  Promise<bool> taken;

 private:
  static std::string Describe(const browser::WebSocketClose& close) {
    return std::to_string(close.code) + close.reason + (close.was_clean ? " clean" : "");
  }
};

class WebSocketRouteTest : public ClientTest {
 protected:
  void RouteOn(bool page_pattern) {
    OpenPage();
    route_ = std::make_shared<browser::WebSocketRoute>(page(), "ws://x/", std::vector<std::string>{"chat"},
                                                       socket_);
    On("the page opens a socket", [this, page_pattern] {
      if (page_pattern) {
        page()->on_web_socket_route(route_);
      } else {
        page()->context()->on_web_socket_route(route_);
      }
    });
  }
  Ref<FakeSocket> socket_ = std::make_shared<FakeSocket>(io_.get_executor());
  Ref<browser::WebSocketRoute> route_;
};

TEST_F(WebSocketRouteTest, IsThePagesWhenThePagesPatternFits) {
  RouteOn(/*page_pattern=*/true);
  Play(R"(
    ~ the page opens a socket
    < {"guid":"{{page}}","method":"__create__","params":{"type":"WebSocketRoute","initializer":{"url":"ws://x/","protocols":["chat"]},"guid":"{{route}}"}}
    < {"guid":"{{page}}","method":"webSocketRoute","params":{"webSocketRoute":{"guid":"{{route}}"}}}
  )");
}

TEST_F(WebSocketRouteTest, IsTheContextsOtherwise) {
  RouteOn(/*page_pattern=*/false);
  Play(R"(
    ~ the page opens a socket
    < {"guid":"{{context}}","method":"__create__","params":{"type":"WebSocketRoute","initializer":{"url":"ws://x/","protocols":["chat"]},"guid":"{{route}}"}}
    < {"guid":"{{context}}","method":"webSocketRoute","params":{"webSocketRoute":{"guid":"{{route}}"}}}
  )");
}

TEST_F(WebSocketRouteTest, CarriesMessagesAndCloses) {
  RouteOn(/*page_pattern=*/true);
  On("the page sends", [this] { route_->DidReceiveFromPage({.data = "hello"}); });
  On("the server sends", [this] { route_->DidReceiveFromServer({.data = "AQI=", .is_base64 = true}); });
  On("the page closes", [this] { route_->DidClosePage({.code = 3001, .reason = "bye"}); });
  On("the server closes", [this] { route_->DidCloseServer({}); });
  On("the document goes", [this] { route_->DidLoseDocument(); });
  conversation_->SkipTo(R"(
    ~ the page opens a socket
    < {"guid":"{{page}}","method":"webSocketRoute","params":{"webSocketRoute":{"guid":"{{route}}"}}}
  )");
  Play(R"(
    > {"id":5,"guid":"{{route}}","method":"connect","params":{}}
    < {"id":5}
    > {"id":6,"guid":"{{route}}","method":"ensureOpened","params":{}}
    < {"id":6}
    ~ the page sends
    < {"guid":"{{route}}","method":"messageFromPage","params":{"message":"hello","isBase64":false}}
    > {"id":7,"guid":"{{route}}","method":"sendToServer","params":{"message":"hello","isBase64":false}}
    < {"id":7}
    ~ the server sends
    < {"guid":"{{route}}","method":"messageFromServer","params":{"message":"AQI=","isBase64":true}}
    > {"id":8,"guid":"{{route}}","method":"sendToPage","params":{"message":"AQI=","isBase64":true}}
    < {"id":8}
    ~ the page closes
    < {"guid":"{{route}}","method":"closePage","params":{"code":3001,"reason":"bye","wasClean":true}}
    > {"id":9,"guid":"{{route}}","method":"closeServer","params":{"wasClean":true}}
    < {"id":9}
    ~ the server closes
    < {"guid":"{{route}}","method":"closeServer","params":{"code":1005,"reason":"","wasClean":true}}
    ~ the document goes
    < {"guid":"{{route}}","method":"__dispose__","params":{}}
    # What comes too late succeeds and does nothing.
    > {"id":10,"guid":"{{route}}","method":"sendToPage","params":{"message":"late","isBase64":false}}
    < {"id":10}
  )");
  EXPECT_EQ(socket_->orders, (std::vector<std::string>{"connect", "ensureOpened", "server: hello",
                                                       "page: AQI=", "close server 1005 clean"}));
}

// Those who watch the page's sockets can't tell a mocked one.
TEST_F(WebSocketRouteTest, IsAWebSocketOfThePageWhileNothingIsConnected) {
  RouteOn(/*page_pattern=*/true);
  On("the page sends", [this] { route_->DidReceiveFromPage({.data = "hello"}); });
  On("both sides are closed", [this] { route_->DidEnd(); });
  conversation_->SkipTo(R"(
    ~ the page opens a socket
    < {"guid":"{{page}}","method":"webSocketRoute","params":{"webSocketRoute":{"guid":"{{route}}"}}}
  )");
  Play(R"(
    > {"id":5,"guid":"{{route}}","method":"ensureOpened","params":{}}
    < {"guid":"{{page}}","method":"__create__","params":{"type":"WebSocket","initializer":{"url":"ws://x/"},"guid":"{{socket}}"}}
    < {"guid":"{{page}}","method":"webSocket","params":{"webSocket":{"guid":"{{socket}}"}}}
    < {"id":5}
    ~ the page sends
    < {"guid":"{{route}}","method":"messageFromPage","params":{"message":"hello","isBase64":false}}
    < {"guid":"{{socket}}","method":"frameSent","params":{"opcode":1,"data":"hello"}}
    > {"id":6,"guid":"{{route}}","method":"sendToPage","params":{"message":"AQI=","isBase64":true}}
    < {"guid":"{{socket}}","method":"frameReceived","params":{"opcode":2,"data":"AQI="}}
    < {"id":6}
    ~ both sides are closed
    < {"guid":"{{socket}}","method":"close"}
    < {"guid":"{{socket}}","method":"__dispose__","params":{}}
    < {"guid":"{{route}}","method":"__dispose__","params":{}}
  )");
}

TEST_F(WebSocketRouteTest, AnswersOnceThePageHasTheMessage) {
  RouteOn(/*page_pattern=*/true);
  On("the page is busy", [this] { socket_->taken = Promise<bool>(io_.get_executor()); });
  On("the page sends", [this] { route_->DidReceiveFromPage({.data = "thanks"}); });
  On("the page has it", [this] { socket_->taken.Set(true); });
  conversation_->SkipTo(R"(
    ~ the page opens a socket
    < {"guid":"{{page}}","method":"webSocketRoute","params":{"webSocketRoute":{"guid":"{{route}}"}}}
    > {"id":5,"guid":"{{route}}","method":"ensureOpened","params":{}}
    < {"guid":"{{page}}","method":"webSocket","params":{"webSocket":{"guid":"{{socket}}"}}}
    < {"id":5}
    ~ the page is busy
  )");
  Play(R"(
    > {"id":6,"guid":"{{route}}","method":"sendToPage","params":{"message":"present","isBase64":false}}
    ~ the page sends
    < {"guid":"{{route}}","method":"messageFromPage","params":{"message":"thanks","isBase64":false}}
    # Observers hear in the order things happened.
    < {"guid":"{{socket}}","method":"frameReceived","params":{"opcode":1,"data":"present"}}
    < {"guid":"{{socket}}","method":"frameSent","params":{"opcode":1,"data":"thanks"}}
    ~ the page has it
    < {"id":6}
  )");
}

TEST_F(WebSocketRouteTest, NeverFailsWhatRacesWithTheEndOfThePage) {
  RouteOn(/*page_pattern=*/true);
  On("the page is busy", [this] { socket_->taken = Promise<bool>(io_.get_executor()); });
  On("the page goes", [this] { page()->DidClose(); });
  On("its session ends, later", [this] {
    io_.poll();
    socket_->taken.Set(false);
  });
  conversation_->SkipTo(R"(
    ~ the page opens a socket
    < {"guid":"{{page}}","method":"webSocketRoute","params":{"webSocketRoute":{"guid":"{{route}}"}}}
    ~ the page is busy
  )");
  Play(R"(
    > {"id":6,"guid":"{{route}}","method":"sendToServer","params":{"message":"late","isBase64":false}}
    ~ the page goes
    < {"guid":"{{page}}","method":"close"}
    < {"guid":"{{page}}","method":"__dispose__","params":{}}
    ~ its session ends, later
    < {"id":6}
  )");
}

TEST_F(WebSocketRouteTest, NeverFailsWhatComesInTheMomentOfItsEnd) {
  RouteOn(/*page_pattern=*/true);
  On("an order meets the end", [this] {
    const std::string guid = conversation_->Named("route");
    ASSERT_TRUE(
        connection_->Receive(R"({"id":6,"guid":")" + guid + R"(","method":"ensureOpened","params":{}})")
            .ok());
    route_->DidEnd();
  });
  conversation_->SkipTo(R"(
    ~ the page opens a socket
    < {"guid":"{{page}}","method":"webSocketRoute","params":{"webSocketRoute":{"guid":"{{route}}"}}}
  )");
  Play(R"(
    ~ an order meets the end
    < {"guid":"{{route}}","method":"__dispose__","params":{}}
    < {"id":6}
  )");
}

TEST_F(WebSocketRouteTest, EndsWithItsDocument) {
  RouteOn(/*page_pattern=*/true);
  On("the document goes", [this] { route_->DidLoseDocument(); });
  conversation_->SkipTo(R"(
    ~ the page opens a socket
    < {"guid":"{{page}}","method":"webSocketRoute","params":{"webSocketRoute":{"guid":"{{route}}"}}}
  )");
  Play(R"(
    ~ the document goes
    < {"guid":"{{route}}","method":"closePage","params":{"code":1005,"reason":"","wasClean":true}}
    < {"guid":"{{route}}","method":"closeServer","params":{"code":1005,"reason":"","wasClean":true}}
    < {"guid":"{{route}}","method":"__dispose__","params":{}}
  )");
}

}  // namespace
}  // namespace understudy::dispatchers

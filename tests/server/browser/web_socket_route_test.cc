#include "server/browser/web_socket_route.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace understudy::browser {
namespace {

using ::testing::ElementsAre;

// The page's end: writes down the orders it gets.
struct PageEnd final : WebSocketRouteDelegate {
  void Connect() override { orders.push_back("connect"); }
  void EnsureOpened() override { orders.push_back("ensureOpened"); }
  void SendToPage(const WebSocketMessage& message) override { orders.push_back("page<" + message.data); }
  void SendToServer(const WebSocketMessage& message) override { orders.push_back("server<" + message.data); }
  void ClosePage(WebSocketClose close) override {
    orders.push_back("closePage " + std::to_string(close.code));
  }
  void CloseServer(WebSocketClose close) override {
    orders.push_back("closeServer " + std::to_string(close.code));
  }
  Task<void> WhenTaken() override { co_return; }
  std::vector<std::string> orders;
};

struct WebSocketRouteTest : ::testing::Test {
  WebSocketRouteTest() {
    subscriptions.push_back(route->on_close_page.connect([this](const WebSocketClose& close) {
      heard.push_back("closePage " + std::to_string(close.code) + (close.was_clean ? " clean" : ""));
    }));
    subscriptions.push_back(route->on_close_server.connect([this](const WebSocketClose& close) {
      heard.push_back("closeServer " + std::to_string(close.code) + (close.was_clean ? " clean" : ""));
    }));
    subscriptions.push_back(route->on_gone.connect([this] { heard.push_back("gone"); }));
  }
  Ref<PageEnd> end = std::make_shared<PageEnd>();
  Ref<WebSocketRoute> route = std::make_shared<WebSocketRoute>(WeakRef<Page>(), "ws://localhost/ws",
                                                               std::vector<std::string>{"chat"}, end);
  std::vector<std::string> heard;
  std::vector<Subscription> subscriptions;
};

TEST_F(WebSocketRouteTest, OrdersReachThePageInTheirOrder) {
  route->Connect();
  route->SendToServer({"a", false});
  route->SendToPage({"b", false});
  route->ClosePage({.code = 3000, .reason = "", .was_clean = true});
  EXPECT_THAT(end->orders, ElementsAre("connect", "server<a", "page<b", "closePage 3000"));
}

TEST_F(WebSocketRouteTest, LosingTheDocumentClosesBothSidesCleanlyThenEnds) {
  route->DidLoseDocument();
  route->DidLoseDocument();
  EXPECT_THAT(heard, ElementsAre("closePage 1005 clean", "closeServer 1005 clean", "gone"));
}

TEST_F(WebSocketRouteTest, ASideThatClosedDoesNotCloseAgain) {
  route->DidClosePage({.code = 3008, .reason = "done", .was_clean = true});
  route->DidLoseDocument();
  EXPECT_THAT(heard, ElementsAre("closePage 3008 clean", "closeServer 1005 clean", "gone"));
}

TEST_F(WebSocketRouteTest, EndsOnce) {
  route->DidEnd();
  route->DidLoseDocument();
  EXPECT_THAT(heard, ElementsAre("gone"));
}

TEST_F(WebSocketRouteTest, OrdersToASocketThatIsGoneAreDropped) {
  route->DidLoseDocument();
  route->SendToPage({"late", false});
  route->CloseServer({});
  EXPECT_TRUE(end->orders.empty());
}

}  // namespace
}  // namespace understudy::browser

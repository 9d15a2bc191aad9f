#include "server/browser/web_socket_route.h"
#include "tests/server/chromium/real_browser.h"

namespace understudy::chromium {
namespace {

using browser::WebSocketClose;
using browser::WebSocketMessage;
using browser::WebSocketRoute;

// A client that handles routes: it decides about each message as the documentation's handlers do.
class Routing : public RealBrowserTest {
 protected:
  // Routes every socket of `page`; `handle` gets the new route.
  void Route(const Ref<browser::Page>& page, std::function<void(const Ref<WebSocketRoute>&)> handle) {
    subscriptions_.push_back(
        page->on_web_socket_route.connect([this, handle](const Ref<WebSocketRoute>& route) {
          routes_.push_back(route);
          handle(route);
        }));
    std::vector<browser::UrlMatcher> matchers(1);
    matchers[0].glob = "**/*";
    EXPECT_TRUE(Run(page->SetWebSocketMatchers(matchers)).ok());
  }
  std::string Socket() { return "ws" + Url("/ws").substr(4); }

  // Opens a socket, sends `text` once it is open and gives what comes back first, or how it closed.
  std::string Talk(const Ref<browser::Page>& page, const std::string& text) {
    return Evaluate(page, R"(() => new Promise(done => {
      const socket = new WebSocket(')" +
                              Socket() + R"(');
      socket.onopen = () => socket.send(')" +
                              text + R"(');
      socket.onmessage = event => done(event.data);
      socket.onclose = event => done(`closed ${event.code} ${event.reason} ${event.wasClean}`);
    }))");
  }

  std::vector<Ref<WebSocketRoute>> routes_;
  std::vector<Subscription> subscriptions_;
};

TEST_F(Routing, MockedSocketsTalkToTheClientAlone) {
  const auto page = NewPage();
  Route(page, [this](const Ref<WebSocketRoute>& route) {
    subscriptions_.push_back(
        route->on_message_from_page.connect([route = route.get()](const WebSocketMessage& message) {
          route->SendToPage({message.data + " mocked", false});
        }));
    route->EnsureOpened();
  });
  EXPECT_EQ(Talk(page, "ping"), R"({"s":"ping mocked"})");
  ASSERT_EQ(routes_.size(), 1u);
  EXPECT_EQ(routes_[0]->url(), Socket());
}

TEST_F(Routing, ConnectedSocketsReachTheServer) {
  const auto page = NewPage();
  Get(page->main_frame()->Goto(Url("/"), Until()));
  Route(page, [this](const Ref<WebSocketRoute>& route) {
    auto* raw = route.get();
    subscriptions_.push_back(
        route->on_message_from_page.connect([raw](const WebSocketMessage& m) { raw->SendToServer(m); }));
    subscriptions_.push_back(route->on_message_from_server.connect([raw](const WebSocketMessage& m) {
      raw->SendToPage({"routed: " + m.data, false});
    }));
    route->Connect();
    route->EnsureOpened();
  });
  EXPECT_THAT(Talk(page, "hello"),
              ::testing::AllOf(::testing::HasSubstr("routed: "), ::testing::HasSubstr("hello")));
}

TEST_F(Routing, UnmatchedSocketsAreNative) {
  const auto page = NewPage();
  Get(page->main_frame()->Goto(Url("/"), Until()));
  std::vector<browser::UrlMatcher> matchers(1);
  matchers[0].glob = "**/other";
  EXPECT_TRUE(Run(page->SetWebSocketMatchers(matchers)).ok());
  Subscription none =
      page->on_web_socket_route.connect([](const auto&) { ADD_FAILURE() << "no pattern fits"; });
  EXPECT_THAT(Talk(page, "hello"), ::testing::HasSubstr("hello"));
}

TEST_F(Routing, ClosingTellsThePage) {
  const auto page = NewPage();
  Route(page, [](const Ref<WebSocketRoute>& route) {
    route->EnsureOpened();
    route->ClosePage({.code = 3008, .reason = "enough", .was_clean = true});
  });
  EXPECT_EQ(Talk(page, "ping"), R"({"s":"closed 3008 enough true"})");
}

TEST_F(Routing, ThePagesNewDocumentEndsItsRoutes) {
  const auto page = NewPage();
  std::vector<std::string> heard;
  Route(page, [&](const Ref<WebSocketRoute>& route) {
    subscriptions_.push_back(route->on_close_page.connect(
        [&](const WebSocketClose& close) { heard.push_back("page " + std::to_string(close.code)); }));
    subscriptions_.push_back(
        route->on_close_server.connect([&](const WebSocketClose&) { heard.push_back("server"); }));
    subscriptions_.push_back(route->on_gone.connect([&] { heard.push_back("gone"); }));
    route->EnsureOpened();
  });
  Evaluate(page, "() => new Promise(done => { new WebSocket('" + Socket() + "').onopen = () => done(1) })");
  Get(page->main_frame()->Goto(Url("/"), Until()));
  EXPECT_EQ(heard, (std::vector<std::string>{"page 1005", "server", "gone"}));
  routes_[0]->SendToPage({"too late", false});
}

TEST_F(Routing, ContextRoutesComeAfterPageRoutes) {
  const auto page = NewPage();
  std::vector<std::string> heard;
  subscriptions_.push_back(
      page->context()->on_web_socket_route.connect([&](const Ref<WebSocketRoute>& route) {
        heard.push_back("context");
        route->ClosePage({});
      }));
  subscriptions_.push_back(page->on_web_socket_route.connect([&](const Ref<WebSocketRoute>& route) {
    heard.push_back("page");
    route->ClosePage({});
  }));
  std::vector<browser::UrlMatcher> matchers(1);
  matchers[0].glob = "**/ws";
  EXPECT_TRUE(Run(page->context()->SetWebSocketMatchers(matchers)).ok());
  Talk(page, "x");
  EXPECT_TRUE(Run(page->SetWebSocketMatchers(matchers)).ok());
  Talk(page, "x");
  EXPECT_EQ(heard, (std::vector<std::string>{"context", "page"}));
}

TEST_F(Routing, ManyFramesKeepTheirOrderBothWays) {
  const auto page = NewPage();
  Route(page, [this](const Ref<WebSocketRoute>& route) {
    auto* raw = route.get();
    subscriptions_.push_back(
        route->on_message_from_page.connect([raw](const WebSocketMessage& m) { raw->SendToPage(m); }));
    route->EnsureOpened();
  });
  EXPECT_EQ(Evaluate(page, R"(() => new Promise(done => {
    const socket = new WebSocket(')" +
                               Socket() + R"(');
    const got = [];
    socket.onopen = () => { for (let i = 0; i < 5000; i++) socket.send('m' + i); };
    socket.onmessage = event => { got.push(event.data); if (got.length === 5000) done(got.every((m, i) => m === 'm' + i)); };
  }))"),
            R"({"b":true})");
}

}  // namespace
}  // namespace understudy::chromium

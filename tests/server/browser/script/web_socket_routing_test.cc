#include "server/browser/script/web_socket_routing.h"

#include <string>
#include <vector>

#include "tests/server/browser/domain_test.h"
#include "tests/support/fake_realm_object.h"

namespace understudy::browser {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class WebSocketRoutingTest : public DomainTest {
 protected:
  WebSocketRoutingTest() {
    subscriptions_.push_back(
        page_->on_web_socket_route.connect([this](const auto&) { heard_.push_back("page"); }));
    subscriptions_.push_back(
        context_->on_web_socket_route.connect([this](const auto&) { heard_.push_back("context"); }));
  }

  // A realm opens a socket that a pattern of the page's fits, or of the context's.
  void Open(const WebSocketRouting& routing, bool of_page) {
    const auto object = std::make_shared<FakeRealmObject>(loop_.get_executor());
    const Ref<RealmSockets> sockets = routing.NewRealm(object);
    sockets->DidReceive(of_page ? "\n[[\"created\",1,\"ws://a/\",[],true]]"
                                : "\n[[\"created\",1,\"ws://a/\",[],false]]");
    object->BecomeReady();
    Poll();
  }

  const WebSocketRouting of_page_{loop_.get_executor(), context_, page_};
  const WebSocketRouting of_context_{loop_.get_executor(), context_, WeakRef<Page>()};
  std::vector<std::string> heard_;
  std::vector<Subscription> subscriptions_;
};

TEST_F(WebSocketRoutingTest, ThePagesPatternsGoBeforeTheContexts) {
  EXPECT_THAT(of_page_.Patterns(), IsEmpty());
  std::vector<UrlMatcher> matchers(2);
  matchers[0].glob = "**/a";
  matchers[1].regex_source = "b$";
  matchers[1].regex_flags = "i";
  EXPECT_TRUE(Run(page_->SetWebSocketMatchers(matchers)).ok());
  matchers.assign(1, UrlMatcher());
  matchers[0].url_pattern = boost::json::object{{"pathname", "/c"}};
  EXPECT_TRUE(Run(context_->SetWebSocketMatchers(matchers)).ok());
  const boost::json::object of_context = {{"urlPattern", {{"pathname", "/c"}}}};
  EXPECT_THAT(of_page_.Patterns(),
              ElementsAre(boost::json::object{{"ofPage", true}, {"glob", "**/a"}},
                          boost::json::object{{"ofPage", true}, {"regexSource", "b$"}, {"regexFlags", "i"}},
                          of_context));
  EXPECT_THAT(of_context_.Patterns(), ElementsAre(of_context));
}

TEST_F(WebSocketRoutingTest, ASocketGoesToWhomItsPatternIsOf) {
  Open(of_page_, /*of_page=*/true);
  Open(of_page_, /*of_page=*/false);
  EXPECT_THAT(heard_, ElementsAre("page", "context"));
}

TEST_F(WebSocketRoutingTest, WorkersWithoutAPageHaveTheContextAlone) {
  Open(of_context_, /*of_page=*/false);
  EXPECT_THAT(heard_, ElementsAre("context"));
}

}  // namespace
}  // namespace understudy::browser

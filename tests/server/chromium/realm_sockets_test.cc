#include "server/chromium/realm_sockets.h"

#include <vector>

#include "server/base/errors.h"
#include "tests/server/chromium/fake_realm.h"

namespace understudy::chromium {
namespace {

using browser::WebSocketRoute;
using ::testing::ElementsAre;

class RealmSocketsTest : public FakeRealmTest {
 protected:
  void Create(int id, const std::string& url) {
    sockets_->DidReceive("\n[[\"created\"," + std::to_string(id) + ",\"" + url + "\",[],true]]");
  }

  std::vector<Ref<WebSocketRoute>> routes_;
  Ref<RealmSockets> sockets_ = std::make_shared<RealmSockets>(
      loop_.get_executor(), session_, injected_, page_,
      [this](const Ref<WebSocketRoute>& route, bool) { routes_.push_back(route); });
};

TEST_F(RealmSocketsTest, OrdersGoToTheRealmsObject) {
  Create(1, "ws://a/");
  routes_.at(0)->EnsureOpened();
  DidFindObject();
  Run([&]() -> Task<void> {
    const auto command = co_await browser_.ExpectAndAnswer("Runtime.callFunctionOn");
    EXPECT_EQ(command.params.at("objectId"), "object");
    EXPECT_EQ(command.params.at("arguments").at(0).at("value"),
              (boost::json::array{boost::json::array{"ensureOpened", 1}}));
  }());
}

TEST_F(RealmSocketsTest, ASecondSocketOfOneNumberIsRefused) {
  for (int i = 0; i < 9000; ++i) Create(1, "ws://" + std::to_string(i) + "/");
  ASSERT_EQ(routes_.size(), 1u);
  EXPECT_EQ(routes_[0]->url(), "ws://0/");
}

TEST_F(RealmSocketsTest, RoutesOfARealmThatCantBeReachedEnd) {
  Create(1, "ws://a/");
  std::vector<std::string> heard;
  Subscription gone = routes_.at(0)->on_gone.connect([&] { heard.push_back("gone"); });
  routes_[0]->EnsureOpened();
  DidFindObject(Error("no such object"));
  Run(routes_[0]->WhenTaken());
  EXPECT_THAT(heard, ElementsAre("gone"));
  Create(2, "ws://b/");
  EXPECT_EQ(routes_.size(), 1u);
}

}  // namespace
}  // namespace understudy::chromium

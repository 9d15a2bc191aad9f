#include "server/browser/script/realm_sockets.h"

#include <string>
#include <vector>

#include <absl/strings/str_cat.h>

#include "server/base/errors.h"
#include "tests/server/browser/domain_test.h"
#include "tests/support/fake_realm_object.h"

namespace understudy::browser {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class RealmSocketsTest : public DomainTest {
 protected:
  void Create(int id, const std::string& url) {
    sockets_->DidReceive(absl::StrCat("\n[[\"created\",", id, ",\"", url, "\",[],true]]"));
  }
  // The operations of a call to the in-page dispatcher.
  static boost::json::array OperationsOf(const FakeRealmObject::Told& told) {
    EXPECT_EQ(told.function, "function(o){this.sockets.dispatch(o)}");
    return ArgumentsOf(told).at(0).as_array();
  }

  Ref<FakeRealmObject> object_ = std::make_shared<FakeRealmObject>(loop_.get_executor());
  std::vector<Ref<WebSocketRoute>> routes_;
  Ref<RealmSockets> sockets_ = std::make_shared<RealmSockets>(
      loop_.get_executor(), object_, page_,
      [this](const Ref<WebSocketRoute>& route, bool) { routes_.push_back(route); });
};

TEST_F(RealmSocketsTest, OrdersGoToTheRealmsObjectOnceItIsThere) {
  Create(1, "ws://a/");
  routes_.at(0)->EnsureOpened();
  Poll();
  EXPECT_THAT(object_->told, IsEmpty());
  object_->BecomeReady();
  Poll();
  ASSERT_THAT(object_->told, SizeIs(1));
  EXPECT_THAT(OperationsOf(object_->told[0]), ElementsAre(boost::json::array{"ensureOpened", 1}));
}

TEST_F(RealmSocketsTest, OrdersOfOneTurnShareACall) {
  object_->BecomeReady();
  Create(1, "ws://a/");
  Create(2, "ws://b/");
  Poll();
  routes_.at(0)->SendToPage({"one", false});
  routes_.at(1)->SendToPage({"dHdv", true});
  Poll();
  ASSERT_THAT(object_->told, SizeIs(1));
  EXPECT_THAT(OperationsOf(object_->told[0]), ElementsAre(boost::json::array{"sendToPage", 1, "one", false},
                                                          boost::json::array{"sendToPage", 2, "dHdv", true}));
}

TEST_F(RealmSocketsTest, ALongMessageGoesInPieces) {
  object_->BecomeReady();
  Create(1, "ws://a/");
  Poll();
  const std::string text(2 * kMostAtOnceBytes + 1, 'x');
  routes_.at(0)->SendToPage({text, false});
  Poll();
  std::string whole;
  for (const FakeRealmObject::Told& told : object_->told) {
    const boost::json::array operations = OperationsOf(told);
    ASSERT_EQ(operations.size(), 1u);
    const boost::json::array& operation = operations[0].as_array();
    const bool piece = operation[0].as_string() == "piece";
    whole += std::string(operation[piece ? 1 : 2].as_string());
  }
  EXPECT_THAT(object_->told, SizeIs(3));
  EXPECT_TRUE(whole == text);
}

TEST_F(RealmSocketsTest, AMessageIsTakenOnceTheRealmHasIt) {
  object_->BecomeReady();
  Create(1, "ws://a/");
  Poll();
  routes_.at(0)->SendToPage({"hello", false});
  const auto taken = Start([](Ref<WebSocketRoute> route) -> Task<bool> {
    co_await route->WhenTaken();
    co_return true;
  }(routes_[0]));
  EXPECT_FALSE(taken.ended());
  object_->told.at(0).done->Set(absl::OkStatus());
  Poll();
  EXPECT_TRUE(taken.ended());
}

TEST_F(RealmSocketsTest, WhatTheDriverHasReadIsAcknowledged) {
  object_->BecomeReady();
  Create(1, "ws://a/");
  Poll();
  std::vector<std::string> heard;
  Subscription messages = routes_.at(0)->on_message_from_page.connect(
      [&](const WebSocketMessage& message) { heard.push_back(message.data); });
  sockets_->DidReceive("hiyou\n[[\"messageFromPage\",1,2,false],[\"messageFromPage\",1,3,false]]");
  EXPECT_THAT(heard, ElementsAre("hi", "you"));
  Poll();
  EXPECT_THAT(object_->told, IsEmpty());
  const std::string text(1 << 20, 'x');
  sockets_->DidReceive(absl::StrCat(text, "\n[[\"messageFromPage\",1,", text.size(), ",false]]"));
  Poll();
  ASSERT_THAT(object_->told, SizeIs(1));
  EXPECT_THAT(OperationsOf(object_->told[0]),
              ElementsAre(boost::json::array{"acknowledge", static_cast<int64_t>(text.size()) + 5 + 3 * 50}));
}

TEST_F(RealmSocketsTest, ASecondSocketOfOneNumberIsRefused) {
  for (int i = 0; i < 9000; ++i) Create(1, absl::StrCat("ws://", i, "/"));
  ASSERT_EQ(routes_.size(), 1u);
  EXPECT_EQ(routes_[0]->url(), "ws://0/");
}

TEST_F(RealmSocketsTest, RoutesOfARealmThatCantBeReachedEnd) {
  Create(1, "ws://a/");
  std::vector<std::string> heard;
  Subscription gone = routes_.at(0)->on_gone.connect([&] { heard.push_back("gone"); });
  routes_[0]->EnsureOpened();
  object_->BecomeReady(Error("no such object"));
  Run(routes_[0]->WhenTaken());
  EXPECT_THAT(heard, ElementsAre("gone"));
  EXPECT_THAT(object_->told, IsEmpty());
  Create(2, "ws://b/");
  EXPECT_EQ(routes_.size(), 1u);
}

}  // namespace
}  // namespace understudy::browser

#include "server/chromium/cdp/connection.h"

#include <string>
#include <vector>

#include <absl/strings/match.h>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/json/array.hpp>
#include <gtest/gtest.h>

#include "server/base/errors.h"
#include "server/base/promise.h"
#include "server/base/spawn.h"
#include "server/chromium/cdp/browser.h"
#include "server/chromium/cdp/page.h"
#include "server/chromium/cdp/target.h"
#include "tests/support/fake_browser.h"
#include "tests/support/run_task.h"

namespace understudy::chromium {
namespace {

using cdp::page::Enable;
using cdp::page::FrameDetached;
using cdp::page::Navigate;
using testing::FakeBrowser;
using testing::RunTask;

class CdpConnectionTest : public ::testing::Test {
 protected:
  CdpConnectionTest()
      : browser_(loop_.get_executor()),
        connection_(CdpConnection::Create(loop_.get_executor(), browser_.TakeTransport())) {}
  ~CdpConnectionTest() override {
    connection_->Close();
    browser_.Close();
    loop_.restart();
    loop_.run();
  }

  // A session that the browser attached.
  Ref<CdpSession> Attach(const std::string& id, const std::string& parent = {}) {
    return RunTask(loop_, [&]() -> Task<Ref<CdpSession>> {
      Promise<bool> attached(loop_.get_executor());
      const Subscription subscription = connection_->Session(parent)->On<cdp::target::AttachedToTarget>(
          [&](const cdp::target::AttachedToTarget&) { attached.Set(true); });
      browser_.Emit("Target.attachedToTarget", {{"sessionId", id}}, parent);
      co_await attached.Wait();
      co_return connection_->Session(id);
    });
  }

  boost::asio::io_context loop_;
  FakeBrowser browser_;
  Ref<CdpConnection> connection_;
};

TEST_F(CdpConnectionTest, WhatIsTooLargeForTheBrowserIsNotSent) {
  RunTask(loop_, [&]() -> Task<void> {
    Navigate huge;
    huge.url.assign(100 << 20, 'x');
    const auto refused = co_await connection_->root()->Send(huge);
    EXPECT_TRUE(absl::StartsWith(refused.status().message(), "Page.navigate is too large for the browser: "));
    auto enabled = connection_->root()->Send(Enable());
    browser_.Answer(co_await browser_.Expect("Page.enable"), {});
    EXPECT_TRUE((co_await std::move(enabled)).ok());
  });
}

TEST_F(CdpConnectionTest, WhatIsNestedTooDeepForTheBrowserIsNotSent) {
  RunTask(loop_, [&]() -> Task<void> {
    boost::json::value deep;
    for (int i = 0; i < 299; ++i) deep = boost::json::array{std::move(deep)};
    const boost::json::object params{{"deep", deep}};
    const auto refused = co_await connection_->root()->SendRaw("Page.enable", params);
    EXPECT_EQ(refused.status().message(),
              "Page.enable is nested too deep for the browser: 301 levels, above its limit of 300");
    auto enabled = connection_->root()->Send(Enable());
    browser_.Answer(co_await browser_.Expect("Page.enable"), {});
    EXPECT_TRUE((co_await std::move(enabled)).ok());
  });
}

TEST_F(CdpConnectionTest, AnErrorForNoCommandFailsThoseThatWait) {
  RunTask(loop_, [&]() -> Task<void> {
    auto first = connection_->root()->Send(Enable());
    auto second = connection_->root()->Send(Navigate{.url = "a"});
    const auto command = co_await browser_.Expect("Page.enable");
    browser_.EmitText(R"({"error":{"code":-32700,"message":"JSON: stack limit exceeded"}})");
    EXPECT_EQ((co_await std::move(first)).message(),
              "Protocol error (Page.enable): JSON: stack limit exceeded");
    EXPECT_EQ((co_await std::move(second)).status().message(),
              "Protocol error (Page.navigate): JSON: stack limit exceeded");
    // One that was none of them gets its answer nowhere; the conversation goes on.
    browser_.Answer(command, {});
    co_await browser_.Expect("Page.navigate");
    auto third = connection_->root()->Send(Enable());
    browser_.Answer(co_await browser_.Expect("Page.enable"), {});
    EXPECT_TRUE((co_await std::move(third)).ok());
  });
}

TEST_F(CdpConnectionTest, ACommandGetsItsAnswer) {
  RunTask(loop_, [&]() -> Task<void> {
    auto navigated = connection_->root()->Send(Navigate{.url = "http://a/", .frame_id = "F1"});
    const auto command = co_await browser_.Expect("Page.navigate");
    EXPECT_EQ(command.params, (boost::json::object{{"url", "http://a/"}, {"frameId", "F1"}}));
    EXPECT_EQ(command.session_id, "");
    browser_.Answer(command, {{"frameId", "F1"}, {"loaderId", "L1"}});
    const auto result = co_await std::move(navigated);
    EXPECT_TRUE(result.ok());
    EXPECT_EQ(result->loader_id, "L1");
  });
}

TEST_F(CdpConnectionTest, CommandsAreUnderWayBeforeTheyAreAwaited) {
  RunTask(loop_, [&]() -> Task<void> {
    auto first = connection_->root()->Send(Enable{});
    auto second = connection_->root()->Send(Navigate{.url = "b"});
    const auto enable = co_await browser_.Expect("Page.enable");
    const auto navigate = co_await browser_.Expect("Page.navigate");
    browser_.Answer(navigate, {{"frameId", "second"}});
    browser_.Answer(enable);
    EXPECT_TRUE((co_await std::move(first)).ok());
    EXPECT_EQ((co_await std::move(second))->frame_id, "second");
  });
}

TEST_F(CdpConnectionTest, TheBrowsersErrorNamesTheCommand) {
  RunTask(loop_, [&]() -> Task<void> {
    auto navigated = connection_->root()->Send(Navigate{.url = "?"});
    browser_.Fail(co_await browser_.Expect("Page.navigate"), "Cannot navigate to invalid URL");
    const auto result = co_await std::move(navigated);
    EXPECT_EQ(result.status().message(), "Protocol error (Page.navigate): Cannot navigate to invalid URL");
    EXPECT_EQ(ErrorName(result.status()), "Error");
  });
}

TEST_F(CdpConnectionTest, ASessionTheBrowserForgotIsATargetThatClosed) {
  RunTask(loop_, [&]() -> Task<void> {
    auto enabled = connection_->root()->Send(Enable{});
    browser_.Fail(co_await browser_.Expect("Page.enable"), "Session with given id not found.", -32001);
    EXPECT_TRUE(IsTargetClosed(co_await std::move(enabled)));
  });
}

TEST_F(CdpConnectionTest, EventsReachTheListenersOfTheirSession) {
  const Ref<CdpSession> page = Attach("S1");
  RunTask(loop_, [&]() -> Task<void> {
    std::vector<std::string> heard;
    Promise<bool> done(loop_.get_executor());
    const Subscription root = connection_->root()->On<FrameDetached>(
        [&](const FrameDetached& event) { heard.push_back("root " + event.frame_id); });
    const Subscription raw = page->raw_event().connect(
        [&](const std::string& method, const boost::json::object&) { heard.push_back(method); });
    const Subscription typed = page->On<FrameDetached>([&](const FrameDetached& event) {
      heard.push_back("page " + event.frame_id + " " + event.reason);
      done.Set(true);
    });
    browser_.Emit("Page.unheardOf", {}, "S1");
    browser_.Emit("Page.frameDetached", {{"frameId", "F1"}, {"reason", "swap"}}, "S1");
    co_await done.Wait();
    EXPECT_EQ(heard, (std::vector<std::string>{"Page.unheardOf", "Page.frameDetached", "page F1 swap"}));
  });
}

TEST_F(CdpConnectionTest, AnAnswerIsSeenBeforeTheNextEvent) {
  RunTask(loop_, [&]() -> Task<void> {
    const Ref<CdpSession> root = connection_->root();
    std::vector<std::string> order;
    Promise<bool> done(loop_.get_executor());
    const Subscription subscription = root->On<FrameDetached>([&](const FrameDetached&) {
      order.push_back("event");
      done.Set(true);
    });
    Spawn(loop_.get_executor(), [](Ref<CdpSession> root, std::vector<std::string>& order) -> Task<void> {
      (co_await root->Send(Enable{})).IgnoreError();
      order.push_back("answer");
    }(root, order));
    const auto command = co_await browser_.Expect("Page.enable");
    // Both leave with one write, so that they are read together.
    browser_.Answer(command);
    browser_.Emit("Page.frameDetached");
    co_await done.Wait();
    EXPECT_EQ(order, (std::vector<std::string>{"answer", "event"}));
  });
}

TEST_F(CdpConnectionTest, CommandsOfASessionCarryItsId) {
  const Ref<CdpSession> page = Attach("S1");
  RunTask(loop_, [&]() -> Task<void> {
    page->Post(Enable{});
    EXPECT_EQ((co_await browser_.ExpectAndAnswer("Page.enable")).session_id, "S1");
  });
  EXPECT_EQ(page->parent(), connection_->root());
}

TEST_F(CdpConnectionTest, ADetachedSessionClosesAfterItsListenersHeardOfIt) {
  const Ref<CdpSession> page = Attach("S1");
  const Ref<CdpSession> worker = Attach("S2", "S1");
  RunTask(loop_, [&]() -> Task<void> {
    std::vector<std::string> order;
    Promise<bool> done(loop_.get_executor());
    const Subscription detached = connection_->root()->On<cdp::target::DetachedFromTarget>(
        [&](const cdp::target::DetachedFromTarget& event) {
          EXPECT_EQ(connection_->Session(event.session_id), page);
          order.push_back("detached");
        });
    const Subscription worker_closed = worker->on_closed().connect([&] { order.push_back("worker closed"); });
    const Subscription page_closed = page->on_closed().connect([&] {
      order.push_back("page closed");
      done.Set(true);
    });
    auto pending = worker->Send(Enable{});
    co_await browser_.Expect("Page.enable");
    browser_.Emit("Target.detachedFromTarget", {{"sessionId", "S1"}});
    co_await done.Wait();
    EXPECT_EQ(order, (std::vector<std::string>{"detached", "worker closed", "page closed"}));
    EXPECT_TRUE(IsTargetClosed(co_await std::move(pending)));
    EXPECT_TRUE(IsTargetClosed(co_await page->Send(Enable{})));
  });
  EXPECT_TRUE(page->closed());
  EXPECT_EQ(connection_->Session("S2"), nullptr);
}

TEST_F(CdpConnectionTest, ACrashedTargetFailsWhatItIsAsked) {
  const Ref<CdpSession> page = Attach("S1");
  RunTask(loop_, [&]() -> Task<void> {
    auto pending = page->Send(Enable{});
    co_await browser_.Expect("Page.enable");
    page->MarkCrashed();
    EXPECT_EQ((co_await std::move(pending)).message(), "Target crashed");
    EXPECT_EQ((co_await page->Send(Enable{})).message(), "Target crashed");
  });
}

TEST_F(CdpConnectionTest, ABrowserThatGoesClosesEverything) {
  const Ref<CdpSession> page = Attach("S1");
  RunTask(loop_, [&]() -> Task<void> {
    Promise<bool> disconnected(loop_.get_executor());
    const Subscription subscription = connection_->on_disconnected().connect([&] {
      EXPECT_TRUE(page->closed());
      disconnected.Set(true);
    });
    auto pending = page->Send(Enable{});
    co_await browser_.Expect("Page.enable");
    browser_.Close();
    co_await disconnected.Wait();
    EXPECT_TRUE(IsTargetClosed(co_await std::move(pending)));
  });
  EXPECT_FALSE(connection_->connected());
}

TEST_F(CdpConnectionTest, ClosingEndsWhatIsUnderWay) {
  RunTask(loop_, [&]() -> Task<void> {
    auto pending = connection_->root()->Send(Enable{});
    connection_->Close();
    EXPECT_TRUE(IsTargetClosed(co_await connection_->root()->Send(Enable{})));
    EXPECT_TRUE(IsTargetClosed(co_await std::move(pending)));
    co_await browser_.WaitForDisconnect();
  });
}

TEST_F(CdpConnectionTest, TextThatIsNoJsonEndsTheConnection) {
  RunTask(loop_, [&]() -> Task<void> {
    auto pending = connection_->root()->Send(Enable{});
    browser_.EmitText("nonsense");
    EXPECT_TRUE(IsTargetClosed(co_await std::move(pending)));
  });
}

TEST_F(CdpConnectionTest, RawCommandsGoThrough) {
  RunTask(loop_, [&]() -> Task<void> {
    auto answer = connection_->root()->SendRaw("Some.thing", {{"a", 1}});
    const boost::json::object result = {{"b", boost::json::array{2}}};
    const auto command = co_await browser_.ExpectAndAnswer("Some.thing", result);
    EXPECT_EQ(command.params, (boost::json::object{{"a", 1}}));
    EXPECT_EQ(*co_await std::move(answer), result);
  });
}

TEST_F(CdpConnectionTest, NothingIsDeliveredWhilePaused) {
  RunTask(loop_, [&]() -> Task<void> {
    const Ref<CdpSession> root = connection_->root();
    int heard = 0;
    Promise<bool> all(loop_.get_executor());
    const Subscription subscription = root->On<FrameDetached>([&](const FrameDetached&) {
      if (++heard == 1) connection_->Pause();
      if (heard == 3) all.Set(true);
    });
    for (int i = 0; i < 3; ++i) browser_.Emit("Page.frameDetached");
    // The browser, on the same loop, has written by the time it reads this.
    root->Post(Enable{});
    co_await browser_.ExpectAndAnswer("Page.enable");
    while (heard == 0) co_await boost::asio::post(boost::asio::use_awaitable);
    EXPECT_EQ(heard, 1);
    connection_->Resume();
    co_await all.Wait();
  });
}

}  // namespace
}  // namespace understudy::chromium

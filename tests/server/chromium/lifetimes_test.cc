// What the browser's targets leave behind in the driver when they are gone: nothing.

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tests/server/chromium/scripted_browser.h"

namespace understudy::chromium {
namespace {

namespace json = boost::json;

constexpr int kMany = 1000;

class LifetimesTest : public ScriptedBrowserTest {
 protected:
  // Begins a request; it is under way once the context hears of it.
  void Request(int id, std::string_view session) {
    Until(context_->on_request, [&] {
      remote_.Emit("Network.requestWillBeSent",
                   {{"requestId", std::to_string(id)}, {"frameId", "T"}, {"request", {{"url", "http://x/"}}}},
                   session);
    });
    Watch(context_->network().Find(std::to_string(id)));
  }

  template <class T>
  void Watch(const Ref<T>& object) {
    objects_.push_back(std::weak_ptr<void>(object));
  }
  size_t Alive() {
    loop_.poll();
    return static_cast<size_t>(std::count_if(objects_.begin(), objects_.end(),
                                             [](const auto& object) { return !object.expired(); }));
  }

  std::vector<std::weak_ptr<void>> objects_;
};

TEST_F(LifetimesTest, PagesWithTheirRequestsWorkersAndFrames) {
  ClosePage(page_);
  page_ = nullptr;
  for (int i = 0; i < kMany; ++i) {
    Ref<browser::Page> page = OpenPage();
    Watch(page);
    Watch(page->main_frame());
    Watch(connection_->Session("S"));
    Request(i, "S");
    Until(page->on_frame_attached, [&] {
      remote_.Emit("Page.frameAttached", {{"frameId", "F"}, {"parentFrameId", "T"}}, "S");
      Attach({{"targetId", "F"}, {"type", "iframe"}}, "SF", "S");
    });
    Watch(page->FindFrame("F"));
    Until(page->on_worker, [&] { Attach({{"targetId", "W"}, {"type", "worker"}}, "SW", "S"); });
    Watch(page->workers().begin()->second);
    Watch(connection_->Session("SW"));
    ClosePage(page);
  }
  EXPECT_TRUE(context_->pages().empty());
  EXPECT_EQ(context_->network().under_way(), 0u);
  EXPECT_EQ(Alive(), 0u);
}

TEST_F(LifetimesTest, RequestsThatEndAndThoseThatNobodyHearsOf) {
  for (int i = 0; i < 3 * kMany; ++i) {
    Request(i, "S");
    const json::object id = {{"requestId", std::to_string(i)}};
    remote_.Emit("Network.responseReceived",
                 {{"requestId", std::to_string(i)}, {"hasExtraInfo", true}, {"response", {{"status", 200}}}},
                 "S");
    Until(context_->on_request_finished, [&] { remote_.Emit("Network.loadingFinished", id, "S"); });
    // Late, or of nothing that was ever sent.
    remote_.Emit("Network.requestWillBeSentExtraInfo", id, "S");
    if (i % 2 == 0) remote_.Emit("Network.responseReceivedExtraInfo", id, "S");
    remote_.Emit("Network.responseReceivedExtraInfo", {{"requestId", "stray " + std::to_string(i)}}, "S");
  }
  EXPECT_EQ(context_->network().under_way(), 0u);
  // Some wait for what may still come; not all.
  EXPECT_LE(Alive(), 1000u + page_->Requests().size());
}

TEST_F(LifetimesTest, WorkersWithTheirRequests) {
  for (int i = 0; i < kMany; ++i) {
    Until(page_->on_worker, [&] { Attach({{"targetId", "W"}, {"type", "worker"}}, "SW", "S"); });
    const Ref<browser::Worker> worker = page_->workers().begin()->second;
    Watch(worker);
    Watch(connection_->Session("SW"));
    Request(i, "SW");
    remote_.Emit("Runtime.executionContextCreated", {{"context", {{"id", 1}}}}, "SW");
    Until(worker->on_close, [&] { Detach("SW", "S"); });
  }
  EXPECT_EQ(context_->network().under_way(), 0u);
  EXPECT_EQ(Alive(), page_->Requests().size());
}

TEST_F(LifetimesTest, ServiceWorkersWithTheirRequests) {
  for (int i = 0; i < kMany; ++i) {
    Until(context_->on_service_worker, [&] {
      Attach({{"targetId", "W"}, {"type", "service_worker"}}, "SW");
    });
    const Ref<browser::Worker> worker = context_->service_workers().front();
    Watch(worker);
    Watch(connection_->Session("SW"));
    Request(i, "SW");
    Until(worker->on_close, [&] { Detach("SW"); });
  }
  EXPECT_EQ(context_->network().under_way(), 0u);
  EXPECT_EQ(Alive(), 0u);
}

TEST_F(LifetimesTest, DocumentsWithTheirSocketsAndRealms) {
  for (int i = 0; i < kMany; ++i) {
    Request(i, "S");
    Until(page_->on_web_socket, [&] {
      remote_.Emit("Network.webSocketCreated", {{"requestId", std::to_string(i)}, {"url", "ws://x/"}}, "S");
      remote_.Emit("Network.webSocketWillSendHandshakeRequest", {{"requestId", std::to_string(i)}}, "S");
    });
    remote_.Emit("Runtime.executionContextCreated",
                 {{"context", {{"id", i}, {"auxData", {{"frameId", "T"}, {"isDefault", true}}}}}}, "S");
    Until(page_->main_frame()->on_navigated, [&] {
      remote_.Emit("Runtime.executionContextsCleared", {}, "S");
      remote_.Emit("Page.frameNavigated",
                   {{"frame", {{"id", "T"}, {"url", "http://x/"}, {"loaderId", std::to_string(i)}}}}, "S");
    });
  }
  EXPECT_EQ(context_->network().under_way(), 0u);
  EXPECT_EQ(Alive(), page_->Requests().size());
}

TEST_F(LifetimesTest, SocketsCloseWithTheirDocumentAndTheirWorker) {
  for (const std::string session : {"S", "SW"}) {
    if (session == "SW")
      Until(page_->on_worker, [&] { Attach({{"targetId", "W"}, {"type", "worker"}}, "SW", "S"); });
    std::weak_ptr<browser::WebSocket> socket;
    bool closed = false;
    Subscription told = page_->on_web_socket.connect([&](const Ref<browser::WebSocket>& opened) {
      socket = opened;
      opened->on_close.connect([&] { closed = true; });
    });
    Until(page_->on_web_socket, [&] {
      remote_.Emit("Network.webSocketCreated", {{"requestId", "1"}, {"url", "ws://x/"}}, session);
      remote_.Emit("Network.webSocketWillSendHandshakeRequest", {{"requestId", "1"}}, session);
    });
    if (session == "S") {
      Until(page_->main_frame()->on_navigated, [&] {
        remote_.Emit("Page.frameNavigated", {{"frame", {{"id", "T"}, {"loaderId", "next"}}}}, "S");
      });
    } else {
      Until(page_->workers().begin()->second->on_close, [&] { Detach("SW", "S"); });
    }
    EXPECT_TRUE(closed);
    EXPECT_TRUE(socket.expired());
  }
}

TEST_F(LifetimesTest, ContextsThatCannotBeSetUp) {
  browser::ContextOptions options;
  options.permissions.push_back("no such permission");
  testing::Started making(loop_, browser_->NewContext(options));
  EXPECT_EQ(Run(remote_.ExpectAndAnswer("Target.disposeBrowserContext")).params.at("browserContextId"), "C");
  EXPECT_EQ(OutcomeOf(making).status().message(), "Unknown permission: no such permission");
  EXPECT_EQ(browser_->contexts().size(), 1u);
}

}  // namespace
}  // namespace understudy::chromium

#include "dispatchers/core/object_table.h"

#include "protocol/schema/browser_context.pw.h"
#include "protocol/schema/browser_type.pw.h"
#include "protocol/schema/debugger.pw.h"
#include "protocol/schema/frame.pw.h"
#include "protocol/schema/page.pw.h"
#include "protocol/schema/tracing.pw.h"
#include "protocol/schema/web_socket_route.pw.h"
#include "tests/dispatchers/core/test_connection.h"

namespace understudy::dispatchers {
namespace {

using ObjectTableTest = TestConnection;

protocol::BrowserTypeInitializer Chromium() {
  return {.executable_path = "/usr/bin/chromium", .name = "chromium"};
}

TEST_F(ObjectTableTest, AnnouncesAnObjectBelowItsParent) {
  const auto type = Create(*root_, "type", Chromium());
  Create<protocol::TracingInitializer>(*type, "tracing");
  Play(R"(
    < {"guid":"","method":"__create__","params":{"type":"BrowserType","initializer":{"executablePath":"/usr/bin/chromium","name":"chromium"},"guid":"{{type}}"}}
    < {"guid":"{{type}}","method":"__create__","params":{"type":"Tracing","initializer":{},"guid":"{{tracing}}"}}
  )");
  EXPECT_EQ(type->channel(), "BrowserType");
  EXPECT_EQ(connection_->objects().ChannelOf(type->guid()), "BrowserType");
}

TEST_F(ObjectTableTest, GivesWellKnownObjectsTheirGuid) {
  connection_->objects().CreateNamed<PlainDispatcher>(*root_, "Playwright", protocol::TracingInitializer());
  connection_->objects().CreateVerbatim<PlainDispatcher>(*root_, "LocalUtils", "localUtils",
                                                         R"({"deviceDescriptors":[]})");
  Play(R"(
    < {"guid":"","method":"__create__","params":{"type":"Tracing","initializer":{},"guid":"Playwright"}}
    < {"guid":"","method":"__create__","params":{"type":"LocalUtils","initializer":{"deviceDescriptors":[]},"guid":"localUtils"}}
  )");
}

TEST_F(ObjectTableTest, MovesAnObjectBelowAnother) {
  const auto type = Create(*root_, "type", Chromium());
  const auto tracing = Create<protocol::TracingInitializer>(*root_, "tracing");
  Settle();
  connection_->objects().Adopt(*type, *tracing);
  Play(R"(
    < {"guid":"{{type}}","method":"__adopt__","params":{"guid":"{{tracing}}"}}
  )");
  EXPECT_EQ(tracing->parent(), type.get());
  type->Dispose();
  EXPECT_TRUE(tracing->disposed());
  Settle();
}

TEST_F(ObjectTableTest, DisposesASubtreeTellingOfItsTopAlone) {
  const auto type = Create(*root_, "type", Chromium());
  const auto tracing = Create<protocol::TracingInitializer>(*type, "tracing");
  const auto deeper = Create<protocol::TracingInitializer>(*tracing, "deeper");
  Settle();
  type->Dispose();
  type->Dispose();
  Play(R"(
    < {"guid":"{{type}}","method":"__dispose__","params":{}}
  )");
  EXPECT_TRUE(deeper->disposed());
  EXPECT_EQ(connection_->objects().Find(deeper->guid()), nullptr);
}

TEST_F(ObjectTableTest, SaysNothingOfWhatIsDisposed) {
  const auto debugger = Create<protocol::DebuggerInitializer>(*root_, "debugger");
  debugger->Dispose();
  Settle();
  debugger->Emit(protocol::DebuggerPausedStateChangedEvent());
  Create<protocol::TracingInitializer>(*debugger, "late");
  Play("");
}

TEST_F(ObjectTableTest, SendsEvents) {
  Create<protocol::DebuggerInitializer>(*root_, "debugger");
  const auto frame = Create<protocol::FrameInitializer>(*root_, "frame");
  const auto page = Create<protocol::PageInitializer>(*root_, "page");
  Settle();
  protocol::FrameLoadstateEvent loaded;
  loaded.add = protocol::LifecycleEvent::kLoad;
  frame->Emit(loaded);
  page->Emit(protocol::PageCloseEvent());
  Play(R"(
    < {"guid":"{{frame}}","method":"loadstate","params":{"add":"load"}}
    < {"guid":"{{page}}","method":"close"}
  )");
}

TEST_F(ObjectTableTest, WithholdsWhatTheClientsVersionDoesNotKnow) {
  Connect("1.48.0");
  const auto debugger = Create<protocol::DebuggerInitializer>(*root_, "debugger");
  debugger->Emit(protocol::DebuggerPausedStateChangedEvent());
  const auto page = Create<protocol::PageInitializer>(*root_, "page");
  Settle();
  EXPECT_FALSE(debugger->announced());
  page->Emit(protocol::PageViewportSizeChangedEvent());
  connection_->objects().Adopt(*page, *debugger);
  debugger->Dispose();
  Play("");
}

TEST_F(ObjectTableTest, WithholdsAnEventWithoutWhatTheClientNeeds) {
  protocol::BrowserContextConsoleEvent of_worker;
  of_worker.type = "log";
  for (const char* version : {"1.57.0", "1.56.0"}) {
    Connect(version);
    const auto context = Create<protocol::BrowserContextInitializer>(*root_, "context");
    Settle();
    context->Emit(of_worker);
    if (std::string_view(version) == "1.57.0") {
      Play(R"(
        < {"guid":"{{context}}","method":"console","params":{"type":"log","text":"","args":[],"location":{"url":"","lineNumber":0,"columnNumber":0}}}
      )");
    } else {
      Play("");
    }
  }
}

TEST_F(ObjectTableTest, CollectsTheOldestTenthOfTooMany) {
  Connect("1.65.0", {.objects = 20, .handles = 20});
  for (int i = 0; i < 21; ++i) Create<protocol::TracingInitializer>(*root_, "tracing" + std::to_string(i));
  conversation_->Forget();
  Create(*root_, "type", Chromium());
  Settle();
  EXPECT_EQ(connection_->objects().Find(conversation_->Named("tracing0")), nullptr);
  EXPECT_EQ(connection_->objects().Find(conversation_->Named("tracing1")), nullptr);
  EXPECT_NE(connection_->objects().Find(conversation_->Named("tracing2")), nullptr);
}

TEST_F(ObjectTableTest, TellsThatAnObjectWasCollected) {
  Connect("1.65.0", {.objects = 10, .handles = 10});
  for (int i = 0; i < 10; ++i) Create<protocol::TracingInitializer>(*root_, "tracing" + std::to_string(i));
  Settle();
  Create<protocol::TracingInitializer>(*root_, "last");
  Play(R"(
    < {"guid":"","method":"__create__","params":{"type":"Tracing","initializer":{},"guid":"{{last}}"}}
    < {"guid":"{{tracing0}}","method":"__dispose__","params":{"reason":"gc"}}
  )");
}

TEST_F(ObjectTableTest, FindsTheObjectOfADomainObject) {
  const int domain = 0;
  const auto tracing = Create<protocol::TracingInitializer>(*root_, "tracing");
  connection_->objects().Associate(&domain, *tracing);
  EXPECT_EQ(connection_->objects().Existing<PlainDispatcher>(&domain), tracing);
  EXPECT_EQ(connection_->objects().Existing<TestRoot>(&domain), nullptr);
  tracing->Dispose();
  EXPECT_EQ(connection_->objects().Existing<PlainDispatcher>(&domain), nullptr);
  Settle();
}

}  // namespace
}  // namespace understudy::dispatchers

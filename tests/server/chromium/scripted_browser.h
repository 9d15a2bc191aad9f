#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <boost/asio/io_context.hpp>
#include <boost/json/object.hpp>
#include <gtest/gtest.h>

#include "server/browser/browser.h"
#include "server/browser/browser_context.h"
#include "server/browser/page.h"
#include "server/chromium/chromium_browser.h"
#include "server/chromium/process/launched_browser.h"
#include "tests/support/fake_browser.h"
#include "tests/support/run_task.h"
#include "tests/support/started.h"

namespace understudy::chromium {

// The driver of a browser that the test speaks for. It has a context "C" with a page, whose target and frame
// are "T" and whose session is "S".
class ScriptedBrowserTest : public ::testing::Test {
 protected:
  void SetUp() override {
    for (const char* method : {"Browser.getWindowForTarget",
                               "Browser.setDownloadBehavior",
                               "Browser.setWindowBounds",
                               "Emulation.setEmulatedMedia",
                               "Emulation.setDeviceMetricsOverride",
                               "Emulation.setFocusEmulationEnabled",
                               "Emulation.setUserAgentOverride",
                               "Fetch.disable",
                               "Fetch.enable",
                               "Inspector.enable",
                               "Log.enable",
                               "Network.emulateNetworkConditions",
                               "Network.enable",
                               "Network.setCacheDisabled",
                               "Network.setExtraHTTPHeaders",
                               "Page.enable",
                               "Page.setLifecycleEventsEnabled",
                               "Runtime.enable",
                               "Runtime.addBinding",
                               "Runtime.evaluate",
                               "Runtime.runIfWaitingForDebugger",
                               "Target.setAutoAttach"}) {
      remote_.AnswerAlways(method);
    }
    remote_.AnswerAlways("Target.createBrowserContext", {{"browserContextId", "C"}});
    remote_.AnswerAlways("Page.addScriptToEvaluateOnNewDocument", {{"identifier", "1"}});
    remote_.AnswerAlways("Page.getFrameTree",
                         {{"frameTree", {{"frame", {{"id", "T"}, {"url", "about:blank"}}}}}});
    ASSERT_TRUE(Run(driver_->Initialize()).ok());
    context_ = *Run(browser_->NewContext({}));
    page_ = OpenPage();
  }
  void TearDown() override {
    remote_.Close();
    const Promise<bool> over(loop_.get_executor());
    Subscription disconnected = browser_->on_disconnected.connect([&] { over.Set(true); });
    if (browser_->connected()) Run(over.Wait());
  }

  template <class T>
  T Run(Task<T> task) {
    return testing::RunTask(loop_, std::move(task));
  }
  // What a task that is under way comes to.
  template <class T>
  const T& OutcomeOf(testing::Started<T>& started) {
    while (!started.ended()) loop_.run_one();
    return *started.value();
  }
  // What the browser says in `says` has arrived once the context hears of it through `signal`.
  template <class AnySignal, class Says>
  void Until(AnySignal& signal, const Says& says) {
    const Promise<bool> heard(loop_.get_executor());
    Subscription subscription = signal.connect([&](const auto&...) { heard.Set(true); });
    says();
    Run(heard.Wait());
    loop_.poll();
  }

  void Attach(const boost::json::object& info, std::string_view session, std::string_view parent = {}) {
    boost::json::object target = info;
    target["browserContextId"] = "C";
    remote_.Emit("Target.attachedToTarget",
                 {{"sessionId", session}, {"targetInfo", std::move(target)}, {"waitingForDebugger", true}},
                 parent);
  }
  void Detach(std::string_view session, std::string_view parent = {}) {
    remote_.Emit("Target.detachedFromTarget", {{"sessionId", session}}, parent);
  }
  Ref<browser::Page> OpenPage() {
    Until(context_->on_page, [&] { Attach({{"targetId", "T"}, {"type", "page"}}, "S"); });
    return context_->pages().back();
  }
  void ClosePage(const Ref<browser::Page>& page) {
    Until(page->on_close, [&] { Detach("S"); });
  }

  boost::asio::io_context loop_;
  testing::FakeBrowser remote_{loop_.get_executor()};
  Ref<CdpConnection> connection_ = CdpConnection::Create(loop_.get_executor(), remote_.TakeTransport());
  Ref<browser::Browser> browser_ = std::make_shared<browser::Browser>(loop_.get_executor(), "chromium",
                                                                      "156.0.1.2", browser::LaunchOptions());
  Ref<ChromiumBrowser> driver_ = NewDriver();
  Ref<browser::BrowserContext> context_;
  Ref<browser::Page> page_;

 private:
  Ref<ChromiumBrowser> NewDriver() {
    LaunchedBrowser::Parts parts;
    parts.process = *ChildProcess::Start(
        loop_.get_executor(),
        {.file = "/bin/sleep", .arguments = {"60"}, .environment = {}, .on_line = [](auto, auto) {}});
    parts.connection = connection_;
    const auto driver = std::make_shared<ChromiumBrowser>(
        loop_.get_executor(), std::make_shared<LaunchedBrowser>(loop_.get_executor(), std::move(parts)),
        browser_);
    browser_->SetDelegate(driver);
    return driver;
  }
};

}  // namespace understudy::chromium

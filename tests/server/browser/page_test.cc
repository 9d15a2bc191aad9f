#include "server/browser/page.h"

#include <boost/asio/io_context.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/base/errors.h"
#include "server/browser/browser_context.h"
#include "tests/support/fake_backend.h"
#include "tests/support/run_task.h"

namespace understudy::browser {
namespace {

using ::testing::ElementsAre;

class PageTest : public ::testing::Test {
 protected:
  template <class T>
  auto Run(T task) {
    return testing::RunTask(io_, std::move(task));
  }
  Ref<BindingCall> CallOf(const Ref<Page>& page, const std::string& name) {
    return std::make_shared<BindingCall>(page->main_frame(), name, std::vector<boost::json::value>(), nullptr,
                                         [](bool, Argument) {});
  }

  boost::asio::io_context io_;
  Ref<FakeLauncher> launcher_ = std::make_shared<FakeLauncher>(io_.get_executor());
  Ref<Browser> browser_ = *Run(launcher_->Launch({}, [](const std::string&) {}));
  Ref<BrowserContext> context_ = *Run(browser_->NewContext({}));
};

TEST_F(PageTest, WhatAPageCallsBeforeItIsKnownIsToldOnceItIs) {
  EXPECT_TRUE(Run(context_->ExposeBinding("early", false)).ok());
  std::vector<std::string> heard;
  Subscription known = context_->on_page.connect([&](const Ref<Page>&) { heard.push_back("page"); });
  Subscription called = context_->on_binding_call.connect(
      [&](const Ref<BindingCall>& call) { heard.push_back(call->name()); });
  const auto page = std::make_shared<Page>(context_, WeakRef<Page>(), std::make_shared<FakePage>());
  context_->DidCreatePage(page);
  page->DidAttachFrame("main", "");
  page->DidCallBinding(CallOf(page, "early"));
  page->DidCallBinding(CallOf(page, "early"));
  context_->DidOpenPage(page);
  page->DidCallBinding(CallOf(page, "early"));
  EXPECT_THAT(heard, ElementsAre("page", "early", "early", "early"));
}

TEST_F(PageTest, ANameIsFreeAgainWhenItCouldNotBeExposed) {
  const Ref<Page> page = FakePage::Open(context_);
  auto& delegate = static_cast<FakePage&>(page->delegate());
  delegate.updates_bindings = Error("no");
  EXPECT_EQ(Run(page->ExposeBinding("f")).status().message(), "no");
  EXPECT_EQ(Run(context_->ExposeBinding("g", false)).status().message(), "no");
  delegate.updates_bindings = absl::OkStatus();
  EXPECT_TRUE(Run(page->ExposeBinding("f")).ok());
  EXPECT_TRUE(Run(context_->ExposeBinding("g", false)).ok());
  EXPECT_EQ(Run(page->ExposeBinding("f")).status().message(), "Function \"f\" has been already registered");
}

}  // namespace
}  // namespace understudy::browser

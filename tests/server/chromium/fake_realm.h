#pragma once

#include <memory>
#include <string>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/base/errors.h"
#include "server/browser/execution_context.h"
#include "server/browser/page.h"
#include "server/chromium/cdp/connection.h"
#include "server/chromium/injected_object.h"
#include "server/chromium/realm.h"
#include "tests/support/fake_backend.h"
#include "tests/support/fake_browser.h"
#include "tests/support/run_task.h"

namespace understudy::chromium {

// One realm of a page, whose other end the test plays.
class FakeRealmTest : public ::testing::Test {
 protected:
  FakeRealmTest() {
    const Ref<browser::Browser> browser = *Run(launcher_->Launch({}, NoProgress()));
    page_ = FakePage::Open(*Run(browser->NewContext({})));
    context_ = NewContext();
  }
  ~FakeRealmTest() override {
    // Whoever still waits for the object goes home.
    DidFindObject(TargetClosedError());
    connection_->Close();
    browser_.Close();
    loop_.restart();
    loop_.run();
  }

  template <class T>
  T Run(Task<T> task) {
    return testing::RunTask(loop_, std::move(task));
  }

  Ref<browser::ExecutionContext> NewContext() {
    return std::make_shared<browser::ExecutionContext>(
        loop_.get_executor(), std::make_unique<Realm>(session_, 1, injected_), page_->main_frame());
  }
  void DidFindObject(absl::StatusOr<std::string> id = "object") { found_.Set(std::move(id)); }
  // That nothing has been sent but what the test expected.
  Task<void> ExpectNothing() {
    auto enabled = session_->Send(cdp::runtime::Enable());
    browser_.Answer(co_await browser_.Expect("Runtime.enable"));
    EXPECT_TRUE((co_await std::move(enabled)).ok());
  }

  boost::asio::io_context loop_;
  testing::FakeBrowser browser_{loop_.get_executor()};
  Ref<CdpConnection> connection_ = CdpConnection::Create(loop_.get_executor(), browser_.TakeTransport());
  Ref<CdpSession> session_ = connection_->root();
  Promise<absl::StatusOr<std::string>> found_{loop_.get_executor()};
  Ref<InjectedObject> injected_ = InjectedObject::Of(loop_.get_executor(), session_, found_);
  Ref<FakeLauncher> launcher_ = std::make_shared<FakeLauncher>(loop_.get_executor());
  Ref<browser::Page> page_;
  Ref<browser::ExecutionContext> context_;
};

}  // namespace understudy::chromium

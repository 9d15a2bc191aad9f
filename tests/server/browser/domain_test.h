#pragma once

#include <memory>
#include <string>
#include <utility>

#include <boost/asio/io_context.hpp>
#include <boost/json/serialize.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/base/errors.h"
#include "server/browser/browser.h"
#include "server/browser/browser_context.h"
#include "server/browser/page.h"
#include "tests/support/fake_backend.h"
#include "tests/support/fake_realm.h"
#include "tests/support/run_task.h"
#include "tests/support/started.h"

namespace understudy::browser {

// A page of a context of a browser, in front of a fake backend.
class DomainTest : public ::testing::Test {
 protected:
  template <class T>
  T Run(Task<T> task) {
    return testing::RunTask(loop_, std::move(task));
  }
  template <class T>
  testing::Started<T> Start(Task<T> task) {
    return testing::Started<T>(loop_, std::move(task));
  }
  // Lets happen what can happen at once.
  void Poll() {
    loop_.restart();
    loop_.poll();
  }

  FakePage& backend() { return static_cast<FakePage&>(page_->delegate()); }
  Ref<Frame> AttachFrame(const std::string& id, const std::string& parent = "main") {
    page_->DidAttachFrame(id, parent);
    return page_->FindFrame(id);
  }
  // Gives the frame a realm for each world; `main` and `utility` are theirs.
  struct Realms {
    FakeRealm main;
    FakeRealm utility;
  };
  Realms OpenRealms(const Ref<Frame>& frame) {
    Realms realms{FakeRealm(loop_.get_executor(), frame), FakeRealm(loop_.get_executor(), frame)};
    frame->DidCreateContext(World::kMain, realms.main.context());
    frame->DidCreateContext(World::kUtility, realms.utility.context());
    return realms;
  }
  static NavigateOptions Until(LoadState state = LoadState::kLoad) { return {.wait_until = state}; }

  boost::asio::io_context loop_;
  Ref<FakeLauncher> launcher_ = std::make_shared<FakeLauncher>(loop_.get_executor());
  Ref<Browser> browser_ = *testing::RunTask(loop_, launcher_->Launch({}, NoProgress()));
  Ref<BrowserContext> context_ = *testing::RunTask(loop_, browser_->NewContext({}));
  Ref<Page> page_ = *testing::RunTask(loop_, context_->NewPage());
  Ref<Frame> frame_ = page_->main_frame();
};

inline const absl::Status& StatusOf(const absl::Status& status) { return status; }
template <class T>
const absl::Status& StatusOf(const absl::StatusOr<T>& result) {
  return result.status();
}
// Whether a result is the error `message`.
MATCHER_P(FailsWith, message, "") { return StatusOf(arg).message() == message; }

}  // namespace understudy::browser

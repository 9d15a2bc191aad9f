#include "server/app/launched_browsers.h"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/io_context.hpp>
#include <gtest/gtest.h>

#include "server/browser/browser_context.h"
#include "tests/support/fake_backend.h"
#include "tests/support/run_task.h"

namespace understudy::app {
namespace {

class LaunchedBrowsersTest : public ::testing::Test {
 protected:
  Ref<browser::Browser> Launch() { return *testing::RunTask(io_, browsers_->Launch({}, NoProgress())); }
  boost::asio::io_context io_;
  Ref<FakeLauncher> launcher_ = std::make_shared<FakeLauncher>(io_.get_executor());
  Ref<LaunchedBrowsers> browsers_ = std::make_shared<LaunchedBrowsers>(io_.get_executor(), launcher_);
};

TEST_F(LaunchedBrowsersTest, ClosesEveryBrowserThatRuns) {
  const Ref<browser::Browser> first = Launch();
  const Ref<browser::Browser> second = Launch();
  second->DidDisconnect();
  auto persistent = testing::RunTask(io_, browsers_->LaunchPersistent({}, {}, NoProgress()));
  testing::RunTask(io_, browsers_->CloseAll());
  EXPECT_FALSE(first->connected());
  EXPECT_FALSE((*persistent)->connected());
}

TEST_F(LaunchedBrowsersTest, WaitsForALaunchThatIsUnderWay) {
  launcher_->hangs = true;
  boost::asio::cancellation_signal withdraw;
  boost::asio::co_spawn(
      io_, browsers_->Launch({}, NoProgress()),
      boost::asio::bind_cancellation_slot(withdraw.slot(),
                                          [](std::exception_ptr, absl::StatusOr<Ref<browser::Browser>>) {}));
  bool closed = false;
  boost::asio::co_spawn(io_, browsers_->CloseAll(), [&](std::exception_ptr) { closed = true; });
  io_.poll();
  EXPECT_FALSE(closed);
  withdraw.emit(boost::asio::cancellation_type::terminal);
  io_.restart();
  io_.run();
  EXPECT_TRUE(closed);
}

TEST_F(LaunchedBrowsersTest, PausesBrowsersThatRunAndThoseToCome) {
  Launch();
  browsers_->SetReadingPaused(true);
  Launch();
  EXPECT_TRUE(launcher_->delegates[0]->reading_paused);
  EXPECT_TRUE(launcher_->delegates[1]->reading_paused);
  browsers_->SetReadingPaused(false);
  EXPECT_FALSE(launcher_->delegates[0]->reading_paused);
  EXPECT_FALSE(launcher_->delegates[1]->reading_paused);
}

}  // namespace
}  // namespace understudy::app

#include "server/browser/client_contexts.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <gtest/gtest.h>

#include "server/base/errors.h"
#include "server/browser/browser_context.h"
#include "tests/support/fake_backend.h"
#include "tests/support/run_task.h"

namespace understudy::browser {
namespace {

class ClientContextsTest : public ::testing::Test {
 protected:
  boost::asio::io_context io_;
  Ref<FakeLauncher> launcher_ = std::make_shared<FakeLauncher>(io_.get_executor());
  Ref<Browser> browser_ = *testing::RunTask(io_, launcher_->Launch({}, NoProgress()));
  Ref<ClientContexts> contexts_ = std::make_shared<ClientContexts>(browser_);
};

TEST_F(ClientContextsTest, CloseWhatTheClientMade) {
  const Ref<BrowserContext> others = *testing::RunTask(io_, browser_->NewContext({}));
  const Ref<BrowserContext> own = *testing::RunTask(io_, contexts_->New({}));
  testing::RunTask(io_, ClientContexts::CloseAll(contexts_, "enough"));
  EXPECT_TRUE(own->closed());
  EXPECT_EQ(own->close_reason(), "enough");
  EXPECT_FALSE(others->closed());
}

TEST_F(ClientContextsTest, CloseOneThatIsStillBeingMade) {
  const Ref<FakeRunningBrowser> running = launcher_->delegates.front();
  running->makes_contexts.emplace(io_.get_executor());
  absl::Status outcome;
  boost::asio::co_spawn(io_, contexts_->New({}),
                        [&](std::exception_ptr, const auto& context) { outcome = context.status(); });
  testing::RunTask(io_, ClientContexts::CloseAll(contexts_, ""));
  running->makes_contexts->Set(true);
  io_.restart();
  io_.run();
  EXPECT_TRUE(IsTargetClosed(outcome));
  EXPECT_TRUE(browser_->contexts().empty());
}

TEST_F(ClientContextsTest, MakeNoneAfterwards) {
  testing::RunTask(io_, ClientContexts::CloseAll(contexts_, ""));
  EXPECT_TRUE(IsTargetClosed(testing::RunTask(io_, contexts_->New({})).status()));
  EXPECT_TRUE(browser_->contexts().empty());
}

}  // namespace
}  // namespace understudy::browser

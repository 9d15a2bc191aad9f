#include "server/browser/tracing.h"

#include <memory>
#include <string>

#include <boost/asio/io_context.hpp>
#include <gtest/gtest.h>

#include "server/base/errors.h"
#include "tests/support/fake_backend.h"
#include "tests/support/run_task.h"

namespace understudy::browser {
namespace {

using understudy::testing::RunTask;

class TracingTest : public ::testing::Test {
 protected:
  absl::Status Start() { return RunTask(loop_, tracing_->Start(nullptr, {})); }
  absl::StatusOr<Ref<files::Artifact>> Stop() { return RunTask(loop_, tracing_->Stop()); }

  boost::asio::io_context loop_;
  const Ref<FakeTracing> fake_ = std::make_shared<FakeTracing>();
  const Ref<Tracing> tracing_ = std::make_shared<Tracing>(loop_.get_executor(), fake_);
};

TEST_F(TracingTest, GivesACompleteArtifact) {
  ASSERT_TRUE(Start().ok());
  const auto trace = Stop();
  ASSERT_TRUE(trace.ok());
  EXPECT_EQ(*RunTask(loop_, (*trace)->PathAfterFinished()), "/nowhere/trace");
}

TEST_F(TracingTest, RecordsOneAtATime) {
  ASSERT_TRUE(Start().ok());
  EXPECT_EQ(Start().message(), "Cannot start recording trace while already recording trace.");
  ASSERT_TRUE(Stop().ok());
  EXPECT_TRUE(Start().ok());
}

TEST_F(TracingTest, MustHaveBegun) { EXPECT_EQ(Stop().status().message(), "Tracing was not started."); }

TEST_F(TracingTest, BeginsAnewWhenARecordIsLost) {
  ASSERT_TRUE(Start().ok());
  fake_->trace = TargetClosedError();
  EXPECT_TRUE(IsTargetClosed(Stop().status()));
  EXPECT_TRUE(Start().ok());
}

}  // namespace
}  // namespace understudy::browser

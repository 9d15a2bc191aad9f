#include "server/files/artifact.h"

#include <filesystem>
#include <memory>
#include <string>

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <gtest/gtest.h>

#include "server/files/temporary_directory.h"
#include "tests/server/files/file_text.h"
#include "tests/support/run_task.h"

namespace understudy::files {
namespace {

using understudy::testing::RunTask;

class ArtifactTest : public ::testing::Test {
 protected:
  std::string Path(const std::string& name) const { return directory_.path() + "/" + name; }
  // Runs `act` once the task waits.
  template <class T, class Act>
  T While(Task<T> task, Act act) {
    boost::asio::post(loop_, act);
    return RunTask(loop_, std::move(task));
  }

  boost::asio::io_context loop_;
  const TemporaryDirectory directory_ = *TemporaryDirectory::Create("files-test-");
  bool stopped_ = false;
  const Ref<Artifact> artifact_ = std::make_shared<Artifact>(
      loop_.get_executor(), WriteText(directory_.path() + "/a", "text"), [this]() -> Task<absl::Status> {
        stopped_ = true;
        artifact_->DidFail("canceled");
        co_return absl::OkStatus();
      });
};

TEST_F(ArtifactTest, IsWaitedFor) {
  bool finished = false;
  const auto path = While(artifact_->PathAfterFinished(), [&] {
    finished = true;
    artifact_->DidFinish();
  });
  EXPECT_TRUE(finished);
  EXPECT_EQ(*path, Path("a"));
}

TEST_F(ArtifactTest, IsSavedAndRead) {
  artifact_->DidFinish();
  EXPECT_TRUE(RunTask(loop_, artifact_->SaveAs(Path("b"))).ok());
  EXPECT_EQ(TextOf(Path("b")), "text");
  EXPECT_EQ(*RunTask(loop_, artifact_->Read())->Read(100), "text");
  EXPECT_EQ(RunTask(loop_, artifact_->Failure()), std::nullopt);
}

TEST_F(ArtifactTest, SaysWhyThereIsNone) {
  artifact_->DidFail("the network went");
  EXPECT_EQ(RunTask(loop_, artifact_->Failure()), "the network went");
  EXPECT_EQ(RunTask(loop_, artifact_->PathAfterFinished()).status().message(), "the network went");
  EXPECT_EQ(RunTask(loop_, artifact_->SaveAs(Path("b"))).message(), "the network went");
  EXPECT_EQ(RunTask(loop_, artifact_->Read()).status().message(), "the network went");
  EXPECT_EQ(RunTask(loop_, artifact_->Delete()).message(), "the network went");
}

TEST_F(ArtifactTest, IsCancelled) {
  EXPECT_TRUE(RunTask(loop_, artifact_->Cancel()).ok());
  EXPECT_TRUE(stopped_);
  EXPECT_EQ(RunTask(loop_, artifact_->Failure()), "canceled");
}

TEST_F(ArtifactTest, IsNotCancelledOnceItHasEnded) {
  artifact_->DidFinish();
  EXPECT_TRUE(RunTask(loop_, artifact_->Cancel()).ok());
  EXPECT_FALSE(stopped_);
  artifact_->DidFail("too late");
  EXPECT_EQ(RunTask(loop_, artifact_->Failure()), std::nullopt);
}

TEST_F(ArtifactTest, CannotBeCancelledWhereItsMakingCannotBeStopped) {
  const auto trace = std::make_shared<Artifact>(loop_.get_executor(), Path("a"));
  EXPECT_EQ(RunTask(loop_, trace->Cancel()).message(), "Assertion error");
}

TEST_F(ArtifactTest, IsDeletedOnceItIsComplete) {
  const absl::Status deleted = While(artifact_->Delete(), [&] {
    EXPECT_TRUE(std::filesystem::exists(Path("a")));
    artifact_->DidFinish();
  });
  EXPECT_TRUE(deleted.ok());
  EXPECT_FALSE(std::filesystem::exists(Path("a")));
  EXPECT_TRUE(RunTask(loop_, artifact_->Delete()).ok());
}

}  // namespace
}  // namespace understudy::files

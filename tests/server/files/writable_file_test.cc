#include "server/files/writable_file.h"

#include <filesystem>
#include <limits>
#include <string>
#include <sys/stat.h>

#include <gtest/gtest.h>

#include "server/base/system_error.h"
#include "server/files/temporary_directory.h"
#include "tests/server/files/file_text.h"

namespace understudy::files {
namespace {

class WritableFileTest : public ::testing::Test {
 protected:
  std::string Path(const std::string& name) const { return directory_.path() + "/" + name; }
  int64_t LastModifiedMs(const WritableFile& file) const {
    struct stat found {};
    EXPECT_EQ(stat(file.path().c_str(), &found), 0);
    return found.st_mtim.tv_sec * 1000 + found.st_mtim.tv_nsec / 1'000'000;
  }

  const TemporaryDirectory directory_ = *TemporaryDirectory::Create("files-test-");
};

TEST_F(WritableFileTest, IsThereFromTheBeginning) {
  WriteText(Path("a"), "former");
  const auto file = WritableFile::Create(Path("a"));
  ASSERT_TRUE(file.ok());
  EXPECT_EQ(std::filesystem::file_size(Path("a")), 0u);
}

TEST_F(WritableFileTest, HoldsAtOnceWhatWasWritten) {
  auto file = *WritableFile::Create(Path("a"));
  EXPECT_TRUE(file.Write("one ").ok());
  EXPECT_TRUE(file.Write(std::string("t\0wo", 4)).ok());
  EXPECT_EQ(TextOf(Path("a")), std::string("one t\0wo", 8));
}

TEST_F(WritableFileTest, TakesNothingOnceItIsClosed) {
  auto file = *WritableFile::Create(Path("a"));
  EXPECT_TRUE(file.Write("all").ok());
  EXPECT_TRUE(file.Close().ok());
  const absl::Status late = file.Write("more");
  EXPECT_EQ(late.message(), "write after end");
  EXPECT_EQ(CodeOf(late), "ERR_STREAM_WRITE_AFTER_END");
  EXPECT_TRUE(file.Close().ok());
  EXPECT_EQ(TextOf(Path("a")), "all");
}

TEST_F(WritableFileTest, SaysOfItsLastChangeWhatItIsTold) {
  auto file = *WritableFile::Create(Path("a"), ToFileTime(1'000'000'000'123.9));
  EXPECT_TRUE(file.Write("x").ok());
  EXPECT_TRUE(file.Close().ok());
  EXPECT_EQ(LastModifiedMs(file), 1'000'000'000'123);
}

TEST_F(WritableFileTest, KnowsTimesBefore1970) {
  auto file = *WritableFile::Create(Path("a"), ToFileTime(-1'500));
  EXPECT_TRUE(file.Close().ok());
  struct stat found {};
  ASSERT_EQ(stat(file.path().c_str(), &found), 0);
  EXPECT_EQ(found.st_mtim.tv_sec, -2);
  EXPECT_EQ(found.st_mtim.tv_nsec, 500'000'000);
}

TEST_F(WritableFileTest, TakesNumbersThatAreNoTime) {
  EXPECT_EQ(ToFileTime(std::numeric_limits<double>::quiet_NaN()).count(), 0);
  EXPECT_EQ(ToFileTime(std::numeric_limits<double>::infinity()).count(), 8'640'000'000'000'000);
}

TEST_F(WritableFileTest, CannotBeADirectory) {
  EXPECT_EQ(WritableFile::Create(directory_.path()).status().message(),
            "EISDIR: illegal operation on a directory, open '" + directory_.path() + "'");
}

}  // namespace
}  // namespace understudy::files

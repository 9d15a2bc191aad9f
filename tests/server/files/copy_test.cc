#include "server/files/copy.h"

#include <string>
#include <sys/stat.h>

#include <boost/asio/io_context.hpp>
#include <gtest/gtest.h>

#include "server/files/temporary_directory.h"
#include "tests/server/files/file_text.h"
#include "tests/support/run_task.h"

namespace understudy::files {
namespace {

class CopyTest : public ::testing::Test {
 protected:
  std::string Path(const std::string& name) const { return directory_.path() + "/" + name; }
  absl::Status Copy(const std::string& from, const std::string& to) {
    return understudy::testing::RunTask(loop_, CopyFile(from, to));
  }

  boost::asio::io_context loop_;
  const TemporaryDirectory directory_ = *TemporaryDirectory::Create("files-test-");
};

TEST_F(CopyTest, MakesTheDirectoriesOnTheWay) {
  WriteText(Path("a"), "text");
  EXPECT_TRUE(Copy(Path("a"), Path("deep/er/b")).ok());
  EXPECT_EQ(TextOf(Path("deep/er/b")), "text");
}

TEST_F(CopyTest, CopiesPermissions) {
  WriteText(Path("a"), "#!");
  ASSERT_EQ(chmod(Path("a").c_str(), 0700), 0);
  EXPECT_TRUE(Copy(Path("a"), Path("b")).ok());
  struct stat found {};
  ASSERT_EQ(stat(Path("b").c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 0777, 0700u);
}

TEST_F(CopyTest, TakesTheLargestInPieces) {
  const std::string large(9 << 20, 'x');
  WriteText(Path("a"), large);
  EXPECT_TRUE(Copy(Path("a"), Path("b")).ok());
  EXPECT_EQ(TextOf(Path("b")), large);
}

TEST_F(CopyTest, ReplacesWhatWasThere) {
  WriteText(Path("a"), "new");
  WriteText(Path("b"), "former and longer");
  EXPECT_TRUE(Copy(Path("a"), Path("b")).ok());
  EXPECT_EQ(TextOf(Path("b")), "new");
}

TEST_F(CopyTest, LeavesAFileThatIsCopiedOntoItself) {
  WriteText(Path("a"), "text");
  EXPECT_TRUE(Copy(Path("a"), Path("a")).ok());
  EXPECT_EQ(TextOf(Path("a")), "text");
}

TEST_F(CopyTest, SaysWhyItCannot) {
  WriteText(Path("a"), "text");
  EXPECT_EQ(Copy(Path("none"), Path("b")).message(),
            "ENOENT: no such file or directory, copyfile '" + Path("none") + "' -> '" + Path("b") + "'");
  EXPECT_EQ(Copy(Path("a"), directory_.path()).message(),
            "EISDIR: illegal operation on a directory, copyfile '" + Path("a") + "' -> '" +
                directory_.path() + "'");
  EXPECT_EQ(Copy(Path("a"), Path("a/b")).message(),
            "ENOTDIR: not a directory, copyfile '" + Path("a") + "' -> '" + Path("a/b") + "'");
}

}  // namespace
}  // namespace understudy::files

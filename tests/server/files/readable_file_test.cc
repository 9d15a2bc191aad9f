#include "server/files/readable_file.h"

#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "server/files/temporary_directory.h"
#include "tests/server/files/file_text.h"

namespace understudy::files {
namespace {

class ReadableFileTest : public ::testing::Test {
 protected:
  const TemporaryDirectory directory_ = *TemporaryDirectory::Create("files-test-");
  const std::string path_ = WriteText(directory_.path() + "/a", "0123456789");
};

TEST_F(ReadableFileTest, GivesItsBytesInPieces) {
  auto file = *ReadableFile::Open(path_);
  EXPECT_EQ(*file.Read(4), "0123");
  EXPECT_EQ(*file.Read(100), "456789");
  EXPECT_EQ(*file.Read(100), "");
}

TEST_F(ReadableFileTest, GivesNothingOnceItIsClosed) {
  auto file = *ReadableFile::Open(path_);
  file.Close();
  file.Close();
  EXPECT_EQ(*file.Read(4), "");
}

TEST_F(ReadableFileTest, OutlivesItsName) {
  auto file = *ReadableFile::Open(path_);
  std::filesystem::remove(path_);
  EXPECT_EQ(*file.Read(100), "0123456789");
}

TEST_F(ReadableFileTest, MustBeThere) {
  EXPECT_EQ(ReadableFile::Open("/nowhere").status().message(),
            "ENOENT: no such file or directory, open '/nowhere'");
}

TEST_F(ReadableFileTest, IsReadAsAWhole) {
  const std::string large(3 << 20, 'x');
  EXPECT_EQ(*ReadAll(WriteText(directory_.path() + "/b", large)), large);
  EXPECT_EQ(ReadAll(directory_.path()).status().message(), "EISDIR: illegal operation on a directory, read");
}

}  // namespace
}  // namespace understudy::files

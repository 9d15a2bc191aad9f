#include "server/files/uploads.h"

#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "server/base/errors.h"
#include "tests/server/files/file_text.h"

namespace understudy::files {
namespace {

namespace fs = std::filesystem;

class UploadsTest : public ::testing::Test {
 protected:
  absl::StatusOr<Uploads::Begun> Begin(const std::string& root, std::vector<UploadItem> items) {
    return uploads_.Begin(parent_.path(), root, items);
  }
  std::string NameOf(const WritableFile& file) { return fs::path(file.path()).filename().string(); }

  const TemporaryDirectory parent_ = *TemporaryDirectory::Create("files-test-");
  Uploads uploads_;
};

TEST_F(UploadsTest, AreFilesOfTheirNames) {
  auto begun = *Begin("", {{.name = "a.txt"}, {.name = "sub/deep/b.txt"}});
  ASSERT_EQ(begun.files.size(), 2u);
  EXPECT_EQ(begun.files[0].path(), begun.directory + "/a.txt");
  EXPECT_EQ(begun.files[1].path(), begun.directory + "/sub/deep/b.txt");
  EXPECT_TRUE(begun.files[1].Write("text").ok());
  EXPECT_EQ(TextOf(begun.directory + "/sub/deep/b.txt"), "text");
}

TEST_F(UploadsTest, HaveARoot) {
  EXPECT_EQ(fs::path(Begin("photos", {})->directory).filename(), "photos");
  EXPECT_EQ(fs::path(Begin("/home/me/photos", {})->directory).filename(), "photos");
}

TEST_F(UploadsTest, AreApart) {
  const auto first = *Begin("", {{.name = "a"}});
  const auto second = *Begin("", {{.name = "a"}});
  EXPECT_NE(first.files[0].path(), second.files[0].path());
}

TEST_F(UploadsTest, StayBelowTheirDirectory) {
  for (const std::string name : {"../x", "a/../../x", "..", "/etc/x"})
    EXPECT_EQ(Begin("", {{.name = name}}).status().message(), "Path '" + name + "' escapes root directory");
  for (const std::string root : {"..", ".", "a/.."}) {
    const std::string directory = Begin(root, {})->directory;
    EXPECT_EQ(fs::canonical(directory), directory) << root;
    EXPECT_EQ(directory.compare(0, parent_.path().size() + 1, parent_.path() + "/"), 0) << root;
  }
}

TEST_F(UploadsTest, MayGoUpOnTheWay) {
  EXPECT_EQ(NameOf(Begin("", {{.name = "sub/../y.txt"}})->files[0]), "y.txt");
}

TEST_F(UploadsTest, NeedANameEach) {
  for (const std::string name : {"", ".", "sub/"})
    EXPECT_EQ(Begin("", {{.name = name}}).status().message().substr(0, 6), "EISDIR") << name;
  EXPECT_EQ(Begin("", {{.name = std::string("a\0b", 3)}}).status().message().substr(0, 6), "EINVAL");
}

TEST_F(UploadsTest, GoTogether) {
  auto begun = *Begin("", {{.name = "a"}, {.name = "b"}});
  EXPECT_TRUE(begun.files[0].Write("half").ok());
  uploads_.Remove();
  EXPECT_TRUE(fs::is_empty(parent_.path()));
  EXPECT_TRUE(IsTargetClosed(Begin("", {}).status()));
}

TEST_F(UploadsTest, GoWithTheirOwner) {
  {
    Uploads uploads;
    EXPECT_TRUE(uploads.Begin(parent_.path(), "", {{.name = "a"}}).ok());
    EXPECT_FALSE(fs::is_empty(parent_.path()));
  }
  EXPECT_TRUE(fs::is_empty(parent_.path()));
}

}  // namespace
}  // namespace understudy::files

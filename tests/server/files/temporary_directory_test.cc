#include "server/files/temporary_directory.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <signal.h>
#include <string>
#include <sys/stat.h>
#include <sys/wait.h>
#include <tuple>
#include <unistd.h>

#include <gtest/gtest.h>

namespace understudy::files {
namespace {

namespace fs = std::filesystem;

class TemporaryDirectoryTest : public ::testing::Test {
 protected:
  TemporaryDirectoryTest() : parent_(*TemporaryDirectory::Create("files-test-")) {
    setenv("TMPDIR", parent_.path().c_str(), 1);
  }
  ~TemporaryDirectoryTest() override { unsetenv("TMPDIR"); }

  // Made by a process that is killed at once.
  std::string Abandon() {
    int ends[2];
    EXPECT_EQ(pipe(ends), 0);
    const pid_t child = fork();
    if (child == 0) {
      const auto directory = TemporaryDirectory::Create("mine-");
      std::ofstream(directory->path() + "/file") << "text";
      std::ignore = write(ends[1], directory->path().data(), directory->path().size());
      kill(getpid(), SIGKILL);
    }
    close(ends[1]);
    std::string path(1000, '\0');
    path.resize(read(ends[0], path.data(), path.size()));
    close(ends[0]);
    waitpid(child, nullptr, 0);
    EXPECT_TRUE(fs::is_directory(path));
    return path;
  }
  std::string MakeByHand(const std::string& name) {
    const std::string path = parent_.path() + "/" + name;
    fs::create_directory(path);
    return path;
  }

  TemporaryDirectory parent_;
};

TEST_F(TemporaryDirectoryTest, IsForThisUserAlone) {
  const auto directory = TemporaryDirectory::Create("mine-");
  ASSERT_TRUE(directory.ok()) << directory.status();
  EXPECT_EQ(fs::path(directory->path()).parent_path(), parent_.path());
  EXPECT_EQ(fs::status(directory->path()).permissions(), fs::perms::owner_all);
}

TEST_F(TemporaryDirectoryTest, GoesWithWhatIsInIt) {
  std::string path;
  {
    const auto directory = TemporaryDirectory::Create("mine-");
    path = directory->path();
    fs::create_directories(path + "/deep/er");
    std::ofstream(path + "/deep/er/file") << "text";
  }
  EXPECT_FALSE(fs::exists(path));
}

TEST_F(TemporaryDirectoryTest, SaysWhereItCannotBe) {
  setenv("TMPDIR", "/nowhere", 1);
  EXPECT_EQ(TemporaryDirectory::Create("mine-").status().message(),
            "can't create the temporary directory /nowhere/mine-XXXXXX: No such file or directory");
}

TEST_F(TemporaryDirectoryTest, OfAProcessThatWasKilledIsRemoved) {
  const std::string abandoned = Abandon();
  RemoveAbandonedDirectories("mine-");
  EXPECT_FALSE(fs::exists(abandoned));
}

TEST_F(TemporaryDirectoryTest, InUseStays) {
  const auto used = TemporaryDirectory::Create("mine-");
  std::optional<TemporaryDirectory> moved(*TemporaryDirectory::Create("mine-"));
  const TemporaryDirectory kept = *std::move(moved);
  moved.reset();
  RemoveAbandonedDirectories("mine-");
  EXPECT_TRUE(fs::is_directory(used->path()));
  EXPECT_TRUE(fs::is_directory(kept.path()));
}

TEST_F(TemporaryDirectoryTest, OfAnotherKindStays) {
  const std::string theirs = MakeByHand("theirs-abc123");
  const std::string longer = MakeByHand("mine-abc1234");
  const std::string worded = MakeByHand("mine-a.b.c.");
  const std::string target = MakeByHand("target");
  fs::create_directory_symlink(target, parent_.path() + "/mine-link00");
  RemoveAbandonedDirectories("mine-");
  for (const std::string& path : {theirs, longer, worded, target})
    EXPECT_TRUE(fs::is_directory(path)) << path;
}

}  // namespace
}  // namespace understudy::files

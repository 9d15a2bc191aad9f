#include "server/chromium/process/browser_finder.h"

#include <fstream>
#include <map>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/files/temporary_directory.h"

namespace understudy::chromium {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

class BrowserFinderTest : public ::testing::Test {
 protected:
  BrowserFinderTest() : root_(*files::TemporaryDirectory::Create("finder-test-")) {
    variables_["HOME"] = Path("home");
    variables_["PATH"] = Path("usr/bin") + ":" + Path("usr/local/bin");
  }

  std::string Path(std::string_view file) const { return (fs::path(root_.path()) / file).string(); }

  void Install(std::string_view file, bool executable = true) {
    const fs::path path = Path(file);
    fs::create_directories(path.parent_path());
    std::ofstream(path) << "#!/bin/sh\n";
    if (executable) fs::permissions(path, fs::perms::owner_all);
  }

  Machine TheMachine() const {
    return {.variable = [this](std::string_view name) -> std::optional<std::string> {
              const auto found = variables_.find(std::string(name));
              if (found == variables_.end()) return std::nullopt;
              return found->second;
            },
            .root = root_.path()};
  }

  // The file found, below the root, or the error.
  std::string Find(const BrowserQuery& query = {}) const {
    const auto found = FindChromium(query, TheMachine());
    if (!found.ok()) return std::string(found.status().message());
    return fs::relative(*found, root_.path()).string();
  }

  files::TemporaryDirectory root_;
  std::map<std::string, std::string> variables_;
};

TEST_F(BrowserFinderTest, PlaywrightsNewestShellComesFirst) {
  Install("home/.cache/ms-playwright/chromium_headless_shell-999/chrome-linux/headless_shell");
  Install(
      "home/.cache/ms-playwright/chromium_headless_shell-1200/chrome-headless-shell-linux64/"
      "chrome-headless-shell");
  Install("home/.cache/ms-playwright/chromium-1300/chrome-linux64/chrome");
  Install("usr/lib/chromium/chromium-headless-shell");
  EXPECT_EQ(Find(),
            "home/.cache/ms-playwright/chromium_headless_shell-1200/chrome-headless-shell-linux64/"
            "chrome-headless-shell");
  EXPECT_EQ(Find({.headless = false}), "home/.cache/ms-playwright/chromium-1300/chrome-linux64/chrome");
}

TEST_F(BrowserFinderTest, ARevisionThatWasNeverCompletedIsPassedOver) {
  Install("home/.cache/ms-playwright/chromium-1300/chrome-linux/chrome", /*executable=*/false);
  Install("home/.cache/ms-playwright/chromium-1200/chrome-linux/chrome");
  EXPECT_EQ(Find(), "home/.cache/ms-playwright/chromium-1200/chrome-linux/chrome");
}

TEST_F(BrowserFinderTest, TheCacheIsWhereTheVariablesSay) {
  Install("xdg/ms-playwright/chromium-1/chrome-linux/chrome");
  Install("browsers/chromium-1/chrome-linux/chrome");
  Install("usr/bin/chromium");
  variables_["XDG_CACHE_HOME"] = Path("xdg");
  EXPECT_EQ(Find(), "xdg/ms-playwright/chromium-1/chrome-linux/chrome");
  variables_["PLAYWRIGHT_BROWSERS_PATH"] = Path("browsers");
  EXPECT_EQ(Find(), "browsers/chromium-1/chrome-linux/chrome");
  variables_["PLAYWRIGHT_BROWSERS_PATH"] = "0";
  EXPECT_EQ(Find(), "usr/bin/chromium");
}

TEST_F(BrowserFinderTest, TheSystemsBrowsersComeInOrder) {
  Install("opt/google/chrome/chrome");
  EXPECT_EQ(Find(), "opt/google/chrome/chrome");
  Install("usr/local/bin/chromium");
  EXPECT_EQ(Find(), "usr/local/bin/chromium");
  Install("usr/bin/chromium-headless-shell");
  EXPECT_EQ(Find(), "usr/bin/chromium-headless-shell");
  EXPECT_EQ(Find({.headless = false}), "usr/local/bin/chromium");
  Install("usr/lib/chromium/chromium-headless-shell");
  EXPECT_EQ(Find(), "usr/lib/chromium/chromium-headless-shell");
}

TEST_F(BrowserFinderTest, NothingFoundSaysWhatToInstall) {
  EXPECT_THAT(Find(),
              HasSubstr("Executable doesn't exist: no Chromium in " + Path("home/.cache/ms-playwright")));
  EXPECT_THAT(Find(), HasSubstr("sudo apt-get install chromium-headless-shell\n"));
  EXPECT_THAT(Find({.headless = false}), HasSubstr("sudo apt-get install chromium\n"));
  EXPECT_EQ(DefaultChromiumPath(TheMachine()), "");
}

TEST_F(BrowserFinderTest, AChannelIsThatBrowserOrNone) {
  Install("usr/lib/chromium/chromium-headless-shell");
  EXPECT_THAT(Find({.channel = "chrome"}), HasSubstr("Chromium distribution 'chrome' is not found at " +
                                                     Path("opt/google/chrome/chrome")));
  Install("opt/google/chrome/chrome");
  Install("opt/microsoft/msedge-beta/msedge");
  Install("usr/lib/chromium/chromium");
  EXPECT_EQ(Find({.channel = "chrome"}), "opt/google/chrome/chrome");
  EXPECT_EQ(Find({.channel = "msedge-beta"}), "opt/microsoft/msedge-beta/msedge");
  EXPECT_EQ(Find({.channel = "chromium"}), "usr/lib/chromium/chromium");
  EXPECT_EQ(Find({.channel = "chromium-headless-shell"}), "usr/lib/chromium/chromium-headless-shell");
  EXPECT_EQ(Find({.channel = "netscape"}), "Unsupported chromium channel \"netscape\"");
}

TEST_F(BrowserFinderTest, APathMustNameAnExecutableFile) {
  Install("chrome", /*executable=*/false);
  EXPECT_THAT(Find({.executable_path = Path("none")}),
              HasSubstr("Failed to launch chromium because executable doesn't exist at " + Path("none")));
  EXPECT_THAT(Find({.executable_path = Path("chrome")}), HasSubstr("chmod +x " + Path("chrome")));
  EXPECT_THAT(Find({.executable_path = root_.path()}), HasSubstr("is not an executable file"));
  Install("chrome");
  EXPECT_EQ(Find({.executable_path = Path("chrome")}), "chrome");
}

TEST_F(BrowserFinderTest, ListsEachBrowserOnce) {
  Install("usr/lib/chromium/chromium");
  Install("usr/bin/chromium");
  Install("opt/google/chrome/chrome");
  fs::create_symlink(Path("opt/google/chrome/chrome"), Path("usr/bin/google-chrome"));
  const auto installed = InstalledBrowsers(TheMachine());
  ASSERT_EQ(installed.size(), 2u);
  EXPECT_EQ(installed[0].name, "Chromium");
  EXPECT_EQ(installed[1].name, "Google Chrome");
}

TEST_F(BrowserFinderTest, FindsTheFfmpegForVideos) {
  EXPECT_EQ(FindFfmpeg(TheMachine()), std::nullopt);
  Install("usr/bin/ffmpeg");
  EXPECT_EQ(FindFfmpeg(TheMachine()), Path("usr/bin/ffmpeg"));
  Install("home/.cache/ms-playwright/ffmpeg-1011/ffmpeg-linux");
  EXPECT_EQ(FindFfmpeg(TheMachine()), Path("home/.cache/ms-playwright/ffmpeg-1011/ffmpeg-linux"));
}

TEST(IsHeadlessShell, LooksAtTheFileAlone) {
  EXPECT_TRUE(IsHeadlessShell("/x/headless_shell"));
  EXPECT_TRUE(IsHeadlessShell("/usr/lib/chromium/chromium-headless-shell"));
  EXPECT_FALSE(IsHeadlessShell("/headless-shell/chrome"));
}

}  // namespace
}  // namespace understudy::chromium

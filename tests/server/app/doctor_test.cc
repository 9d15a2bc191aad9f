#include "server/app/doctor.h"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/files/temporary_directory.h"

namespace understudy::app {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;

class DoctorTest : public ::testing::Test {
 protected:
  DoctorTest() : root_(*files::TemporaryDirectory::Create("doctor-test-")) {}

  std::string Path(std::string_view file) const { return (fs::path(root_.path()) / file).string(); }
  void Install(std::string_view file, std::string_view script) {
    fs::create_directories(fs::path(Path(file)).parent_path());
    std::ofstream(Path(file)) << "#!/bin/sh\n" << script << "\n";
    fs::permissions(Path(file), fs::perms::owner_all);
  }
  int Run() {
    std::ostringstream out;
    const int code = RunDoctor(out, {.variable = [this](std::string_view name) -> std::optional<std::string> {
                                       if (name == "PATH") return Path("bin");
                                       return std::nullopt;
                                     },
                                     .root = root_.path()});
    said_ = out.str();
    return code;
  }

  files::TemporaryDirectory root_;
  std::string said_;
};

TEST_F(DoctorTest, SaysWhatToInstallWhereThereIsNothing) {
  EXPECT_EQ(Run(), 1);
  EXPECT_THAT(said_, HasSubstr("sudo apt-get install chromium-headless-shell\n"));
  EXPECT_THAT(said_, HasSubstr("sudo apt-get install ffmpeg\n"));
}

TEST_F(DoctorTest, ShowsWhatIsThere) {
  Install("usr/lib/chromium/chromium-headless-shell", "echo 'Chromium 1.2.3 '; test \"$1\" = --version");
  Install("bin/chromium", "echo Chromium 4.5.6");
  Install("bin/ffmpeg", "echo 'ffmpeg version 7'; echo more");
  EXPECT_EQ(Run(), 0);
  EXPECT_THAT(said_,
              HasSubstr(Path("usr/lib/chromium/chromium-headless-shell") + "\n      Chromium 1.2.3\n"));
  EXPECT_THAT(said_, HasSubstr("with a window        " + Path("bin/chromium") + "\n"));
  EXPECT_THAT(said_, HasSubstr("ffmpeg version 7\n"));
  EXPECT_THAT(said_, Not(HasSubstr("more")));
  EXPECT_THAT(said_, HasSubstr("Nothing is missing."));
}

TEST_F(DoctorTest, ABrowserThatDoesNotStartIsNone) {
  Install("bin/chromium", "echo 'libnss3.so: cannot open shared object file' >&2; exit 127");
  EXPECT_EQ(Run(), 1);
  EXPECT_THAT(said_, HasSubstr("does not start: exited with code 127: libnss3.so: cannot open"));
}

}  // namespace
}  // namespace understudy::app

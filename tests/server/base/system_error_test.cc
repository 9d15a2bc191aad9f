#include "server/base/system_error.h"

#include <cerrno>

#include <gtest/gtest.h>

#include "server/base/errors.h"

namespace understudy {
namespace {

TEST(SystemErrorTest, SaysWhatWasRefused) {
  EXPECT_EQ(SystemError(ENOENT, "open '/x'").message(), "ENOENT: no such file or directory, open '/x'");
  EXPECT_EQ(SystemError(EISDIR, "open '/'").message(), "EISDIR: illegal operation on a directory, open '/'");
  EXPECT_EQ(SystemError(ENOTDIR, "mkdir '/x/y'").message(), "ENOTDIR: not a directory, mkdir '/x/y'");
}

TEST(SystemErrorTest, HasACode) {
  const absl::Status error = SystemError(EACCES, "open '/x'");
  EXPECT_EQ(CodeOf(error), "EACCES");
  EXPECT_EQ(ErrorName(error), "Error");
}

TEST(SystemErrorTest, OthersHaveNone) {
  EXPECT_EQ(CodeOf(Error("no")), "");
  EXPECT_EQ(CodeOf(absl::OkStatus()), "");
}

}  // namespace
}  // namespace understudy

#include <fstream>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

namespace understudy::protocol {
namespace {

std::string Read(const std::string& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST(Support, TheDocumentIsCurrent) {
  const std::string generated = Read("protocol/schema/support.md");
  ASSERT_FALSE(generated.empty());
  EXPECT_EQ(Read("docs/support.md"), generated) << "Run protocol/update-support.";
}

}  // namespace
}  // namespace understudy::protocol

#include "protocol/codegen/names.h"

#include <gtest/gtest.h>

namespace understudy::codegen {
namespace {

TEST(Names, SnakeCaseKeepsAcronymsTogether) {
  EXPECT_EQ(SnakeCase("BrowserContext"), "browser_context");
  EXPECT_EQ(SnakeCase("JSHandle"), "js_handle");
  EXPECT_EQ(SnakeCase("CDPSession"), "cdp_session");
  EXPECT_EQ(SnakeCase("APIRequestContext"), "api_request_context");
  EXPECT_EQ(SnakeCase("SDKLanguage"), "sdk_language");
}

TEST(Names, PascalCaseOfValues) {
  EXPECT_EQ(PascalCase("NO_PREFERENCE"), "NoPreference");
  EXPECT_EQ(PascalCase("UI8C"), "Ui8c");
}

TEST(Names, MembersStayOutOfTheLanguagesWay) {
  EXPECT_EQ(MemberName("default"), "default_");
  EXPECT_EQ(MemberName("url"), "url");
}

TEST(Names, QuotesForTheCompiler) { EXPECT_EQ(Quoted(R"(a "b" \c)"), R"("a \"b\" \\c")"); }

}  // namespace
}  // namespace understudy::codegen

#include "server/browser/delegate/coverage.h"

#include <utility>
#include <vector>

#include <boost/json/array.hpp>

#include "tests/server/chromium/scripted_browser.h"

namespace understudy::chromium {
namespace {

class CoverageTest : public ScriptedBrowserTest {
 protected:
  browser::CoverageDelegate& coverage() { return page_->delegate().coverage(); }

  void StartScripts(browser::ScriptCoverageOptions options = {}) {
    for (const char* method : {"Profiler.enable", "Profiler.stopPreciseCoverage", "Profiler.disable",
                               "Debugger.enable", "Debugger.setSkipAllPauses", "Debugger.disable"})
      remote_.AnswerAlways(method);
    remote_.AnswerAlways("Profiler.startPreciseCoverage", {{"timestamp", 1}});
    remote_.AnswerAlways("Debugger.enable", {{"debuggerId", "1"}});
    ASSERT_TRUE(Run(coverage().StartScripts(options)).ok());
  }
  void StartStyles(bool reset_on_navigation = true) {
    for (const char* method : {"DOM.enable", "DOM.disable", "CSS.enable", "CSS.disable"})
      remote_.AnswerAlways(method);
    remote_.AnswerAlways("CSS.startRuleUsageTracking");
    ASSERT_TRUE(Run(coverage().StartStyles(reset_on_navigation)).ok());
  }

  // A script comes, and its source is asked for.
  void ParseScript(std::string_view id, std::string_view url, std::string_view source,
                   bool main_world = true) {
    EmitScript(id, url, main_world);
    Run(remote_.ExpectAndAnswer("Debugger.getScriptSource", {{"scriptSource", source}}));
  }
  void EmitScript(std::string_view id, std::string_view url, bool main_world = true) {
    remote_.Emit("Debugger.scriptParsed",
                 {{"scriptId", id}, {"url", url}, {"executionContextAuxData", {{"isDefault", main_world}}}},
                 "S");
  }
  // A style sheet comes, and its text is asked for.
  void AddSheet(std::string_view id, std::string_view url, std::string_view text) {
    remote_.Emit("CSS.styleSheetAdded", {{"header", {{"styleSheetId", id}, {"sourceURL", url}}}}, "S");
    Run(remote_.ExpectAndAnswer("CSS.getStyleSheetText", {{"text", text}}));
  }
  void ReplaceDocuments() { remote_.Emit("Runtime.executionContextsCleared", {}, "S"); }

  // What is told in the end, when the browser says that each of these scripts ran once.
  std::vector<browser::ScriptCoverage> StopScripts(
      const std::vector<std::pair<const char*, const char*>>& ran) {
    boost::json::array result;
    for (const auto& [id, url] : ran) {
      boost::json::object range{{"startOffset", 0}, {"endOffset", 9}, {"count", 1}};
      boost::json::object function{
          {"functionName", "f"}, {"isBlockCoverage", true}, {"ranges", boost::json::array{std::move(range)}}};
      result.push_back(
          {{"scriptId", id}, {"url", url}, {"functions", boost::json::array{std::move(function)}}});
    }
    testing::Started stopping(loop_, coverage().StopScripts());
    Run(remote_.ExpectAndAnswer("Profiler.takePreciseCoverage",
                                {{"result", std::move(result)}, {"timestamp", 2}}));
    return *OutcomeOf(stopping);
  }
  std::vector<browser::StyleCoverage> StopStyles(boost::json::array used) {
    testing::Started stopping(loop_, coverage().StopStyles());
    Run(remote_.ExpectAndAnswer("CSS.stopRuleUsageTracking", {{"ruleUsage", std::move(used)}}));
    return *OutcomeOf(stopping);
  }
  static boost::json::object Rule(std::string_view sheet, int start, int end, bool used = true) {
    return {{"styleSheetId", sheet}, {"startOffset", start}, {"endOffset", end}, {"used", used}};
  }
  static std::string Ranges(const browser::StyleCoverage& sheet) {
    std::string text;
    for (const auto& range : sheet.ranges)
      text += std::to_string(range.start) + "-" + std::to_string(range.end) + " ";
    return text;
  }
};

TEST_F(CoverageTest, OfScriptsTellsWhatRan) {
  StartScripts();
  ParseScript("1", "http://site/a.js", "f()");
  const auto told = StopScripts({{"1", "http://site/a.js"}});
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].url, "http://site/a.js");
  EXPECT_EQ(told[0].script_id, "1");
  EXPECT_EQ(told[0].source, "f()");
  ASSERT_EQ(told[0].functions.size(), 1u);
  EXPECT_EQ(told[0].functions[0].name, "f");
  EXPECT_TRUE(told[0].functions[0].has_blocks);
  EXPECT_EQ(told[0].functions[0].ranges[0].end, 9);
}

TEST_F(CoverageTest, OfScriptsIsStartedOnceAndStoppedAsOftenAsYouLike) {
  EXPECT_TRUE(Run(coverage().StopScripts())->empty());
  StartScripts();
  EXPECT_EQ(Run(coverage().StartScripts({})).message(), "JSCoverage is already enabled");
  StopScripts({});
  EXPECT_TRUE(Run(coverage().StopScripts())->empty());
  StartScripts();
}

TEST_F(CoverageTest, OfScriptsBeginsAnewWithANewDocument) {
  StartScripts();
  ParseScript("1", "http://site/a.js", "a");
  ReplaceDocuments();
  ParseScript("2", "http://site/b.js", "b");
  const auto told = StopScripts({{"1", "http://site/a.js"}, {"2", "http://site/b.js"}});
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].url, "http://site/b.js");
}

TEST_F(CoverageTest, OfScriptsGoesOnAcrossDocumentsWhereThatIsWanted) {
  StartScripts({.reset_on_navigation = false});
  ParseScript("1", "http://site/a.js", "a");
  ReplaceDocuments();
  EXPECT_EQ(StopScripts({{"1", "http://site/a.js"}}).size(), 1u);
}

TEST_F(CoverageTest, LeavesOutScriptsWithoutAUrl) {
  StartScripts();
  EmitScript("1", "");
  EXPECT_TRUE(StopScripts({{"1", ""}}).empty());
}

TEST_F(CoverageTest, TellsOfScriptsWithoutAUrlOnRequestButNotOfTheDriversOwn) {
  StartScripts({.anonymous_scripts = true});
  ParseScript("1", "", "var evaluated");
  EmitScript("2", "", /*main_world=*/false);
  const auto told = StopScripts({{"1", ""}, {"2", ""}});
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].source, "var evaluated");
}

TEST_F(CoverageTest, TellsOfScriptsThatCouldNotBeReadWithoutTheirSource) {
  StartScripts();
  EmitScript("1", "http://site/a.js");
  remote_.Fail(Run(remote_.Expect("Debugger.getScriptSource")), "No script for id: 1");
  const auto told = StopScripts({{"1", "http://site/a.js"}});
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].source, std::nullopt);
}

TEST_F(CoverageTest, OfStylesTellsWhichApplied) {
  StartStyles();
  AddSheet("1", "http://site/a.css", "a {} b {}");
  const auto told = StopStyles({Rule("1", 5, 9), Rule("1", 0, 4), Rule("1", 10, 14, /*used=*/false)});
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].url, "http://site/a.css");
  EXPECT_EQ(told[0].text, "a {} b {}");
  EXPECT_EQ(Ranges(told[0]), "0-4 5-9 ");
}

TEST_F(CoverageTest, OfStylesJoinsRangesThatOverlapOrTouch) {
  StartStyles();
  AddSheet("1", "http://site/a.css", "");
  const auto told = StopStyles({Rule("1", 0, 53), Rule("1", 14, 25), Rule("1", 53, 63), Rule("1", 64, 70)});
  EXPECT_EQ(Ranges(told[0]), "0-63 64-70 ");
}

TEST_F(CoverageTest, OfStylesTellsOfSheetsOfWhichNothingApplied) {
  StartStyles();
  AddSheet("1", "http://site/a.css", "a {}");
  EXPECT_EQ(Ranges(StopStyles({})[0]), "");
}

TEST_F(CoverageTest, OfStylesIsStartedOnceAndBeginsAnewWithANewDocument) {
  EXPECT_TRUE(Run(coverage().StopStyles())->empty());
  StartStyles();
  EXPECT_EQ(Run(coverage().StartStyles(true)).message(), "CSSCoverage is already enabled");
  AddSheet("1", "http://site/a.css", "a {}");
  ReplaceDocuments();
  AddSheet("2", "http://site/b.css", "b {}");
  const auto told = StopStyles({Rule("1", 0, 4), Rule("2", 0, 4)});
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].url, "http://site/b.css");
}

TEST_F(CoverageTest, OfStylesLeavesOutSheetsThatScriptsMade) {
  StartStyles();
  remote_.Emit("CSS.styleSheetAdded", {{"header", {{"styleSheetId", "1"}, {"sourceURL", ""}}}}, "S");
  EXPECT_TRUE(StopStyles({Rule("1", 0, 4)}).empty());
}

}  // namespace
}  // namespace understudy::chromium

#include <string>

#include "tests/server/chromium/scripted_browser.h"

namespace understudy::chromium {
namespace {

constexpr char kAddScript[] = "Page.addScriptToEvaluateOnNewDocument";
constexpr char kRemoveScript[] = "Page.removeScriptToEvaluateOnNewDocument";

class PageScriptsTest : public ScriptedBrowserTest {
 protected:
  void SetUp() override {
    ScriptedBrowserTest::SetUp();
    remote_.AnswerNoLonger(kAddScript);
  }

  // The page adds a script to one of its sessions.
  testing::FakeBrowser::Command ExpectScript(const std::string& session, const std::string& source) {
    testing::FakeBrowser::Command command = Run(remote_.Expect(kAddScript));
    EXPECT_EQ(command.session_id, session);
    EXPECT_EQ(command.params.at("source").as_string(), source);
    return command;
  }
  // An out-of-process iframe comes, and is given the scripts that its documents begin with.
  size_t ScriptsOfNewFrame() {
    remote_.AnswerNoLonger("Runtime.runIfWaitingForDebugger");
    remote_.Emit("Page.frameAttached", {{"frameId", "F"}, {"parentFrameId", "T"}}, "S");
    Attach({{"targetId", "F"}, {"type", "iframe"}}, "SF", "S");
    return Run([this]() -> Task<size_t> {
      for (size_t scripts = 0;; ++scripts) {
        const auto command = co_await remote_.ExpectAny();
        remote_.Answer(command, {{"identifier", "of the frame"}});
        if (command.method == "Runtime.runIfWaitingForDebugger") co_return scripts;
      }
    }());
  }
};

TEST_F(PageScriptsTest, AnInitScriptThatFailsIsForgotten) {
  testing::Started adding(loop_, page_->AddInitScript("broken"));
  remote_.Fail(ExpectScript("S", "broken"), "no such thing");
  EXPECT_EQ(OutcomeOf(adding).status().message(),
            "Protocol error (Page.addScriptToEvaluateOnNewDocument): no such thing");
  // The driver's own alone: the utility world's, the realm's object, and its settings.
  EXPECT_EQ(ScriptsOfNewFrame(), 3u);
}

TEST_F(PageScriptsTest, AnInitScriptThatIsWithdrawnIsTakenBack) {
  testing::Started adding(loop_, page_->AddInitScript("late"));
  const testing::FakeBrowser::Command command = ExpectScript("S", "late");
  adding.Cancel();
  remote_.Answer(command, {{"identifier", "7"}});
  EXPECT_EQ(Run(remote_.ExpectAndAnswer(kRemoveScript)).params.at("identifier"), "7");
  EXPECT_EQ(ScriptsOfNewFrame(), 3u);
}

}  // namespace
}  // namespace understudy::chromium

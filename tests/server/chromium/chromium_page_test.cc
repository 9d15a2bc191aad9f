#include "server/chromium/chromium_page.h"

#include <string>

#include "server/browser/execution_context.h"
#include "server/browser/frame.h"
#include "tests/server/chromium/scripted_browser.h"

namespace understudy::chromium {
namespace {

using ChromiumPageTest = ScriptedBrowserTest;

// A page that shows a document, as the browser has it.
boost::json::object History() { return {{"currentIndex", 0}, {"entries", boost::json::array()}}; }

TEST_F(ChromiumPageTest, WindowsOpenAsLargeAsTheirViewport) {
  testing::Started opening(loop_, context_->NewPage());
  const auto create = Run(remote_.Expect("Target.createTarget"));
  EXPECT_EQ(create.params.at("width"), 1280);
  EXPECT_EQ(create.params.at("height"), 720);
  remote_.Answer(create, {{"targetId", "T"}});
  EXPECT_EQ(*OutcomeOf(opening), page_);
}

TEST_F(ChromiumPageTest, ABrowserThatOpensTabsIsAskedForASizeOnce) {
  testing::Started opening(loop_, context_->NewPage());
  remote_.Fail(Run(remote_.Expect("Target.createTarget")), "only windows have a size");
  const auto again = Run(remote_.Expect("Target.createTarget"));
  EXPECT_FALSE(again.params.contains("width"));
  remote_.Answer(again, {{"targetId", "T"}});
  EXPECT_EQ(*OutcomeOf(opening), page_);
  testing::Started next(loop_, context_->NewPage());
  const auto without = Run(remote_.ExpectAndAnswer("Target.createTarget", {{"targetId", "T"}}));
  EXPECT_FALSE(without.params.contains("width"));
  EXPECT_EQ(*OutcomeOf(next), page_);
}

TEST_F(ChromiumPageTest, AFramesElementIsNotLookedForInTheNextDocument) {
  Until(page_->on_frame_attached, [&] {
    remote_.Emit(
        "Runtime.executionContextCreated",
        {{"context", {{"id", 5}, {"uniqueId", "one"}, {"auxData", {{"frameId", "T"}, {"isDefault", true}}}}}},
        "S");
    remote_.Emit("Page.frameAttached", {{"frameId", "F"}, {"parentFrameId", "T"}}, "S");
  });
  testing::Started element(loop_, page_->FindFrame("F")->Element());
  Run(remote_.ExpectAndAnswer("DOM.getFrameOwner", {{"backendNodeId", 7}}));
  const auto resolve = Run(remote_.Expect("DOM.resolveNode"));
  EXPECT_EQ(resolve.params.at("executionContextId"), 5);
  remote_.Emit("Runtime.executionContextDestroyed", {{"executionContextId", 5}}, "S");
  remote_.Answer(resolve, {{"object", {{"type", "object"}, {"subtype", "node"}, {"objectId", "element"}}}});
  EXPECT_EQ(Run(remote_.ExpectAndAnswer("Runtime.releaseObject")).params.at("objectId"), "element");
  EXPECT_TRUE(browser::IsRealmDestroyed(OutcomeOf(element).status())) << element.value()->status();
}

// What the browser says while the next document is about to replace the one it shows.
constexpr const char* kBetweenDocuments = "Not attached to an active page";

TEST_F(ChromiumPageTest, APageThatIsClosedBetweenTwoDocumentsIsClosedAgain) {
  testing::Started closing(loop_, page_->Close(""));
  remote_.Fail(Run(remote_.Expect("Page.getNavigationHistory")), kBetweenDocuments);
  Run(remote_.ExpectAndAnswer("Target.closeTarget", {{"success", true}}));
  remote_.Fail(Run(remote_.Expect("Page.getNavigationHistory")), kBetweenDocuments);
  // Here the document arrives, after the browser has heard of the wish.
  remote_.Fail(Run(remote_.Expect("Page.getNavigationHistory")), kBetweenDocuments);
  Run(remote_.ExpectAndAnswer("Target.closeTarget", {{"success", true}}));
  Run(remote_.ExpectAndAnswer("Page.getNavigationHistory", History()));
  // Here the next one is on its way already.
  Run(remote_.ExpectAndAnswer("Page.getNavigationHistory", History()));
  Run(remote_.ExpectAndAnswer("Target.closeTarget", {{"success", true}}));
  remote_.Fail(Run(remote_.Expect("Page.getNavigationHistory")), kBetweenDocuments);
  Run(remote_.ExpectAndAnswer("Page.getNavigationHistory", History()));
  const auto last = Run(remote_.ExpectAndAnswer("Target.closeTarget", {{"success", true}}));
  EXPECT_EQ(last.params.at("targetId"), "T");
  Run(remote_.ExpectAndAnswer("Page.getNavigationHistory", History()));
  EXPECT_FALSE(closing.ended());
  Detach("S");
  EXPECT_TRUE(OutcomeOf(closing).ok());
}

TEST_F(ChromiumPageTest, APageThatIsClosedAgainMayBeGoneByThen) {
  testing::Started closing(loop_, page_->Close(""));
  remote_.Fail(Run(remote_.Expect("Page.getNavigationHistory")), kBetweenDocuments);
  Run(remote_.ExpectAndAnswer("Target.closeTarget", {{"success", true}}));
  remote_.Fail(Run(remote_.Expect("Page.getNavigationHistory")), kBetweenDocuments);
  Run(remote_.Expect("Page.getNavigationHistory"));
  remote_.Fail(Run(remote_.Expect("Target.closeTarget")), "No target with given id found");
  Detach("S");
  EXPECT_TRUE(OutcomeOf(closing).ok());
}

TEST_F(ChromiumPageTest, APageThatTheBrowserDoesNotCloseSaysWhy) {
  testing::Started closing(loop_, page_->Close(""));
  Run(remote_.ExpectAndAnswer("Page.getNavigationHistory", History()));
  remote_.Fail(Run(remote_.Expect("Target.closeTarget")), "it stays");
  EXPECT_EQ(OutcomeOf(closing).message(), "Protocol error (Target.closeTarget): it stays");
  Run(remote_.ExpectAndAnswer("Page.getNavigationHistory", History()));
}

TEST_F(ChromiumPageTest, APageIsAskedWhetherItMayCloseOnceItsDocumentIsThere) {
  testing::Started asking(loop_, page_->RunBeforeUnload());
  remote_.Fail(Run(remote_.Expect("Page.close")), kBetweenDocuments);
  Run(remote_.ExpectAndAnswer("Page.close"));
  EXPECT_TRUE(OutcomeOf(asking).ok());
}

}  // namespace
}  // namespace understudy::chromium

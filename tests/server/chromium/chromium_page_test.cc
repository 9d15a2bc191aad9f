#include "server/chromium/chromium_page.h"

#include <string>

#include "server/browser/execution_context.h"
#include "server/browser/frame.h"
#include "tests/server/chromium/scripted_browser.h"

namespace understudy::chromium {
namespace {

using ChromiumPageTest = ScriptedBrowserTest;

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

}  // namespace
}  // namespace understudy::chromium

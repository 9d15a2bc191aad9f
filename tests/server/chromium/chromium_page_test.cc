#include "server/chromium/chromium_page.h"

#include <string>

#include "server/browser/execution_context.h"
#include "server/browser/frame.h"
#include "tests/server/chromium/scripted_browser.h"

namespace understudy::chromium {
namespace {

using ChromiumPageTest = ScriptedBrowserTest;

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

#include "server/browser/binding_call.h"
#include "server/browser/browser_context.h"
#include "server/browser/request.h"
#include "tests/dispatchers/client_test.h"

namespace understudy::dispatchers {
namespace {

using PageTest = ClientTest;

TEST_F(PageTest, Closes) {
  OpenPage();
  Play(R"(
    > {"id":5,"guid":"{{page}}","method":"close","params":{}}
    < {"guid":"{{page}}","method":"close"}
    < {"guid":"{{page}}","method":"__dispose__","params":{}}
    < {"id":5}
  )");
}

TEST_F(PageTest, EndsWhatRunsWithTheReasonItClosesFor) {
  OpenPage();
  Play(R"(
    > {"id":5,"guid":"{{frame}}","method":"waitForTimeout","params":{"waitTimeout":60000}}
    > {"id":6,"guid":"{{page}}","method":"close","params":{"reason":"enough"}}
    < {"guid":"{{page}}","method":"close"}
    < {"guid":"{{page}}","method":"__dispose__","params":{}}
    < {"id":6}
    < {"id":5,"error":{"error":{"message":"enough","stack":"{{.*}}","name":"TargetClosedError"}},"log":[]}
  )");
}

TEST_F(PageTest, TellsOfItsFrames) {
  OpenPage();
  On("a frame is attached", [this] { page()->DidAttachFrame("child", "main"); });
  On("it is detached", [this] { page()->DidDetachFrame("child"); });
  Play(R"(
    ~ a frame is attached
    < {"guid":"{{page}}","method":"__create__","params":{"type":"Frame","initializer":{"url":"","name":"","parentFrame":{"guid":"{{frame}}"},"loadStates":["commit"]},"guid":"{{child}}"}}
    < {"guid":"{{page}}","method":"frameAttached","params":{"frame":{"guid":"{{child}}"}}}
    ~ it is detached
    < {"guid":"{{page}}","method":"frameDetached","params":{"frame":{"guid":"{{child}}"}}}
  )");
}

TEST_F(PageTest, TellsThatItCrashed) {
  OpenPage();
  On("the page crashes", [this] { page()->DidCrash(); });
  Play(R"(
    ~ the page crashes
    < {"guid":"{{page}}","method":"crash"}
  )");
}

TEST_F(PageTest, FileChoosersAreTheClientsThatWantsThem) {
  OpenPage();
  On("they are taken", [this] { EXPECT_TRUE(page()->takes_file_choosers()); });
  On("they are left", [this] { EXPECT_FALSE(page()->takes_file_choosers()); });
  Play(R"(
    > {"id":5,"guid":"{{page}}","method":"updateSubscription","params":{"event":"fileChooser","enabled":true}}
    < {"id":5}
    ~ they are taken
    > {"id":6,"guid":"{{page}}","method":"updateSubscription","params":{"event":"fileChooser","enabled":false}}
    < {"id":6}
    ~ they are left
  )");
}

TEST_F(PageTest, TellsOfItsNewSize) {
  OpenPage();
  Play(R"(
    > {"id":5,"guid":"{{page}}","method":"setViewportSize","params":{"viewportSize":{"width":10,"height":20}}}
    < {"guid":"{{page}}","method":"viewportSizeChanged","params":{"viewportSize":{"width":10,"height":20}}}
    < {"id":5}
  )");
}

TEST_F(PageTest, EmulatesMedia) {
  OpenPage();
  Play(R"talk(
    > {"id":5,"guid":"{{page}}","method":"emulateMedia","params":{"media":"print","colorScheme":"no-override"}}
    < {"id":5}
    > {"id":6,"guid":"{{page}}","method":"emulateMedia","params":{"media":"paper"}}
    < {"id":6,"error":{"error":{"message":"media: expected one of (screen|print|no-override)","stack":"{{.*}}","name":"Error"}}}
  )talk");
  EXPECT_EQ(page()->media().media, "print");
  EXPECT_EQ(page()->media().color_scheme, "no-override");
}

TEST_F(PageTest, CallsAnExposedFunction) {
  OpenPage();
  std::vector<std::pair<bool, boost::json::value>> settled;
  On("the page calls", [&] {
    std::vector<boost::json::value> arguments;
    arguments.push_back(boost::json::object{{"n", 5}});
    page()->DidCallBinding(std::make_shared<browser::BindingCall>(
        frame(), "add", arguments, nullptr, [&](bool resolved, browser::Argument answer) {
          settled.emplace_back(resolved, std::move(answer.value));
        }));
  });
  Play(R"(
    > {"id":5,"guid":"{{page}}","method":"exposeBinding","params":{"name":"add"}}
    < {"guid":"{{page}}","method":"__create__","params":{"type":"Disposable","initializer":{},"guid":"{{disposable}}"}}
    < {"id":5,"result":{"disposable":{"guid":"{{disposable}}"}}}
    ~ the page calls
    < {"guid":"{{page}}","method":"__create__","params":{"type":"BindingCall","initializer":{"frame":{"guid":"{{frame}}"},"name":"add","args":[{"n":5}]},"guid":"{{call1}}"}}
    < {"guid":"{{page}}","method":"bindingCall","params":{"binding":{"guid":"{{call1}}"}}}
    > {"id":6,"guid":"{{call1}}","method":"resolve","params":{"result":{"value":{"n":6},"handles":[]}}}
    < {"guid":"{{call1}}","method":"__dispose__","params":{}}
    < {"id":6}
    ~ the page calls
    < {"guid":"{{page}}","method":"__create__","params":{"type":"BindingCall","initializer":{"frame":{"guid":"{{frame}}"},"name":"add","args":[{"n":5}]},"guid":"{{call2}}"}}
    < {"guid":"{{page}}","method":"bindingCall","params":{"binding":{"guid":"{{call2}}"}}}
    > {"id":7,"guid":"{{call2}}","method":"reject","params":{"error":{"error":{"message":"no","name":"Error","stack":"s"}}}}
    < {"guid":"{{call2}}","method":"__dispose__","params":{}}
    < {"id":7}
  )");
  ASSERT_EQ(settled.size(), 2u);
  EXPECT_EQ(settled[0].first, true);
  EXPECT_EQ(settled[0].second, boost::json::value(boost::json::object{{"n", 6}}));
  EXPECT_EQ(settled[1].first, false);
  EXPECT_EQ(settled[1].second.at("e").at("m"), boost::json::value("no"));
}

TEST_F(PageTest, RemembersConsoleMessagesAndErrors) {
  OpenPage();
  auto message = std::make_shared<browser::ConsoleMessage>();
  message->type = "warning";
  message->text = "careful";
  message->page = page();
  page()->DidLogToConsole(message);
  Play(R"(
    > {"id":5,"guid":"{{page}}","method":"consoleMessages","params":{}}
    < {"id":5,"result":{"messages":[{"type":"warning","text":"careful","args":[],"location":{"url":"","lineNumber":0,"columnNumber":0},"timestamp":0}]}}
    > {"id":6,"guid":"{{page}}","method":"clearConsoleMessages","params":{}}
    < {"id":6}
    > {"id":7,"guid":"{{page}}","method":"consoleMessages","params":{"filter":"all"}}
    < {"id":7,"result":{"messages":[]}}
    > {"id":8,"guid":"{{page}}","method":"pageErrors","params":{}}
    < {"id":8,"result":{"errors":[]}}
  )");
}

TEST_F(PageTest, GoesNowhereWithoutHistory) {
  OpenPage();
  Play(R"(
    > {"id":5,"guid":"{{page}}","method":"goBack","params":{}}
    < {"id":5,"result":{}}
  )");
}

TEST_F(PageTest, TellsTheLatestRequests) {
  OpenPage();
  for (int i = 0; i <= 100; ++i) {
    browser::RequestStart start;
    start.url = "http://site/" + std::to_string(i);
    start.resource_type = "fetch";
    start.method = "GET";
    browser::RequestOwner owner;
    owner.frame = frame();
    context()->network().DidSend(std::to_string(i), owner, start);
  }
  EXPECT_EQ(page()->Requests().size(), 91u);
  EXPECT_EQ(page()->Requests().front()->start().url, "http://site/10");
  conversation_->SkipTo(R"(
    > {"id":5,"guid":"{{page}}","method":"requests","params":{}}
    < {"guid":"{{page}}","method":"__create__","params":{"type":"Request","initializer":{"frame":{"guid":"{{frame}}"},"url":"http://site/100","resourceType":"fetch","method":"GET","headers":[],"isNavigationRequest":false},"guid":"{{request}}"}}
  )");
}

TEST_F(PageTest, TellsWhatOfItsScriptsRan) {
  OpenPage();
  auto& fake = static_cast<FakePage&>(page()->delegate());
  fake.script_coverage.push_back(
      {.url = "http://site/a.js", .script_id = "1", .source = "f", .functions = {{"f", true, {{0, 3, 2}}}}});
  Play(R"(
    > {"id":5,"guid":"{{page}}","method":"startJSCoverage","params":{"reportAnonymousScripts":true}}
    < {"id":5}
    > {"id":6,"guid":"{{page}}","method":"stopJSCoverage","params":{}}
    < {"id":6,"result":{"entries":[{"url":"http://site/a.js","scriptId":"1","source":"f","functions":[{"functionName":"f","isBlockCoverage":true,"ranges":[{"startOffset":0,"endOffset":3,"count":2}]}]}]}}
  )");
  EXPECT_TRUE(fake.script_coverage_options.reset_on_navigation);
  EXPECT_TRUE(fake.script_coverage_options.anonymous_scripts);
}

TEST_F(PageTest, TellsWhichOfItsStylesApplied) {
  OpenPage();
  auto& fake = static_cast<FakePage&>(page()->delegate());
  fake.style_coverage.push_back({.url = "http://site/a.css", .text = "a{}", .ranges = {{0, 3}}});
  Play(R"(
    > {"id":5,"guid":"{{page}}","method":"startCSSCoverage","params":{"resetOnNavigation":false}}
    < {"id":5}
    > {"id":6,"guid":"{{page}}","method":"stopCSSCoverage","params":{}}
    < {"id":6,"result":{"entries":[{"url":"http://site/a.css","text":"a{}","ranges":[{"start":0,"end":3}]}]}}
  )");
  EXPECT_FALSE(fake.style_coverage_resets);
}

TEST_F(PageTest, ShowsOldClientsItsAccessibilityTree) {
  Connect("1.48.0");
  OpenPage();
  auto& fake = static_cast<FakePage&>(page()->delegate());
  fake.accessibility_tree.role = "RootWebArea";
  fake.accessibility_tree.name = "Title";
  fake.accessibility_tree.properties = {{"focusable", true}, {"focused", true}};
  browser::AccessibleNode box;
  box.role = "checkbox";
  box.name = "Agree";
  box.description = "to all";
  box.properties = {{"focusable", true},  {"focused", true},   {"checked", "mixed"},
                    {"invalid", "false"}, {"required", false}, {"disabled", true}};
  browser::AccessibleNode range;
  range.role = "slider";
  range.value = 3;
  range.properties = {{"valuetext", ""}, {"valuemin", 0}, {"valuemax", 10}};
  browser::AccessibleNode paragraph;
  paragraph.role = "paragraph";
  fake.accessibility_tree.children = {box, range, paragraph};
  Play(R"(
    > {"id":5,"guid":"{{page}}","method":"accessibilitySnapshot","params":{}}
    < {"id":5,"result":{"rootAXNode":{"role":"WebArea","name":"Title","children":[{"role":"checkbox","name":"Agree","description":"to all","disabled":true,"focused":true,"checked":"mixed"},{"role":"slider","name":"","valueNumber":3,"valuetext":"","valuemin":0,"valuemax":10}]}}}
    > {"id":6,"guid":"{{page}}","method":"accessibilitySnapshot","params":{"interestingOnly":false}}
    < {"id":6,"result":{"rootAXNode":{"role":"WebArea","name":"Title","children":[{"role":"checkbox","name":"Agree","description":"to all","disabled":true,"focused":true,"checked":"mixed"},{"role":"slider","name":"","valueNumber":3,"valuetext":"","valuemin":0,"valuemax":10},{"role":"paragraph","name":""}]}}}
  )");
}

}  // namespace
}  // namespace understudy::dispatchers

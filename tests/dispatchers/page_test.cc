#include "server/browser/binding_call.h"
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

}  // namespace
}  // namespace understudy::dispatchers

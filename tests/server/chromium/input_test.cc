#include "server/chromium/input.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/json/serialize.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/base/promise.h"
#include "server/base/spawn.h"
#include "server/chromium/cdp/connection.h"
#include "server/chromium/cdp/page.h"
#include "tests/support/fake_browser.h"
#include "tests/support/run_task.h"

namespace understudy::chromium {
namespace {

using browser::InputEvent;
using browser::KeyEvent;
using browser::MouseButton;
using browser::MouseEvent;
using testing::FakeBrowser;

MouseEvent Move(browser::Point point, bool left = false) {
  return {.type = MouseEvent::Type::kMove,
          .point = point,
          .button = left ? std::optional(MouseButton::kLeft) : std::nullopt,
          .buttons = {.left = left}};
}
MouseEvent Press(browser::Point point) {
  return {.type = MouseEvent::Type::kDown,
          .point = point,
          .button = MouseButton::kLeft,
          .buttons = {.left = true},
          .click_count = 1};
}
MouseEvent Release(browser::Point point) {
  return {.type = MouseEvent::Type::kUp, .point = point, .button = MouseButton::kLeft, .click_count = 1};
}

class ChromiumInputTest : public ::testing::Test {
 protected:
  ~ChromiumInputTest() override {
    connection_->Close();
    browser_.Close();
    loop_.restart();
    loop_.run();
  }

  // Begins to dispatch; gives the outcome.
  Promise<absl::Status> Begin(std::vector<InputEvent> events) {
    const Promise<absl::Status> outcome(loop_.get_executor());
    Spawn(loop_.get_executor(),
          [](Ref<ChromiumInput> input, std::vector<InputEvent> events,
             Promise<absl::Status> outcome) -> Task<void> {
            outcome.Set(co_await input->Dispatch(std::move(events)));
          }(input_, std::move(events), outcome));
    return outcome;
  }
  Promise<absl::Status> Begin(InputEvent event) {
    return Begin(std::vector<InputEvent>(1, std::move(event)));
  }

  Task<FakeBrowser::Command> ExpectMouse(std::string type) {
    FakeBrowser::Command command = co_await browser_.Expect("Input.dispatchMouseEvent");
    EXPECT_EQ(command.params.at("type"), boost::json::value(type));
    co_return command;
  }
  Task<void> ExpectDrag(std::string type, double x) {
    const FakeBrowser::Command command = co_await browser_.ExpectAndAnswer("Input.dispatchDragEvent");
    EXPECT_EQ(command.params.at("type"), boost::json::value(type));
    EXPECT_EQ(command.params.at("x").to_number<double>(), x);
    EXPECT_EQ(command.params.at("data"), DragData());
  }
  Task<void> ExpectIntercept(bool enabled) {
    const FakeBrowser::Command command = co_await browser_.ExpectAndAnswer("Input.setInterceptDrags");
    EXPECT_EQ(command.params.at("enabled"), boost::json::value(enabled));
  }
  static boost::json::value DragData() {
    return {{"items", {{{"mimeType", "text/plain"}, {"data", "carried"}}}}, {"dragOperationsMask", 1}};
  }
  // The mouse goes down and drags something to 50.
  Task<void> BeginDrag() {
    const Promise<absl::Status> pressed = Begin(Press({10, 0}));
    browser_.Answer(co_await ExpectMouse("mousePressed"));
    co_await pressed.Wait();
    const Promise<absl::Status> moved = Begin(Move({50, 0}, /*left=*/true));
    co_await ExpectIntercept(true);
    browser_.Answer(co_await ExpectMouse("mouseMoved"));
    const FakeBrowser::Command asked = co_await browser_.Expect("Page.bringToFront");
    browser_.Emit("Input.dragIntercepted", {{"data", DragData()}});
    browser_.Answer(asked);
    co_await ExpectDrag("dragEnter", 50);
    EXPECT_EQ(co_await moved.Wait(), absl::OkStatus());
  }

  boost::asio::io_context loop_;
  FakeBrowser browser_{loop_.get_executor()};
  Ref<CdpConnection> connection_ = CdpConnection::Create(loop_.get_executor(), browser_.TakeTransport());
  Ref<CdpSession> session_ = connection_->root();
  Ref<ChromiumInput> input_ =
      std::make_shared<ChromiumInput>(session_, [this] { return session_->Send(cdp::page::BringToFront()); });
};

TEST_F(ChromiumInputTest, SendsEverythingBeforeItWaits) {
  testing::RunTask(loop_, [&]() -> Task<void> {
    const Promise<absl::Status> clicked = Begin({Move({1, 2}), Press({1, 2}), Release({1, 2})});
    const FakeBrowser::Command moved = co_await ExpectMouse("mouseMoved");
    const FakeBrowser::Command pressed = co_await ExpectMouse("mousePressed");
    const FakeBrowser::Command released = co_await ExpectMouse("mouseReleased");
    browser_.Answer(moved);
    browser_.Answer(pressed);
    EXPECT_FALSE(clicked.IsSet());
    browser_.Answer(released);
    EXPECT_EQ(co_await clicked.Wait(), absl::OkStatus());
  });
}

TEST_F(ChromiumInputTest, FailsWithTheBrowser) {
  testing::RunTask(loop_, [&]() -> Task<void> {
    browser::TextEvent event;
    event.text = "x";
    const Promise<absl::Status> inserted = Begin(InputEvent(event));
    browser_.Fail(co_await browser_.Expect("Input.insertText"), "no");
    const absl::Status outcome = co_await inserted.Wait();
    EXPECT_EQ(outcome.message(), "Protocol error (Input.insertText): no");
  });
}

TEST_F(ChromiumInputTest, SaysWhatAKeyIs) {
  testing::RunTask(loop_, [&]() -> Task<void> {
    KeyEvent key{.code = "Numpad1", .key = "1", .location = browser::KeyLocation::kNumpad, .virtual_key = 97};
    key.text = "1";
    key.repeat = true;
    key.modifiers = {.alt = true, .shift = true};
    const Promise<absl::Status> pressed = Begin(InputEvent(key));
    const FakeBrowser::Command command = co_await browser_.ExpectAndAnswer("Input.dispatchKeyEvent");
    EXPECT_EQ(boost::json::serialize(command.params),
              R"({"type":"keyDown","modifiers":9,"text":"1","unmodifiedText":"1","code":"Numpad1","key":"1",)"
              R"("windowsVirtualKeyCode":97,"autoRepeat":true,"isKeypad":true})");
    EXPECT_EQ(co_await pressed.Wait(), absl::OkStatus());
  });
}

TEST_F(ChromiumInputTest, CarriesWhatAMoveBeginsToDrag) {
  testing::RunTask(loop_, [&]() -> Task<void> {
    co_await BeginDrag();
    const Promise<absl::Status> moved = Begin(Move({60, 0}, /*left=*/true));
    co_await ExpectDrag("dragOver", 60);
    EXPECT_EQ(co_await moved.Wait(), absl::OkStatus());
    const Promise<absl::Status> released = Begin(Release({60, 0}));
    co_await ExpectDrag("drop", 60);
    co_await ExpectIntercept(false);
    EXPECT_EQ(co_await released.Wait(), absl::OkStatus());
    const Promise<absl::Status> after = Begin(Move({70, 0}));
    browser_.Answer(co_await ExpectMouse("mouseMoved"));
    EXPECT_EQ(co_await after.Wait(), absl::OkStatus());
  });
}

TEST_F(ChromiumInputTest, MovesTheMouseWhenNothingIsDragged) {
  testing::RunTask(loop_, [&]() -> Task<void> {
    const Promise<absl::Status> moved =
        Begin({Press({1, 0}), Move({2, 0}, /*left=*/true), Move({3, 0}, /*left=*/true), Release({3, 0})});
    browser_.Answer(co_await ExpectMouse("mousePressed"));
    co_await ExpectIntercept(true);
    browser_.Answer(co_await ExpectMouse("mouseMoved"));
    co_await browser_.ExpectAndAnswer("Page.bringToFront");
    browser_.Answer(co_await ExpectMouse("mouseMoved"));
    co_await browser_.ExpectAndAnswer("Page.bringToFront");
    browser_.Answer(co_await ExpectMouse("mouseReleased"));
    co_await ExpectIntercept(false);
    EXPECT_EQ(co_await moved.Wait(), absl::OkStatus());
  });
}

TEST_F(ChromiumInputTest, GivesADragUpForEscape) {
  testing::RunTask(loop_, [&]() -> Task<void> {
    co_await BeginDrag();
    KeyEvent down{.code = "Escape"};
    KeyEvent up{.type = KeyEvent::Type::kUp, .code = "Escape"};
    const Promise<absl::Status> pressed = Begin({down, up});
    co_await ExpectDrag("dragCancel", 50);
    co_await browser_.ExpectAndAnswer("Input.dispatchKeyEvent");
    EXPECT_EQ(co_await pressed.Wait(), absl::OkStatus());
    const Promise<absl::Status> released = Begin(Release({60, 0}));
    browser_.Answer(co_await ExpectMouse("mouseReleased"));
    co_await ExpectIntercept(false);
    EXPECT_EQ(co_await released.Wait(), absl::OkStatus());
  });
}

TEST_F(ChromiumInputTest, DropsWithAnyButton) {
  testing::RunTask(loop_, [&]() -> Task<void> {
    co_await BeginDrag();
    MouseEvent down = Press({50, 0});
    MouseEvent up = Release({50, 0});
    down.button = up.button = MouseButton::kRight;
    const Promise<absl::Status> clicked = Begin({down, up});
    co_await ExpectDrag("drop", 50);
    EXPECT_EQ(co_await clicked.Wait(), absl::OkStatus());
  });
}

}  // namespace
}  // namespace understudy::chromium

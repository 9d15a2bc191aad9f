#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/browser/input/keyboard.h"
#include "server/browser/input/mouse.h"
#include "server/browser/input/touchscreen.h"
#include "tests/support/fake_input.h"
#include "tests/support/run_task.h"
#include "tests/support/started.h"

namespace understudy::browser {

// A keyboard, a mouse and a touchscreen in front of a page that isn't there.
class DevicesTest : public ::testing::Test {
 protected:
  absl::Status Run(Task<absl::Status> task) { return testing::RunTask(loop_, std::move(task)); }
  // What the page has been sent since the last time.
  std::vector<std::string> Sent() { return std::exchange(page_->batches, {}); }

  boost::asio::io_context loop_;
  Ref<FakeInput> page_ = std::make_shared<FakeInput>();
  Ref<Keyboard> keyboard_ = std::make_shared<Keyboard>(page_);
  Ref<Mouse> mouse_ = std::make_shared<Mouse>(page_, keyboard_);
  Ref<Touchscreen> touchscreen_ = std::make_shared<Touchscreen>(page_, keyboard_, /*enabled=*/true);
};

}  // namespace understudy::browser

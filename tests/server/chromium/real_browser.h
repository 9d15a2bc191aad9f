#pragma once

#include <string>
#include <utility>

#include <absl/strings/str_cat.h>
#include <boost/asio/io_context.hpp>
#include <boost/json/serialize.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "clients/example_server/server.h"
#include "server/browser/browser.h"
#include "server/browser/browser_context.h"
#include "server/browser/page.h"
#include "server/chromium/launcher.h"
#include "tests/support/run_task.h"

namespace understudy::chromium {

// A Chromium of this machine, and a web server for its pages, both on the test's own event loop.
class RealBrowserTest : public ::testing::Test {
 protected:
  void SetUp() override {
    auto launched = Run(launcher_.Launch({}, NoProgress()));
    ASSERT_TRUE(launched.ok()) << launched.status();
    browser_ = *launched;
  }
  void TearDown() override {
    if (!browser_) return;
    EXPECT_TRUE(Run(browser_->Close("")).ok());
  }

  template <class T>
  T Run(Task<T> task) {
    return testing::RunTask(loop_, std::move(task));
  }
  // The value of a task that must succeed.
  template <class T>
  T Get(Task<absl::StatusOr<T>> task) {
    absl::StatusOr<T> result = Run(std::move(task));
    EXPECT_TRUE(result.ok()) << result.status();
    return result.ok() ? *std::move(result) : T();
  }
  std::string ErrorOf(Task<absl::Status> task) { return std::string(Run(std::move(task)).message()); }
  template <class T>
  std::string ErrorOf(Task<absl::StatusOr<T>> task) {
    return std::string(Run(std::move(task)).status().message());
  }

  Ref<browser::BrowserContext> NewContext(browser::ContextOptions options = {}) {
    return Get(browser_->NewContext(std::move(options)));
  }
  Ref<browser::Page> NewPage(browser::ContextOptions options = {}) {
    contexts_.push_back(NewContext(std::move(options)));
    return Get(contexts_.back()->NewPage());
  }

  static browser::Argument Nothing() {
    return {.value = boost::json::object{{"v", "undefined"}}, .handles = {}};
  }
  // The expression's value as the wire's SerializedValue, in JSON text.
  std::string Evaluate(const Ref<browser::Frame>& frame, std::string expression) {
    return boost::json::serialize(Get(frame->Evaluate(std::move(expression), std::nullopt, Nothing())));
  }
  std::string Evaluate(const Ref<browser::Page>& page, std::string expression) {
    return Evaluate(page->main_frame(), std::move(expression));
  }

  static browser::NavigateOptions Until(browser::LoadState state = browser::LoadState::kLoad) {
    return {.wait_until = state, .referer = std::nullopt};
  }
  std::string Url(std::string_view path) {
    return absl::StrCat("http://127.0.0.1:", server_.port(), std::string(path));
  }

  boost::asio::io_context loop_;
  example_server::Server server_{loop_};
  ChromiumLauncher launcher_{loop_.get_executor()};
  Ref<browser::Browser> browser_;
  std::vector<Ref<browser::BrowserContext>> contexts_;
};

}  // namespace understudy::chromium

#pragma once

#include <string>
#include <string_view>

#include <boost/asio/any_io_executor.hpp>

#include "server/browser/delegate/launcher.h"

namespace understudy::chromium {

// What Browser::name() says of Chromium and the browsers made of it.
inline constexpr std::string_view kBrowserKind = "chromium";

// Starts them.
class ChromiumLauncher final : public browser::BrowserLauncher {
 public:
  explicit ChromiumLauncher(boost::asio::any_io_executor executor) : executor_(std::move(executor)) {}

  std::string Kind() override { return std::string(kBrowserKind); }
  std::string ExecutablePath() override;
  Task<absl::StatusOr<Ref<browser::Browser>>> Launch(browser::LaunchOptions options,
                                                     Ref<Progress> progress) override;
  Task<absl::StatusOr<Ref<browser::Browser>>> LaunchPersistent(browser::LaunchOptions options,
                                                               browser::ContextOptions context,
                                                               Ref<Progress> progress) override;

 private:
  boost::asio::any_io_executor executor_;
};

}  // namespace understudy::chromium

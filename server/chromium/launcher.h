#pragma once

#include <string>

#include <boost/asio/any_io_executor.hpp>

#include "server/browser/delegate.h"

namespace understudy::chromium {

// Starts Chromium and the browsers made of it.
class ChromiumLauncher final : public browser::BrowserLauncher {
 public:
  explicit ChromiumLauncher(boost::asio::any_io_executor executor) : executor_(std::move(executor)) {}

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

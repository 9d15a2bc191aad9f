#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "server/base/task.h"
#include "server/browser/delegate/coverage.h"
#include "server/chromium/cdp/css.h"
#include "server/chromium/cdp/session.h"

namespace understudy::chromium {

// Which styles apply of the style sheets of one session's documents.
class StyleCoverage final : public std::enable_shared_from_this<StyleCoverage> {
 public:
  StyleCoverage(boost::asio::any_io_executor executor, Ref<CdpSession> session);

  Task<absl::Status> Start(bool reset_on_navigation);
  Task<absl::StatusOr<std::vector<browser::StyleCoverage>>> Stop();

 private:
  struct Sheet {
    std::string id;
    std::string url;
    // Absent until the browser has told it.
    std::optional<std::string> text;
  };

  void OnStyleSheet(const cdp::css::StyleSheetAdded& event);
  static Task<void> ReadText(Ref<StyleCoverage> self, Ref<Sheet> sheet);

  const boost::asio::any_io_executor executor_;
  const Ref<CdpSession> session_;
  bool running_ = false;
  // In the order they came.
  std::vector<Ref<Sheet>> sheets_;
  std::vector<Subscription> subscriptions_;
};

}  // namespace understudy::chromium

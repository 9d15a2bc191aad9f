#pragma once

#include <memory>
#include <string>

#include "server/base/task.h"
#include "server/browser/delegate/tracing.h"
#include "server/chromium/cdp/session.h"

namespace understudy::chromium {

// Chromium's tracing, which its DevTools show as Performance, through the browser's session or a page's.
class ChromiumTracing final : public browser::TracingDelegate,
                              public std::enable_shared_from_this<ChromiumTracing> {
 public:
  // `directory`: for the files.
  ChromiumTracing(Ref<CdpSession> root, std::string directory)
      : root_(std::move(root)), directory_(std::move(directory)), session_(root_) {}

  Task<absl::Status> Start(Ref<browser::Page> page, browser::TracingOptions options) override;
  Task<absl::StatusOr<std::string>> Stop() override;

 private:
  // Ends the trace; gives the browser's stream of it.
  static Task<absl::StatusOr<std::string>> End(Ref<CdpSession> session);

  const Ref<CdpSession> root_;
  const std::string directory_;
  // The one that the trace was started through.
  Ref<CdpSession> session_;
};

}  // namespace understudy::chromium

#pragma once

#include "server/browser/delegate/coverage.h"
#include "server/chromium/script_coverage.h"
#include "server/chromium/style_coverage.h"

namespace understudy::chromium {

// The coverage of the documents of a page's own session.
class ChromiumCoverage final : public browser::CoverageDelegate {
 public:
  ChromiumCoverage(const boost::asio::any_io_executor& executor, const Ref<CdpSession>& session,
                   Ref<const RealmScript> realm_script)
      : scripts_(std::make_shared<ScriptCoverage>(executor, session, std::move(realm_script))),
        styles_(std::make_shared<StyleCoverage>(executor, session)) {}

  Task<absl::Status> StartScripts(browser::ScriptCoverageOptions options) override {
    return scripts_->Start(options);
  }
  Task<absl::StatusOr<std::vector<browser::ScriptCoverage>>> StopScripts() override {
    return scripts_->Stop();
  }
  Task<absl::Status> StartStyles(bool reset_on_navigation) override {
    return styles_->Start(reset_on_navigation);
  }
  Task<absl::StatusOr<std::vector<browser::StyleCoverage>>> StopStyles() override { return styles_->Stop(); }

 private:
  const Ref<ScriptCoverage> scripts_;
  const Ref<StyleCoverage> styles_;
};

}  // namespace understudy::chromium

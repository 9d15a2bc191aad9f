#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "server/base/task.h"
#include "server/browser/delegate/coverage.h"
#include "server/chromium/cdp/debugger.h"
#include "server/chromium/cdp/profiler.h"
#include "server/chromium/cdp/session.h"
#include "server/chromium/realm_script.h"

namespace understudy::chromium {

// What runs of the scripts of one session's documents.
class ScriptCoverage final : public std::enable_shared_from_this<ScriptCoverage> {
 public:
  ScriptCoverage(boost::asio::any_io_executor executor, Ref<CdpSession> session,
                 Ref<const RealmScript> realm_script);

  Task<absl::Status> Start(browser::ScriptCoverageOptions options);
  Task<absl::StatusOr<std::vector<browser::ScriptCoverage>>> Stop();

 private:
  // By script id; the source is absent until the browser has told it.
  using Scripts = std::map<std::string, std::optional<std::string>>;

  void OnScript(const cdp::debugger::ScriptParsed& event);
  static Task<void> ReadSource(Ref<ScriptCoverage> self, std::string script_id);
  std::vector<browser::ScriptCoverage> Told(cdp::profiler::TakePreciseCoverageResult&& taken,
                                            const Scripts& scripts) const;

  const boost::asio::any_io_executor executor_;
  const Ref<CdpSession> session_;
  const Ref<const RealmScript> realm_script_;
  bool running_ = false;
  browser::ScriptCoverageOptions options_;
  Scripts scripts_;
  std::vector<Subscription> subscriptions_;
};

}  // namespace understudy::chromium

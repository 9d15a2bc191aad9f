#include "server/chromium/style_coverage.h"

#include <algorithm>
#include <map>
#include <utility>

#include "server/base/errors.h"
#include "server/base/spawn.h"
#include "server/chromium/cdp/dom.h"
#include "server/chromium/cdp/runtime.h"

namespace understudy::chromium {
namespace {

using Range = browser::StyleCoverage::Range;

// One range for those that overlap or touch.
std::vector<Range> Union(std::vector<Range> ranges) {
  std::ranges::sort(ranges, {}, &Range::start);
  std::vector<Range> merged;
  for (const Range& range : ranges) {
    if (merged.empty() || range.start > merged.back().end) {
      merged.push_back(range);
    } else {
      merged.back().end = std::max(merged.back().end, range.end);
    }
  }
  return merged;
}

}  // namespace

StyleCoverage::StyleCoverage(boost::asio::any_io_executor executor, Ref<CdpSession> session)
    : executor_(std::move(executor)), session_(std::move(session)) {}

Task<absl::Status> StyleCoverage::Start(bool reset_on_navigation) {
  const Ref<StyleCoverage> self = shared_from_this();
  if (std::exchange(running_, true)) co_return Error("CSSCoverage is already enabled");
  sheets_.clear();
  subscriptions_.push_back(
      session_->On<cdp::css::StyleSheetAdded>([this](const auto& event) { OnStyleSheet(event); }));
  if (reset_on_navigation) {
    subscriptions_.push_back(
        session_->On<cdp::runtime::ExecutionContextsCleared>([this](const auto&) { sheets_.clear(); }));
  }
  session_->Post(cdp::dom::Enable());
  // The sheets that are there already are told of.
  auto enabled = session_->Send(cdp::css::Enable());
  auto started = session_->Send(cdp::css::StartRuleUsageTracking());
  absl::Status outcome = co_await std::move(enabled);
  outcome.Update(co_await std::move(started));
  if (!outcome.ok()) {
    running_ = false;
    subscriptions_.clear();
  }
  co_return outcome;
}

void StyleCoverage::OnStyleSheet(const cdp::css::StyleSheetAdded& event) {
  if (event.header.source_url.empty()) return;
  const auto sheet = std::make_shared<Sheet>();
  sheet->id = event.header.style_sheet_id;
  sheet->url = event.header.source_url;
  sheets_.push_back(sheet);
  Spawn(executor_, ReadText(shared_from_this(), sheet));
}

Task<void> StyleCoverage::ReadText(Ref<StyleCoverage> self, Ref<Sheet> sheet) {
  cdp::css::GetStyleSheetText command;
  command.style_sheet_id = sheet->id;
  auto answer = co_await self->session_->Send(command);
  if (answer.ok()) sheet->text = std::move(answer->text);
}

Task<absl::StatusOr<std::vector<browser::StyleCoverage>>> StyleCoverage::Stop() {
  const Ref<StyleCoverage> self = shared_from_this();
  std::vector<browser::StyleCoverage> told;
  if (!std::exchange(running_, false)) co_return told;
  const auto usage = co_await session_->Send(cdp::css::StopRuleUsageTracking());
  subscriptions_.clear();
  const std::vector<Ref<Sheet>> sheets = std::exchange(sheets_, {});
  // What is asked after the texts is answered after them.
  const absl::Status disabled = co_await session_->Send(cdp::css::Disable());
  session_->Post(cdp::dom::Disable());
  CO_RETURN_IF_ERROR(usage.status());
  CO_RETURN_IF_ERROR(disabled);
  std::map<std::string, std::vector<Range>> used;
  for (const cdp::css::RuleUsage& rule : usage->rule_usage) {
    if (rule.used)
      used[rule.style_sheet_id].push_back(
          {static_cast<int64_t>(rule.start_offset), static_cast<int64_t>(rule.end_offset)});
  }
  for (const Ref<Sheet>& sheet : sheets)
    told.push_back({std::move(sheet->url), std::move(sheet->text), Union(std::move(used[sheet->id]))});
  co_return told;
}

}  // namespace understudy::chromium

// Commands about what of a page's scripts and styles is used.

#include "dispatchers/core/call.h"
#include "dispatchers/page/page_dispatcher.h"
#include "protocol/schema/page.handlers.pw.h"

namespace understudy::dispatchers {

Task<absl::Status> HandlePageStartJSCoverage(Ref<PageDispatcher> self,
                                             protocol::PageStartJSCoverageParams params, Call&) {
  browser::ScriptCoverageOptions options;
  options.reset_on_navigation = params.reset_on_navigation.value_or(true);
  options.anonymous_scripts = params.report_anonymous_scripts.value_or(false);
  co_return co_await self->page()->delegate().coverage().StartScripts(options);
}

Task<absl::StatusOr<protocol::PageStopJSCoverageResult>> HandlePageStopJSCoverage(
    Ref<PageDispatcher> self, protocol::PageStopJSCoverageParams, Call&) {
  ASSIGN_OR_CO_RETURN(std::vector<browser::ScriptCoverage> scripts,
                      co_await self->page()->delegate().coverage().StopScripts());
  protocol::PageStopJSCoverageResult result;
  for (browser::ScriptCoverage& script : scripts) {
    auto& entry = result.entries.emplace_back();
    entry.url = std::move(script.url);
    entry.script_id = std::move(script.script_id);
    entry.source = std::move(script.source);
    for (browser::ScriptCoverage::Function& function : script.functions) {
      auto& told = entry.functions.emplace_back();
      told.function_name = std::move(function.name);
      told.is_block_coverage = function.has_blocks;
      for (const browser::ScriptCoverage::Range& range : function.ranges)
        told.ranges.push_back({range.start, range.end, range.count});
    }
  }
  co_return result;
}

Task<absl::Status> HandlePageStartCSSCoverage(Ref<PageDispatcher> self,
                                              protocol::PageStartCSSCoverageParams params, Call&) {
  co_return co_await self->page()->delegate().coverage().StartStyles(
      params.reset_on_navigation.value_or(true));
}

Task<absl::StatusOr<protocol::PageStopCSSCoverageResult>> HandlePageStopCSSCoverage(
    Ref<PageDispatcher> self, protocol::PageStopCSSCoverageParams, Call&) {
  ASSIGN_OR_CO_RETURN(std::vector<browser::StyleCoverage> sheets,
                      co_await self->page()->delegate().coverage().StopStyles());
  protocol::PageStopCSSCoverageResult result;
  for (browser::StyleCoverage& sheet : sheets) {
    auto& entry = result.entries.emplace_back();
    entry.url = std::move(sheet.url);
    entry.text = std::move(sheet.text);
    for (const browser::StyleCoverage::Range& range : sheet.ranges)
      entry.ranges.push_back({range.start, range.end});
  }
  co_return result;
}

}  // namespace understudy::dispatchers

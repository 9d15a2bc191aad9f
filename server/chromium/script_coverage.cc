#include "server/chromium/script_coverage.h"

#include <utility>

#include "server/base/errors.h"
#include "server/base/spawn.h"
#include "server/chromium/answers.h"
#include "server/chromium/cdp/runtime.h"

namespace understudy::chromium {
namespace {

// Isolated worlds are the driver's own, where their scripts have no name.
bool IsIsolated(const cdp::debugger::ScriptParsed& event) {
  const boost::json::value* is_default =
      event.execution_context_aux_data ? event.execution_context_aux_data->if_contains("isDefault") : nullptr;
  return is_default != nullptr && is_default->is_bool() && !is_default->get_bool();
}

browser::ScriptCoverage::Function ToDomain(cdp::profiler::FunctionCoverage&& function) {
  browser::ScriptCoverage::Function result;
  result.name = std::move(function.function_name);
  result.has_blocks = function.is_block_coverage;
  for (const cdp::profiler::CoverageRange& range : function.ranges)
    result.ranges.push_back({range.start_offset, range.end_offset, range.count});
  return result;
}

}  // namespace

ScriptCoverage::ScriptCoverage(boost::asio::any_io_executor executor, Ref<CdpSession> session,
                               Ref<const RealmScript> realm_script)
    : executor_(std::move(executor)), session_(std::move(session)), realm_script_(std::move(realm_script)) {}

Task<absl::Status> ScriptCoverage::Start(browser::ScriptCoverageOptions options) {
  const Ref<ScriptCoverage> self = shared_from_this();
  if (std::exchange(running_, true)) co_return Error("JSCoverage is already enabled");
  options_ = options;
  scripts_.clear();
  subscriptions_.push_back(
      session_->On<cdp::debugger::ScriptParsed>([this](const auto& event) { OnScript(event); }));
  if (options.reset_on_navigation) {
    subscriptions_.push_back(
        session_->On<cdp::runtime::ExecutionContextsCleared>([this](const auto&) { scripts_.clear(); }));
  }
  session_->Post(cdp::profiler::Enable());
  cdp::profiler::StartPreciseCoverage start;
  start.call_count = true;
  start.detailed = true;
  auto started = session_->Send(start);
  // The scripts that are there already are told of.
  auto enabled = session_->Send(cdp::debugger::Enable());
  cdp::debugger::SetSkipAllPauses skip;
  skip.skip = true;
  auto skipped = session_->Send(skip);
  absl::Status outcome = (co_await std::move(started)).status();
  outcome.Update((co_await std::move(enabled)).status());
  outcome.Update(co_await std::move(skipped));
  if (!outcome.ok()) {
    running_ = false;
    subscriptions_.clear();
  }
  co_return outcome;
}

void ScriptCoverage::OnScript(const cdp::debugger::ScriptParsed& event) {
  if (event.url.empty() && (!options_.anonymous_scripts || IsIsolated(event))) return;
  scripts_[event.script_id];
  Spawn(executor_, ReadSource(shared_from_this(), event.script_id));
}

Task<void> ScriptCoverage::ReadSource(Ref<ScriptCoverage> self, std::string script_id) {
  cdp::debugger::GetScriptSource command;
  command.script_id = script_id;
  auto answer = co_await self->session_->Send(command);
  const auto script = self->scripts_.find(script_id);
  if (answer.ok() && script != self->scripts_.end()) script->second = std::move(answer->script_source);
}

Task<absl::StatusOr<std::vector<browser::ScriptCoverage>>> ScriptCoverage::Stop() {
  const Ref<ScriptCoverage> self = shared_from_this();
  std::vector<browser::ScriptCoverage> told;
  if (!std::exchange(running_, false)) co_return told;
  auto taken = co_await session_->Send(cdp::profiler::TakePreciseCoverage());
  // What is asked after the sources is answered after them.
  const absl::Status stopped = co_await session_->Send(cdp::profiler::StopPreciseCoverage());
  subscriptions_.clear();
  const Scripts scripts = std::exchange(scripts_, {});
  session_->Post(cdp::profiler::Disable());
  const absl::Status disabled = co_await session_->Send(cdp::debugger::Disable());
  CO_RETURN_IF_ERROR(taken.status());
  CO_RETURN_IF_ERROR(stopped);
  CO_RETURN_IF_ERROR(disabled);
  co_return Told(*std::move(taken), scripts);
}

std::vector<browser::ScriptCoverage> ScriptCoverage::Told(cdp::profiler::TakePreciseCoverageResult&& taken,
                                                          const Scripts& scripts) const {
  std::vector<browser::ScriptCoverage> told;
  for (cdp::profiler::ScriptCoverage& script : taken.result) {
    const auto source = scripts.find(script.script_id);
    if (source == scripts.end()) continue;
    const bool anonymous = script.url.empty();
    if (anonymous && !options_.anonymous_scripts) continue;
    // One that is gone may have been the driver's.
    if (anonymous && (!source->second || realm_script_->Wrote(*source->second))) continue;
    browser::ScriptCoverage& result = told.emplace_back();
    result.url = std::move(script.url);
    result.script_id = std::move(script.script_id);
    result.source = source->second;
    for (cdp::profiler::FunctionCoverage& function : script.functions)
      result.functions.push_back(ToDomain(std::move(function)));
  }
  return told;
}

}  // namespace understudy::chromium

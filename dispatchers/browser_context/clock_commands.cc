// Commands that turn the clock of a context's pages.

#include <absl/time/time.h>

#include "dispatchers/browser_context/browser_context_dispatcher.h"
#include "dispatchers/core/call.h"
#include "protocol/schema/browser_context.handlers.pw.h"
#include "server/base/errors.h"
#include "server/browser/clock/clock.h"
#include "server/browser/clock/clock_text.h"

namespace understudy::dispatchers {
namespace {

using browser::Clock;

// A text counts more than a number, but for an empty one.
template <class Params>
absl::StatusOr<double> DateOf(const Params& params) {
  if (!params.time_string.value_or("").empty())
    return browser::ParseDate(*params.time_string, absl::LocalTimeZone());
  return browser::CheckDate(params.time_number.value_or(0));
}

template <class Params>
absl::StatusOr<double> TicksOf(const Params& params) {
  if (params.ticks_string) return browser::ParseTicks(*params.ticks_string);
  return params.ticks_number.value_or(0);
}

Clock::Past PastOf(const browser::BrowserContext& context) {
  return context.pages().empty() ? Clock::Past::kAllowed : Clock::Past::kForbidden;
}

}  // namespace

Task<absl::Status> HandleBrowserContextClockInstall(Ref<BrowserContextDispatcher> self,
                                                    protocol::BrowserContextClockInstallParams params,
                                                    Call&) {
  const Ref<browser::BrowserContext> context = self->context();
  if (!params.time_number && !params.time_string)
    co_return co_await context->TurnClock(context->clock().SetToNow());
  ASSIGN_OR_CO_RETURN(const double date, DateOf(params));
  co_return co_await context->TurnClock(context->clock().SetSystemTime(date));
}

Task<absl::Status> HandleBrowserContextClockSetSystemTime(
    Ref<BrowserContextDispatcher> self, protocol::BrowserContextClockSetSystemTimeParams params, Call&) {
  ASSIGN_OR_CO_RETURN(const double date, DateOf(params));
  const Ref<browser::BrowserContext> context = self->context();
  co_return co_await context->TurnClock(context->clock().SetSystemTime(date));
}

Task<absl::Status> HandleBrowserContextClockSetFixedTime(
    Ref<BrowserContextDispatcher> self, protocol::BrowserContextClockSetFixedTimeParams params, Call&) {
  ASSIGN_OR_CO_RETURN(const double date, DateOf(params));
  const Ref<browser::BrowserContext> context = self->context();
  co_return co_await context->TurnClock(context->clock().SetFixedTime(date));
}

Task<absl::Status> HandleBrowserContextClockPauseAt(Ref<BrowserContextDispatcher> self,
                                                    protocol::BrowserContextClockPauseAtParams params,
                                                    Call&) {
  ASSIGN_OR_CO_RETURN(const double date, DateOf(params));
  const Ref<browser::BrowserContext> context = self->context();
  ASSIGN_OR_CO_RETURN(browser::ClockTurn turn, context->clock().PauseAt(date, PastOf(*context)));
  co_return co_await context->TurnClock(std::move(turn));
}

Task<absl::Status> HandleBrowserContextClockRunFor(Ref<BrowserContextDispatcher> self,
                                                   protocol::BrowserContextClockRunForParams params, Call&) {
  ASSIGN_OR_CO_RETURN(const double ticks, TicksOf(params));
  const Ref<browser::BrowserContext> context = self->context();
  ASSIGN_OR_CO_RETURN(browser::ClockTurn turn, context->clock().RunFor(ticks, PastOf(*context)));
  co_return co_await context->TurnClock(std::move(turn));
}

Task<absl::Status> HandleBrowserContextClockFastForward(Ref<BrowserContextDispatcher> self,
                                                        protocol::BrowserContextClockFastForwardParams params,
                                                        Call&) {
  ASSIGN_OR_CO_RETURN(const double ticks, TicksOf(params));
  const Ref<browser::BrowserContext> context = self->context();
  ASSIGN_OR_CO_RETURN(browser::ClockTurn turn, context->clock().FastForward(ticks, PastOf(*context)));
  co_return co_await context->TurnClock(std::move(turn));
}

Task<absl::Status> HandleBrowserContextClockResume(Ref<BrowserContextDispatcher> self,
                                                   protocol::BrowserContextClockResumeParams, Call&) {
  const Ref<browser::BrowserContext> context = self->context();
  co_return co_await context->TurnClock(context->clock().Resume());
}

}  // namespace understudy::dispatchers

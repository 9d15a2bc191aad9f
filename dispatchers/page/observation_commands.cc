// Commands about what a client is told of a page, and for how long it waits.

#include "dispatchers/convert/values.h"
#include "dispatchers/core/call.h"
#include "dispatchers/js_handle/js_handle_dispatcher.h"
#include "dispatchers/page/page_dispatcher.h"
#include "dispatchers/request/request_dispatcher.h"
#include "protocol/schema/page.handlers.pw.h"

namespace understudy::dispatchers {
namespace {

// Without a filter what happened before the last navigation is left out.
bool SinceNavigation(const std::optional<protocol::ConsoleMessagesFilter>& filter) {
  return filter != protocol::ConsoleMessagesFilter::kAll;
}

}  // namespace

Task<absl::Status> HandlePageUpdateSubscription(Ref<PageDispatcher> self,
                                                protocol::PageUpdateSubscriptionParams params, Call&) {
  using Event = protocol::PageUpdateSubscriptionParams::Event;
  self->subscriptions().Update(protocol::WireName(params.event), params.enabled);
  if (params.event == Event::kFileChooser)
    co_return co_await self->page()->SetTakesFileChoosers(params.enabled);
  co_return absl::OkStatus();
}

Task<absl::Status> HandlePageSetDefaultTimeoutNoReply(Ref<PageDispatcher> self,
                                                      protocol::PageSetDefaultTimeoutNoReplyParams params,
                                                      Call&) {
  self->timeouts().any = params.timeout;
  co_return absl::OkStatus();
}

Task<absl::Status> HandlePageSetDefaultNavigationTimeoutNoReply(
    Ref<PageDispatcher> self, protocol::PageSetDefaultNavigationTimeoutNoReplyParams params, Call&) {
  self->timeouts().navigation = params.timeout;
  co_return absl::OkStatus();
}

Task<absl::StatusOr<protocol::PageConsoleMessagesResult>> HandlePageConsoleMessages(
    Ref<PageDispatcher> self, protocol::PageConsoleMessagesParams params, Call&) {
  // A client that asks for messages wants to hear of the ones to come.
  self->subscriptions().Update("console", true);
  protocol::PageConsoleMessagesResult result;
  for (const Ref<browser::ConsoleMessage>& message :
       self->page()->ConsoleMessages(SinceNavigation(params.filter))) {
    auto& entry = result.messages.emplace_back();
    entry.type = message->type;
    entry.text = message->text;
    for (const Ref<browser::JSHandle>& argument : message->arguments) {
      entry.args.push_back(JSHandleDispatcher::From(*self, argument)->ref());
    }
    entry.location = ToProtocol(message->location);
    entry.timestamp = message->timestamp;
  }
  co_return result;
}

Task<absl::Status> HandlePageClearConsoleMessages(Ref<PageDispatcher> self,
                                                  protocol::PageClearConsoleMessagesParams, Call&) {
  self->page()->ClearConsoleMessages();
  co_return absl::OkStatus();
}

Task<absl::StatusOr<protocol::PageRequestsResult>> HandlePageRequests(Ref<PageDispatcher> self,
                                                                      protocol::PageRequestsParams, Call&) {
  // A client that asks for requests wants to hear of the ones to come.
  self->subscriptions().Update("request", true);
  protocol::PageRequestsResult result;
  for (const Ref<browser::Request>& request : self->page()->Requests()) {
    if (const auto dispatcher = RequestDispatcher::From(*self, request))
      result.requests.push_back(dispatcher->ref());
  }
  co_return result;
}

Task<absl::StatusOr<protocol::PagePageErrorsResult>> HandlePagePageErrors(
    Ref<PageDispatcher> self, protocol::PagePageErrorsParams params, Call&) {
  protocol::PagePageErrorsResult result;
  for (const browser::PageError& error : self->page()->PageErrors(SinceNavigation(params.filter))) {
    result.errors.push_back(ToProtocol(error));
  }
  co_return result;
}

Task<absl::Status> HandlePageClearPageErrors(Ref<PageDispatcher> self, protocol::PageClearPageErrorsParams,
                                             Call&) {
  self->page()->ClearPageErrors();
  co_return absl::OkStatus();
}

}  // namespace understudy::dispatchers

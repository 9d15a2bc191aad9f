// Commands that find elements below one.

#include "dispatchers/convert/target.h"
#include "dispatchers/core/call.h"
#include "dispatchers/element_handle/element_handle_dispatcher.h"
#include "protocol/schema/element_handle.handlers.pw.h"
#include "server/browser/actions/queries.h"

namespace understudy::dispatchers {
namespace {

// What an element leads to belongs beside it: it stays when the element is disposed.
protocol::ChannelRef<protocol::tag::ElementHandle> Wrap(ElementHandleDispatcher& self,
                                                        const Ref<browser::JSHandle>& element) {
  Dispatcher& scope = self.parent() ? *self.parent() : self;
  return JSHandleDispatcher::From(scope, element)->ref();
}

}  // namespace

Task<absl::StatusOr<protocol::QuerySelectorResult>> HandleElementHandleQuerySelector(
    Ref<ElementHandleDispatcher> self, protocol::ElementTarget params, Call& call) {
  ASSIGN_OR_CO_RETURN(browser::Target target,
                      TargetBelow(self->handle(), std::move(params.selector), params.strict, call));
  ASSIGN_OR_CO_RETURN(const Ref<browser::JSHandle> element, co_await QuerySelector(std::move(target)));
  protocol::QuerySelectorResult result;
  if (element) result.element = Wrap(*self, element);
  co_return result;
}

Task<absl::StatusOr<protocol::QuerySelectorAllResult>> HandleElementHandleQuerySelectorAll(
    Ref<ElementHandleDispatcher> self, protocol::QuerySelectorAllParams params, Call& call) {
  ASSIGN_OR_CO_RETURN(browser::Target target,
                      TargetBelow(self->handle(), std::move(params.selector), false, call));
  ASSIGN_OR_CO_RETURN(const std::vector<Ref<browser::JSHandle>> elements,
                      co_await QuerySelectorAll(std::move(target)));
  protocol::QuerySelectorAllResult result;
  for (const Ref<browser::JSHandle>& element : elements) result.elements.push_back(Wrap(*self, element));
  co_return result;
}

Task<absl::StatusOr<protocol::EvalOnSelectorResult>> HandleElementHandleEvalOnSelector(
    Ref<ElementHandleDispatcher> self, protocol::EvalOnSelectorParams params, Call& call) {
  ASSIGN_OR_CO_RETURN(browser::Argument argument, ToDomain(params.arg, call));
  ASSIGN_OR_CO_RETURN(browser::Target target, TargetBelow(self->handle(), std::move(params.target.selector),
                                                          params.target.strict, call));
  protocol::EvalOnSelectorResult result;
  ASSIGN_OR_CO_RETURN(result.value, co_await EvalOnSelector(std::move(target), std::move(params.expression),
                                                            params.is_function, std::move(argument)));
  co_return result;
}

Task<absl::StatusOr<protocol::EvalOnSelectorResult>> HandleElementHandleEvalOnSelectorAll(
    Ref<ElementHandleDispatcher> self, protocol::EvalOnSelectorAllParams params, Call& call) {
  ASSIGN_OR_CO_RETURN(browser::Argument argument, ToDomain(params.arg, call));
  ASSIGN_OR_CO_RETURN(browser::Target target,
                      TargetBelow(self->handle(), std::move(params.selector), false, call));
  protocol::EvalOnSelectorResult result;
  ASSIGN_OR_CO_RETURN(result.value,
                      co_await EvalOnSelectorAll(std::move(target), std::move(params.expression),
                                                 params.is_function, std::move(argument)));
  co_return result;
}

Task<absl::StatusOr<protocol::QuerySelectorResult>> HandleElementHandleWaitForSelector(
    Ref<ElementHandleDispatcher> self, protocol::WaitForSelectorParams params, Call& call) {
  ASSIGN_OR_CO_RETURN(browser::Target target, TargetBelow(self->handle(), std::move(params.target.selector),
                                                          params.target.strict, call));
  std::string state(protocol::WireName(params.state.value_or(protocol::ElementState::kVisible)));
  ASSIGN_OR_CO_RETURN(const Ref<browser::JSHandle> element,
                      co_await WaitForSelector(std::move(target), std::move(state), call.progress()));
  protocol::QuerySelectorResult result;
  if (element) result.element = Wrap(*self, element);
  co_return result;
}

Task<absl::StatusOr<protocol::ElementHandleGenerateLocatorStringResult>>
HandleElementHandleGenerateLocatorString(Ref<ElementHandleDispatcher> self,
                                         protocol::ElementHandleGenerateLocatorStringParams, Call& call) {
  ASSIGN_OR_CO_RETURN(browser::Target target, TargetOf(self->handle(), call));
  protocol::ElementHandleGenerateLocatorStringResult result;
  ASSIGN_OR_CO_RETURN(const std::string selector, co_await ResolveSelector(std::move(target)));
  result.value = browser::LocatorText(selector, LanguageOf(call));
  co_return result;
}

}  // namespace understudy::dispatchers

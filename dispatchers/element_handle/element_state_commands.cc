// Commands that read an element's text, attributes and states.

#include "dispatchers/convert/element_results.h"
#include "dispatchers/convert/target.h"
#include "dispatchers/core/call.h"
#include "dispatchers/element_handle/element_handle_dispatcher.h"
#include "protocol/schema/element_handle.handlers.pw.h"
#include "server/browser/actions/queries.h"

namespace understudy::dispatchers {

Task<absl::StatusOr<protocol::OptionalTextResult>> HandleElementHandleTextContent(
    Ref<ElementHandleDispatcher> self, protocol::ElementHandleTextContentParams, Call& call) {
  ASSIGN_OR_CO_RETURN(browser::Target target, ScopeOf(self->handle(), call));
  browser::Property property{"textContent"};
  co_return OptionalText(co_await Read(std::move(target), std::move(property), call.progress()));
}

Task<absl::StatusOr<protocol::OptionalTextResult>> HandleElementHandleGetAttribute(
    Ref<ElementHandleDispatcher> self, protocol::GetAttributeParams params, Call& call) {
  ASSIGN_OR_CO_RETURN(browser::Target target, ScopeOf(self->handle(), call));
  browser::Property property{"attribute", std::move(params.name)};
  co_return OptionalText(co_await Read(std::move(target), std::move(property), call.progress()));
}

Task<absl::StatusOr<protocol::ElementTextResult>> HandleElementHandleInnerHTML(
    Ref<ElementHandleDispatcher> self, protocol::ElementHandleInnerHTMLParams, Call& call) {
  ASSIGN_OR_CO_RETURN(browser::Target target, ScopeOf(self->handle(), call));
  browser::Property property{"innerHTML"};
  co_return Text(co_await Read(std::move(target), std::move(property), call.progress()));
}

Task<absl::StatusOr<protocol::ElementTextResult>> HandleElementHandleInnerText(
    Ref<ElementHandleDispatcher> self, protocol::ElementHandleInnerTextParams, Call& call) {
  ASSIGN_OR_CO_RETURN(browser::Target target, ScopeOf(self->handle(), call));
  browser::Property property{"innerText"};
  co_return Text(co_await Read(std::move(target), std::move(property), call.progress()));
}

Task<absl::StatusOr<protocol::ElementTextResult>> HandleElementHandleInputValue(
    Ref<ElementHandleDispatcher> self, protocol::ElementHandleInputValueParams, Call& call) {
  ASSIGN_OR_CO_RETURN(browser::Target target, ScopeOf(self->handle(), call));
  browser::Property property{"inputValue"};
  co_return Text(co_await Read(std::move(target), std::move(property), call.progress()));
}

Task<absl::StatusOr<protocol::ElementStateResult>> HandleElementHandleIsChecked(
    Ref<ElementHandleDispatcher> self, protocol::ElementHandleIsCheckedParams, Call& call) {
  ASSIGN_OR_CO_RETURN(browser::Target target, ScopeOf(self->handle(), call));
  browser::Property property{"checked"};
  co_return State(co_await Read(std::move(target), std::move(property), call.progress()));
}

Task<absl::StatusOr<protocol::ElementStateResult>> HandleElementHandleIsDisabled(
    Ref<ElementHandleDispatcher> self, protocol::ElementHandleIsDisabledParams, Call& call) {
  ASSIGN_OR_CO_RETURN(browser::Target target, ScopeOf(self->handle(), call));
  browser::Property property{"enabled"};
  co_return Negated(co_await Read(std::move(target), std::move(property), call.progress()));
}

Task<absl::StatusOr<protocol::ElementStateResult>> HandleElementHandleIsEnabled(
    Ref<ElementHandleDispatcher> self, protocol::ElementHandleIsEnabledParams, Call& call) {
  ASSIGN_OR_CO_RETURN(browser::Target target, ScopeOf(self->handle(), call));
  browser::Property property{"enabled"};
  co_return State(co_await Read(std::move(target), std::move(property), call.progress()));
}

Task<absl::StatusOr<protocol::ElementStateResult>> HandleElementHandleIsEditable(
    Ref<ElementHandleDispatcher> self, protocol::ElementHandleIsEditableParams, Call& call) {
  ASSIGN_OR_CO_RETURN(browser::Target target, ScopeOf(self->handle(), call));
  browser::Property property{"editable"};
  co_return State(co_await Read(std::move(target), std::move(property), call.progress()));
}

Task<absl::StatusOr<protocol::ElementStateResult>> HandleElementHandleIsVisible(
    Ref<ElementHandleDispatcher> self, protocol::ElementHandleIsVisibleParams, Call& call) {
  ASSIGN_OR_CO_RETURN(browser::Target target, ScopeOf(self->handle(), call));
  protocol::ElementStateResult result;
  ASSIGN_OR_CO_RETURN(result.value, co_await IsVisible(std::move(target), call.progress()));
  co_return result;
}

Task<absl::StatusOr<protocol::ElementStateResult>> HandleElementHandleIsHidden(
    Ref<ElementHandleDispatcher> self, protocol::ElementHandleIsHiddenParams, Call& call) {
  ASSIGN_OR_CO_RETURN(browser::Target target, ScopeOf(self->handle(), call));
  ASSIGN_OR_CO_RETURN(const bool visible, co_await IsVisible(std::move(target), call.progress()));
  protocol::ElementStateResult result;
  result.value = !visible;
  co_return result;
}

}  // namespace understudy::dispatchers

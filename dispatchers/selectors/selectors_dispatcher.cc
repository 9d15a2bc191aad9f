#include "dispatchers/selectors/selectors_dispatcher.h"

#include "dispatchers/core/call.h"
#include "protocol/schema/selectors.handlers.pw.h"

namespace understudy::dispatchers {

// TODO: no command takes a selector yet; engines and the attribute's name are accepted for the clients that
// set them up front.
Task<absl::Status> HandleSelectorsRegister(Ref<SelectorsDispatcher>, protocol::SelectorsRegisterParams,
                                           Call&) {
  co_return absl::OkStatus();
}

Task<absl::Status> HandleSelectorsSetTestIdAttributeName(Ref<SelectorsDispatcher>,
                                                         protocol::SelectorsSetTestIdAttributeNameParams,
                                                         Call&) {
  co_return absl::OkStatus();
}

}  // namespace understudy::dispatchers

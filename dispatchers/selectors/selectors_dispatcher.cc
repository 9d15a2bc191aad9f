#include "dispatchers/selectors/selectors_dispatcher.h"

#include "dispatchers/core/call.h"
#include "protocol/schema/selectors.handlers.pw.h"

namespace understudy::dispatchers {

Task<absl::Status> HandleSelectorsRegister(Ref<SelectorsDispatcher> self,
                                           protocol::SelectorsRegisterParams params, Call&) {
  co_return self->engines().Register(
      {std::move(params.name), std::move(params.source), params.content_script.value_or(false)});
}

Task<absl::Status> HandleSelectorsSetTestIdAttributeName(
    Ref<SelectorsDispatcher> self, protocol::SelectorsSetTestIdAttributeNameParams params, Call&) {
  self->engines().SetTestIdAttribute(std::move(params.test_id_attribute_name));
  co_return absl::OkStatus();
}

}  // namespace understudy::dispatchers

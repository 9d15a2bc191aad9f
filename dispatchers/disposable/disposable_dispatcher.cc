#include "dispatchers/disposable/disposable_dispatcher.h"

#include "dispatchers/core/call.h"
#include "dispatchers/core/object_table.h"
#include "protocol/schema/disposable.handlers.pw.h"

namespace understudy::dispatchers {

Ref<DisposableDispatcher> DisposableDispatcher::Create(Dispatcher& owner, Undo undo) {
  return owner.objects().Create<DisposableDispatcher>(owner, "disposable", protocol::DisposableInitializer(),
                                                      std::move(undo));
}

Task<absl::Status> HandleDisposableDispose(Ref<DisposableDispatcher> self, protocol::DisposableDisposeParams,
                                           Call&) {
  absl::Status status = co_await self->undo()();
  self->Dispose();
  co_return status;
}

}  // namespace understudy::dispatchers

#include "dispatchers/dialog/dialog_dispatcher.h"

#include "dispatchers/core/call.h"
#include "dispatchers/core/object_table.h"
#include "dispatchers/page/page_dispatcher.h"
#include "protocol/schema/dialog.handlers.pw.h"
#include "server/browser/page.h"

namespace understudy::dispatchers {

Ref<DialogDispatcher> DialogDispatcher::From(Dispatcher& scope, const Ref<browser::Dialog>& dialog) {
  ObjectTable& objects = scope.objects();
  if (auto existing = objects.Existing<DialogDispatcher>(dialog.get())) return existing;
  protocol::DialogInitializer initializer;
  if (const auto page = objects.Existing<PageDispatcher>(dialog->page().get()))
    initializer.page = page->ref();
  initializer.type = dialog->type();
  initializer.message = dialog->message();
  initializer.default_value = dialog->default_value();
  auto dispatcher = objects.Create<DialogDispatcher>(scope, "dialog", initializer, dialog);
  objects.Associate(dialog.get(), *dispatcher);
  return dispatcher;
}

Task<absl::Status> HandleDialogAccept(Ref<DialogDispatcher> self, protocol::DialogAcceptParams params,
                                      Call&) {
  co_return co_await self->dialog()->Accept(std::move(params.prompt_text));
}

Task<absl::Status> HandleDialogDismiss(Ref<DialogDispatcher> self, protocol::DialogDismissParams, Call&) {
  co_return co_await self->dialog()->Dismiss();
}

}  // namespace understudy::dispatchers

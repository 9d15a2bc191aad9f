#pragma once

#include "dispatchers/core/dispatcher.h"
#include "server/browser/dialog.h"

namespace understudy::dispatchers {

class DialogDispatcher final : public Dispatcher {
 public:
  // The dialog's object; made below `scope`: its page, or its context while the client doesn't know the page.
  static Ref<DialogDispatcher> From(Dispatcher& scope, const Ref<browser::Dialog>& dialog);

  explicit DialogDispatcher(Ref<browser::Dialog> dialog) : dialog_(std::move(dialog)) {}
  const Ref<browser::Dialog>& dialog() const { return dialog_; }

 private:
  const Ref<browser::Dialog> dialog_;
};

}  // namespace understudy::dispatchers

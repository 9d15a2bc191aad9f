#include "server/browser/dialog.h"

#include <utility>

#include "server/base/errors.h"
#include "server/browser/browser_context.h"
#include "server/browser/page.h"

namespace understudy::browser {

Dialog::Dialog(Ref<Page> page, std::string type, std::string message, std::string default_value,
               Responder respond)
    : page_(std::move(page)),
      type_(std::move(type)),
      message_(std::move(message)),
      default_value_(std::move(default_value)),
      respond_(std::move(respond)) {}

Task<absl::Status> Dialog::Accept(std::optional<std::string> prompt_text) {
  if (handled_) co_return Error("Cannot accept dialog which is already handled!");
  handled_ = true;
  co_return co_await Answer(true, prompt_text.value_or(default_value_));
}

Task<absl::Status> Dialog::Dismiss() {
  if (handled_) co_return Error("Cannot dismiss dialog which is already handled!");
  handled_ = true;
  co_return co_await Answer(false, "");
}

Task<absl::Status> Dialog::Answer(bool accept, std::string prompt_text) {
  const Ref<Dialog> self = shared_from_this();
  CO_RETURN_IF_ERROR(co_await respond_(accept, std::move(prompt_text)));
  DidClose();
  co_return absl::OkStatus();
}

void Dialog::DidClose() {
  if (std::exchange(closed_, true)) return;
  handled_ = true;
  if (const Ref<BrowserContext> context = page_->context()) context->on_dialog_closed(shared_from_this());
}

Task<absl::Status> Dialog::CloseByDefault() {
  if (type_ == "beforeunload") co_return co_await Accept(std::nullopt);
  co_return co_await Dismiss();
}

}  // namespace understudy::browser

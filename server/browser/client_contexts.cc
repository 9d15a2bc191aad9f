#include "server/browser/client_contexts.h"

#include <utility>

#include "server/base/errors.h"
#include "server/browser/browser.h"
#include "server/browser/browser_context.h"

namespace understudy::browser {

Task<absl::StatusOr<Ref<BrowserContext>>> ClientContexts::New(ContextOptions options) {
  const Ref<ClientContexts> self = shared_from_this();
  if (closed_) co_return TargetClosedError();
  ASSIGN_OR_CO_RETURN(Ref<BrowserContext> context, co_await browser_->NewContext(std::move(options)));
  if (closed_) {
    static_cast<void>(co_await context->Close(""));
    co_return TargetClosedError();
  }
  context->SetClient(self);
  std::erase_if(contexts_, [](const WeakRef<BrowserContext>& known) { return known.expired(); });
  contexts_.push_back(context);
  co_return context;
}

Task<void> ClientContexts::CloseAll(Ref<ClientContexts> self, std::string reason) {
  self->closed_ = true;
  const std::vector<WeakRef<BrowserContext>> contexts = std::exchange(self->contexts_, {});
  for (const WeakRef<BrowserContext>& weak : contexts) {
    const Ref<BrowserContext> context = weak.lock();
    // One that can't be closed has gone with its browser.
    if (context) static_cast<void>(co_await context->Close(reason));
  }
}

}  // namespace understudy::browser

#include "server/browser/client_contexts.h"

#include <utility>

#include "server/base/errors.h"
#include "server/base/spawn.h"
#include "server/browser/browser.h"
#include "server/browser/browser_context.h"

namespace understudy::browser {

Task<absl::StatusOr<Ref<BrowserContext>>> ClientContexts::New(ContextOptions options) {
  if (closed_) co_return TargetClosedError();
  // A client that goes cancels its wait, but not the browser's work: what comes of it has to be closed.
  const Made made(browser_->executor());
  Spawn(browser_->executor(), Make(shared_from_this(), std::move(options), made));
  co_return co_await made.Wait();
}

Task<void> ClientContexts::Make(Ref<ClientContexts> self, ContextOptions options, Made made) {
  absl::StatusOr<Ref<BrowserContext>> context = co_await self->browser_->NewContext(std::move(options));
  if (context.ok() && self->closed_) {
    static_cast<void>(co_await (*context)->Close(""));
    context = TargetClosedError();
  }
  if (context.ok()) {
    (*context)->SetClient(self);
    std::erase_if(self->contexts_, [](const WeakRef<BrowserContext>& known) { return known.expired(); });
    self->contexts_.push_back(*context);
  }
  made.Set(std::move(context));
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

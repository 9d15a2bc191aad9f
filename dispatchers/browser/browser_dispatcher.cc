#include "dispatchers/browser/browser_dispatcher.h"

#include "dispatchers/browser_context/browser_context_dispatcher.h"
#include "dispatchers/core/connection.h"
#include "dispatchers/core/object_table.h"
#include "protocol/compat/browser_types.h"
#include "protocol/schema/browser.pw.h"
#include "server/base/spawn.h"

namespace understudy::dispatchers {

Ref<BrowserDispatcher> BrowserDispatcher::Announce(Dispatcher& parent, const Ref<browser::Browser>& browser,
                                                   Closes closes) {
  ObjectTable& objects = parent.objects();
  protocol::BrowserInitializer initializer;
  initializer.version = browser->version();
  initializer.name = browser->name();
  initializer.browser_name = protocol::BrowserNameOf(browser->name());
  auto dispatcher = objects.Create<BrowserDispatcher>(parent, "browser", initializer, browser, closes);
  objects.Associate(browser.get(), *dispatcher);
  return dispatcher;
}

BrowserDispatcher::BrowserDispatcher(Ref<browser::Browser> browser, Closes closes)
    : browser_(std::move(browser)),
      contexts_(closes == Closes::kItsContexts ? std::make_shared<browser::ClientContexts>(browser_)
                                               : nullptr) {
  Keep(browser_->on_disconnected.connect([this] {
    Emit(protocol::BrowserCloseEvent());
    Dispose(TargetClosedError(browser_->close_reason()));
  }));
}

Task<absl::StatusOr<Ref<browser::BrowserContext>>> BrowserDispatcher::NewContext(
    browser::ContextOptions options) {
  return contexts_ ? contexts_->New(std::move(options)) : browser_->NewContext(std::move(options));
}

Task<absl::Status> BrowserDispatcher::Close(std::string reason) {
  if (!contexts_) co_return co_await browser_->Close(std::move(reason));
  co_await browser::ClientContexts::CloseAll(contexts_, std::move(reason));
  co_return absl::OkStatus();
}

void BrowserDispatcher::OnDisposed() {
  if (contexts_) Spawn(connection().executor(), browser::ClientContexts::CloseAll(contexts_, ""));
}

Ref<BrowserContextDispatcher> BrowserDispatcher::AnnounceContext(const Ref<browser::BrowserContext>& context,
                                                                 protocol::ContextOptions options) {
  auto dispatcher = BrowserContextDispatcher::Announce(*this, context, std::move(options));
  protocol::BrowserContextEvent event;
  event.context = dispatcher->ref();
  Emit(event);
  return dispatcher;
}

}  // namespace understudy::dispatchers

#include "dispatchers/browser/browser_dispatcher.h"

#include "dispatchers/browser_context/browser_context_dispatcher.h"
#include "dispatchers/core/object_table.h"
#include "protocol/schema/browser.pw.h"

namespace understudy::dispatchers {

Ref<BrowserDispatcher> BrowserDispatcher::Announce(Dispatcher& browser_type,
                                                   const Ref<browser::Browser>& browser) {
  ObjectTable& objects = browser_type.objects();
  protocol::BrowserInitializer initializer;
  initializer.version = browser->version();
  initializer.name = browser->name();
  initializer.browser_name = protocol::BrowserName::kChromium;
  auto dispatcher = objects.Create<BrowserDispatcher>(browser_type, "browser", initializer, browser);
  objects.Associate(browser.get(), *dispatcher);
  return dispatcher;
}

BrowserDispatcher::BrowserDispatcher(Ref<browser::Browser> browser) : browser_(std::move(browser)) {
  Keep(browser_->on_disconnected.connect([this] {
    Emit(protocol::BrowserCloseEvent());
    Dispose(TargetClosedError(browser_->close_reason()));
  }));
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

#include "dispatchers/root/root_dispatcher.h"

#include "dispatchers/browser/browser_dispatcher.h"
#include "dispatchers/browser_type/browser_type_dispatcher.h"
#include "dispatchers/core/call.h"
#include "dispatchers/core/object_table.h"
#include "dispatchers/core/plain_dispatcher.h"
#include "dispatchers/local_utils/local_utils_dispatcher.h"
#include "dispatchers/selectors/selectors_dispatcher.h"
#include "protocol/compat/object_tree.h"
#include "protocol/schema/android.pw.h"
#include "protocol/schema/electron.pw.h"
#include "protocol/schema/playwright.pw.h"
#include "protocol/schema/root.handlers.pw.h"
#include "protocol/schema/selectors.pw.h"

namespace understudy::dispatchers {

Task<absl::StatusOr<protocol::RootInitializeResult>> HandleRootInitialize(Ref<RootDispatcher> self,
                                                                          protocol::RootInitializeParams,
                                                                          Call& call) {
  if (!self->Initialize()) co_return Error("Assertion error: the connection is initialized already");
  const Entrance& entrance = self->entrance();
  Ref<browser::Browser> connected;
  if (entrance.connect) {
    Ref<Progress> progress = call.progress();
    ASSIGN_OR_CO_RETURN(connected, co_await entrance.connect(std::move(progress)));
  }
  ObjectTable& objects = call.objects();
  protocol::PlaywrightInitializer playwright;
  const auto chromium = BrowserTypeDispatcher::Create(*self, "chromium", entrance.chromium);
  playwright.chromium = chromium->ref();
  playwright.firefox = BrowserTypeDispatcher::Create(*self, "firefox", nullptr)->ref();
  playwright.webkit = BrowserTypeDispatcher::Create(*self, "webkit", nullptr)->ref();
  if (protocol::HasBidiBrowserTypes(call.version())) {
    playwright.bidi_chromium = BrowserTypeDispatcher::Create(*self, "bidi", nullptr)->ref();
    playwright.bidi_firefox = BrowserTypeDispatcher::Create(*self, "bidi", nullptr)->ref();
    playwright.underscore_bidi_chromium = playwright.bidi_chromium;
    playwright.underscore_bidi_firefox = playwright.bidi_firefox;
  }
  playwright.android =
      objects.Create<PlainDispatcher>(*self, "android", protocol::AndroidInitializer())->ref();
  playwright.electron =
      objects.Create<PlainDispatcher>(*self, "electron", protocol::ElectronInitializer())->ref();
  if (!entrance.remote) playwright.utils = LocalUtilsDispatcher::Create(*self, entrance.reach)->ref();
  playwright.selectors =
      objects.Create<SelectorsDispatcher>(*self, "selectors", protocol::SelectorsInitializer())->ref();
  if (connected) {
    Dispatcher& parent = protocol::PreLaunchedBrowserBelongsToType(call.version())
                             ? static_cast<Dispatcher&>(*chromium)
                             : *self;
    playwright.pre_launched_browser =
        BrowserDispatcher::Announce(parent, connected, BrowserDispatcher::Closes::kItsContexts)->ref();
  }
  protocol::RootInitializeResult result;
  result.playwright = objects.CreateNamed<PlainDispatcher>(*self, "Playwright", playwright)->ref();
  co_return result;
}

}  // namespace understudy::dispatchers

#include "dispatchers/root/root_dispatcher.h"

#include <string>
#include <string_view>
#include <vector>

#include "dispatchers/browser/browser_dispatcher.h"
#include "dispatchers/browser_type/browser_type_dispatcher.h"
#include "dispatchers/core/call.h"
#include "dispatchers/core/connection.h"
#include "dispatchers/core/object_table.h"
#include "dispatchers/core/plain_dispatcher.h"
#include "dispatchers/local_utils/local_utils_dispatcher.h"
#include "dispatchers/selectors/selectors_dispatcher.h"
#include "protocol/compat/browser_types.h"
#include "protocol/compat/object_tree.h"
#include "protocol/schema/android.pw.h"
#include "protocol/schema/electron.pw.h"
#include "protocol/schema/playwright.pw.h"
#include "protocol/schema/root.handlers.pw.h"
#include "protocol/schema/selectors.pw.h"
#include "server/browser/browser.h"
#include "server/browser/browser_kind.h"

namespace understudy::dispatchers {
namespace {

// Announces all kinds of browsers; gives the one that can be started or is running already, if there is one.
Ref<BrowserTypeDispatcher> AnnounceBrowserTypes(RootDispatcher& root, const Ref<browser::Browser>& connected,
                                                protocol::PlaywrightInitializer& playwright) {
  const Ref<browser::BrowserLauncher>& launcher = root.entrance().launcher;
  const std::string driven = launcher ? launcher->Kind() : connected ? connected->name() : "";
  Ref<BrowserTypeDispatcher> result;
  std::vector<std::string> guids;
  for (const std::string_view kind : protocol::BrowserTypes(root.connection().version())) {
    const bool is_driven = kind == driven;
    const auto type = BrowserTypeDispatcher::Create(
        root, std::string(kind), is_driven ? launcher : nullptr,
        is_driven ? Error("Launching more browsers is not allowed.") : browser::OtherKindError(driven, kind));
    guids.push_back(type->guid());
    if (is_driven) result = type;
  }
  protocol::PlaceBrowserTypes(guids, playwright);
  return result;
}

}  // namespace

Ref<RootDispatcher> RootDispatcher::Of(const Call& call) {
  return std::static_pointer_cast<RootDispatcher>(call.objects().Find(""));
}

Task<absl::StatusOr<protocol::RootInitializeResult>> HandleRootInitialize(
    Ref<RootDispatcher> self, protocol::RootInitializeParams params, Call& call) {
  if (!self->Initialize()) co_return Error("Assertion error: the connection is initialized already");
  call.connection().SetSdkLanguage(params.sdk_language);
  const Entrance& entrance = self->entrance();
  Ref<browser::Browser> connected;
  if (entrance.connect) {
    Ref<Progress> progress = call.progress();
    ASSIGN_OR_CO_RETURN(connected, co_await entrance.connect(std::move(progress)));
  }
  ObjectTable& objects = call.objects();
  protocol::PlaywrightInitializer playwright;
  const Ref<BrowserTypeDispatcher> driven = AnnounceBrowserTypes(*self, connected, playwright);
  playwright.android =
      objects.Create<PlainDispatcher>(*self, "android", protocol::AndroidInitializer())->ref();
  playwright.electron =
      objects.Create<PlainDispatcher>(*self, "electron", protocol::ElectronInitializer())->ref();
  if (!entrance.remote) playwright.utils = LocalUtilsDispatcher::Create(*self, entrance.reach)->ref();
  playwright.selectors =
      objects
          .Create<SelectorsDispatcher>(*self, "selectors", protocol::SelectorsInitializer(),
                                       self->selector_engines())
          ->ref();
  if (connected) {
    Dispatcher& parent = driven && protocol::PreLaunchedBrowserBelongsToType(call.version())
                             ? static_cast<Dispatcher&>(*driven)
                             : *self;
    playwright.pre_launched_browser =
        BrowserDispatcher::Announce(parent, connected, BrowserDispatcher::Closes::kItsContexts)->ref();
  }
  protocol::RootInitializeResult result;
  result.playwright = objects.CreateNamed<PlainDispatcher>(*self, "Playwright", playwright)->ref();
  co_return result;
}

}  // namespace understudy::dispatchers

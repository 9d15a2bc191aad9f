// Commands about the page as a whole.

#include "dispatchers/convert/request_patterns.h"
#include "dispatchers/convert/values.h"
#include "dispatchers/core/call.h"
#include "dispatchers/disposable/disposable_dispatcher.h"
#include "dispatchers/frame/navigate_options.h"
#include "dispatchers/page/page_dispatcher.h"
#include "dispatchers/response/response_dispatcher.h"
#include "protocol/schema/page.handlers.pw.h"
#include "server/browser/browser_context.h"

namespace understudy::dispatchers {
namespace {

template <class Enum>
std::optional<std::string> Literal(const std::optional<Enum>& value) {
  if (!value) return std::nullopt;
  return std::string(protocol::WireName(*value));
}

}  // namespace

Task<absl::Status> HandlePageClose(Ref<PageDispatcher> self, protocol::PageCloseParams params, Call&) {
  co_return co_await self->page()->Close(params.reason.value_or(""));
}

Task<absl::Status> HandlePageRunBeforeUnload(Ref<PageDispatcher> self, protocol::PageRunBeforeUnloadParams,
                                             Call&) {
  co_return co_await self->page()->RunBeforeUnload();
}

Task<absl::StatusOr<protocol::PageReloadResult>> HandlePageReload(Ref<PageDispatcher> self,
                                                                  protocol::PageReloadParams params,
                                                                  Call& call) {
  browser::NavigateOptions options = NavigateOptionsFrom(params.wait_until, call);
  ASSIGN_OR_CO_RETURN(const Ref<browser::Response> response,
                      co_await self->page()->Reload(std::move(options)));
  protocol::PageReloadResult result;
  if (const auto dispatcher = ResponseDispatcher::FromIfAny(*self, response))
    result.response = dispatcher->ref();
  co_return result;
}

Task<absl::StatusOr<protocol::PageGoBackResult>> HandlePageGoBack(Ref<PageDispatcher> self,
                                                                  protocol::PageGoBackParams params,
                                                                  Call& call) {
  browser::NavigateOptions options = NavigateOptionsFrom(params.wait_until, call);
  ASSIGN_OR_CO_RETURN(const Ref<browser::Response> response,
                      co_await self->page()->GoBack(std::move(options)));
  protocol::PageGoBackResult result;
  if (const auto dispatcher = ResponseDispatcher::FromIfAny(*self, response))
    result.response = dispatcher->ref();
  co_return result;
}

Task<absl::StatusOr<protocol::PageGoForwardResult>> HandlePageGoForward(Ref<PageDispatcher> self,
                                                                        protocol::PageGoForwardParams params,
                                                                        Call& call) {
  browser::NavigateOptions options = NavigateOptionsFrom(params.wait_until, call);
  ASSIGN_OR_CO_RETURN(const Ref<browser::Response> response,
                      co_await self->page()->GoForward(std::move(options)));
  protocol::PageGoForwardResult result;
  if (const auto dispatcher = ResponseDispatcher::FromIfAny(*self, response))
    result.response = dispatcher->ref();
  co_return result;
}

Task<absl::StatusOr<protocol::PageAddInitScriptResult>> HandlePageAddInitScript(
    Ref<PageDispatcher> self, protocol::PageAddInitScriptParams params, Call&) {
  ASSIGN_OR_CO_RETURN(const Ref<browser::InitScript> script,
                      co_await self->page()->AddInitScript(std::move(params.source)));
  protocol::PageAddInitScriptResult result;
  result.disposable = DisposableDispatcher::Create(*self, [page = self->page(), script] {
                        return page->RemoveInitScript(script);
                      })->ref();
  co_return result;
}

Task<absl::StatusOr<protocol::PageExposeBindingResult>> HandlePageExposeBinding(
    Ref<PageDispatcher> self, protocol::PageExposeBindingParams params, Call&) {
  browser::Binding exposed{.name = std::move(params.name),
                           .takes_handle = params.needs_handle.value_or(false),
                           .is_global = !params.no_global.value_or(false)};
  ASSIGN_OR_CO_RETURN(const Ref<browser::Binding> binding,
                      co_await self->page()->ExposeBinding(std::move(exposed)));
  protocol::PageExposeBindingResult result;
  result.disposable = DisposableDispatcher::Create(*self, [page = self->page(), binding] {
                        return page->RemoveBinding(binding);
                      })->ref();
  co_return result;
}

Task<absl::Status> HandlePageEmulateMedia(Ref<PageDispatcher> self, protocol::PageEmulateMediaParams params,
                                          Call&) {
  browser::EmulatedMedia media;
  media.media = Literal(params.media);
  media.color_scheme = Literal(params.color_scheme);
  media.reduced_motion = Literal(params.reduced_motion);
  media.forced_colors = Literal(params.forced_colors);
  media.contrast = Literal(params.contrast);
  co_return co_await self->page()->EmulateMedia(std::move(media));
}

Task<absl::Status> HandlePageSetViewportSize(Ref<PageDispatcher> self,
                                             protocol::PageSetViewportSizeParams params, Call&) {
  co_return co_await self->page()->SetViewport(ToDomain(params.viewport_size));
}

Task<absl::Status> HandlePageSetExtraHTTPHeaders(Ref<PageDispatcher> self,
                                                 protocol::PageSetExtraHTTPHeadersParams params, Call&) {
  co_return co_await self->page()->SetExtraHttpHeaders(ToDomain(params.headers));
}

Task<absl::Status> HandlePageSetNetworkInterceptionPatterns(
    Ref<PageDispatcher> self, protocol::PageSetNetworkInterceptionPatternsParams params, Call& call) {
  const Ref<browser::BrowserContext> context = self->page()->context();
  if (!context) co_return TargetClosedError();
  co_return co_await self->page()->SetRequestPatterns(RequestPatterns(params.patterns, *context, call));
}

Task<absl::Status> HandlePageSetWebSocketInterceptionPatterns(
    Ref<PageDispatcher> self, protocol::PageSetWebSocketInterceptionPatternsParams params, Call&) {
  co_return co_await self->page()->SetWebSocketMatchers(ToDomain(params.patterns));
}

Task<absl::Status> HandlePageBringToFront(Ref<PageDispatcher> self, protocol::PageBringToFrontParams, Call&) {
  co_return co_await self->page()->BringToFront();
}

Task<absl::Status> HandlePageRequestGC(Ref<PageDispatcher> self, protocol::PageRequestGCParams, Call&) {
  co_return co_await self->page()->CollectGarbage();
}

}  // namespace understudy::dispatchers

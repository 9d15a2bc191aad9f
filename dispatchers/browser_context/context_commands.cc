// Commands about a context and what its pages pretend to be.

#include "dispatchers/browser_context/browser_context_dispatcher.h"
#include "dispatchers/cdp_session/cdp_session_dispatcher.h"
#include "dispatchers/convert/options.h"
#include "dispatchers/convert/request_patterns.h"
#include "dispatchers/convert/values.h"
#include "dispatchers/core/call.h"
#include "dispatchers/disposable/disposable_dispatcher.h"
#include "dispatchers/frame/frame_dispatcher.h"
#include "dispatchers/page/page_dispatcher.h"
#include "dispatchers/writable_stream/writable_stream_dispatcher.h"
#include "protocol/schema/browser_context.handlers.pw.h"
#include "server/browser/browser.h"

namespace understudy::dispatchers {

Task<absl::Status> HandleBrowserContextClose(Ref<BrowserContextDispatcher> self,
                                             protocol::BrowserContextCloseParams params, Call&) {
  co_return co_await self->context()->Close(params.reason.value_or(""));
}

Task<absl::StatusOr<protocol::BrowserContextNewPageResult>> HandleBrowserContextNewPage(
    Ref<BrowserContextDispatcher> self, protocol::BrowserContextNewPageParams, Call&) {
  ASSIGN_OR_CO_RETURN(const Ref<browser::Page> page, co_await self->context()->NewPage());
  const Ref<PageDispatcher> dispatcher = PageDispatcher::From(*self, page);
  if (!dispatcher) co_return TargetClosedError();
  protocol::BrowserContextNewPageResult result;
  result.page = dispatcher->ref();
  co_return result;
}

Task<absl::StatusOr<protocol::BrowserContextAddInitScriptResult>> HandleBrowserContextAddInitScript(
    Ref<BrowserContextDispatcher> self, protocol::BrowserContextAddInitScriptParams params, Call&) {
  ASSIGN_OR_CO_RETURN(const Ref<browser::InitScript> script,
                      co_await self->context()->AddInitScript(std::move(params.source)));
  protocol::BrowserContextAddInitScriptResult result;
  result.disposable = DisposableDispatcher::Create(*self, [context = self->context(), script] {
                        return context->RemoveInitScript(script);
                      })->ref();
  co_return result;
}

Task<absl::StatusOr<protocol::BrowserContextExposeBindingResult>> HandleBrowserContextExposeBinding(
    Ref<BrowserContextDispatcher> self, protocol::BrowserContextExposeBindingParams params, Call&) {
  browser::Binding exposed{.name = std::move(params.name),
                           .takes_handle = params.needs_handle.value_or(false),
                           .is_global = !params.no_global.value_or(false)};
  ASSIGN_OR_CO_RETURN(const Ref<browser::Binding> binding,
                      co_await self->context()->ExposeBinding(std::move(exposed)));
  protocol::BrowserContextExposeBindingResult result;
  result.disposable = DisposableDispatcher::Create(*self, [context = self->context(), binding] {
                        return context->RemoveBinding(binding);
                      })->ref();
  co_return result;
}

Task<absl::Status> HandleBrowserContextSetExtraHTTPHeaders(
    Ref<BrowserContextDispatcher> self, protocol::BrowserContextSetExtraHTTPHeadersParams params, Call&) {
  co_return co_await self->context()->SetExtraHttpHeaders(ToDomain(params.headers));
}

Task<absl::Status> HandleBrowserContextSetGeolocation(Ref<BrowserContextDispatcher> self,
                                                      protocol::BrowserContextSetGeolocationParams params,
                                                      Call&) {
  std::optional<browser::Geolocation> geolocation;
  if (params.geolocation) geolocation = ToDomain(*params.geolocation);
  co_return co_await self->context()->SetGeolocation(geolocation);
}

Task<absl::Status> HandleBrowserContextSetOffline(Ref<BrowserContextDispatcher> self,
                                                  protocol::BrowserContextSetOfflineParams params, Call&) {
  co_return co_await self->context()->SetOffline(params.offline);
}

Task<absl::Status> HandleBrowserContextSetHTTPCredentials(
    Ref<BrowserContextDispatcher> self, protocol::BrowserContextSetHTTPCredentialsParams params, Call&) {
  std::vector<browser::HttpCredentials> credentials;
  if (params.http_credentials) credentials = ToDomain(*params.http_credentials);
  co_return co_await self->context()->SetHttpCredentials(std::move(credentials));
}

Task<absl::Status> HandleBrowserContextGrantPermissions(Ref<BrowserContextDispatcher> self,
                                                        protocol::BrowserContextGrantPermissionsParams params,
                                                        Call&) {
  co_return co_await self->context()->GrantPermissions(params.origin.value_or(""),
                                                       std::move(params.permissions));
}

Task<absl::Status> HandleBrowserContextClearPermissions(Ref<BrowserContextDispatcher> self,
                                                        protocol::BrowserContextClearPermissionsParams,
                                                        Call&) {
  co_return co_await self->context()->ClearPermissions();
}

Task<absl::Status> HandleBrowserContextSetNetworkInterceptionPatterns(
    Ref<BrowserContextDispatcher> self, protocol::BrowserContextSetNetworkInterceptionPatternsParams params,
    Call& call) {
  co_return co_await self->context()->SetRequestPatterns(
      RequestPatterns(params.patterns, *self->context(), call));
}

Task<absl::Status> HandleBrowserContextSetWebSocketInterceptionPatterns(
    Ref<BrowserContextDispatcher> self, protocol::BrowserContextSetWebSocketInterceptionPatternsParams params,
    Call&) {
  co_return co_await self->context()->SetWebSocketMatchers(ToDomain(params.patterns));
}

Task<absl::Status> HandleBrowserContextRegisterSelectorEngine(
    Ref<BrowserContextDispatcher> self, protocol::BrowserContextRegisterSelectorEngineParams params, Call&) {
  co_return self->context()->selector_engines().Register(ToDomain(std::move(params.selector_engine)));
}

Task<absl::Status> HandleBrowserContextSetTestIdAttributeName(
    Ref<BrowserContextDispatcher> self, protocol::BrowserContextSetTestIdAttributeNameParams params, Call&) {
  self->context()->selector_engines().SetTestIdAttribute(std::move(params.test_id_attribute_name));
  co_return absl::OkStatus();
}

// TODO: a browser with windows stops until its user resumes.
Task<absl::Status> HandleBrowserContextPause(Ref<BrowserContextDispatcher> self,
                                             protocol::BrowserContextPauseParams, Call&) {
  const Ref<browser::Browser> browser = self->context()->browser();
  if (!browser) co_return TargetClosedError();
  // Nobody could resume.
  if (browser->options().headless.value_or(!browser->options().devtools)) co_return absl::OkStatus();
  co_return Error("Understudy does not implement BrowserContext.pause for a browser with windows yet");
}

Task<absl::StatusOr<protocol::BrowserContextNewCDPSessionResult>> HandleBrowserContextNewCDPSession(
    Ref<BrowserContextDispatcher> self, protocol::BrowserContextNewCDPSessionParams params, Call& call) {
  if (params.page.has_value() == params.frame.has_value()) {
    co_return Error("CDP session must be initiated with either Page or Frame, not both");
  }
  const Ref<browser::Browser> browser = self->context()->browser();
  if (!browser) co_return TargetClosedError();
  Ref<browser::CdpChannel> channel;
  if (params.page) {
    ASSIGN_OR_CO_RETURN(const Ref<PageDispatcher> page, call.Resolve<PageDispatcher>(*params.page));
    ASSIGN_OR_CO_RETURN(channel, co_await browser->delegate().NewPageCdpChannel(page->page()));
  } else {
    ASSIGN_OR_CO_RETURN(const Ref<FrameDispatcher> frame, call.Resolve<FrameDispatcher>(*params.frame));
    ASSIGN_OR_CO_RETURN(channel, co_await browser->delegate().NewFrameCdpChannel(frame->frame()));
  }
  protocol::BrowserContextNewCDPSessionResult result;
  result.session = CDPSessionDispatcher::Create(*self, std::move(channel))->ref();
  co_return result;
}

Task<absl::StatusOr<protocol::BrowserContextCreateTempFilesResult>> HandleBrowserContextCreateTempFiles(
    Ref<BrowserContextDispatcher> self, protocol::BrowserContextCreateTempFilesParams params, Call&) {
  std::vector<files::UploadItem> items;
  for (auto& item : params.items) {
    files::UploadItem wanted{.name = std::move(item.name)};
    if (item.last_modified_ms) wanted.last_modified = files::ToFileTime(*item.last_modified_ms);
    items.push_back(std::move(wanted));
  }
  const std::string root = params.root_dir_name.value_or("");
  ASSIGN_OR_CO_RETURN(files::Uploads::Begun begun, self->context()->BeginUpload(root, items));
  protocol::BrowserContextCreateTempFilesResult result;
  if (!root.empty()) {
    WritableStreamDispatcher::Destination directory =
        WritableStreamDispatcher::Directory{std::move(begun.directory)};
    result.root_dir = WritableStreamDispatcher::Create(*self, std::move(directory))->ref();
  }
  for (files::WritableFile& file : begun.files)
    result.writable_streams.push_back(WritableStreamDispatcher::Create(*self, std::move(file))->ref());
  co_return result;
}

Task<absl::Status> HandleBrowserContextUpdateSubscription(
    Ref<BrowserContextDispatcher> self, protocol::BrowserContextUpdateSubscriptionParams params, Call&) {
  self->subscriptions().Update(protocol::WireName(params.event), params.enabled);
  co_return absl::OkStatus();
}

Task<absl::Status> HandleBrowserContextSetDefaultTimeoutNoReply(
    Ref<BrowserContextDispatcher> self, protocol::BrowserContextSetDefaultTimeoutNoReplyParams params,
    Call&) {
  self->timeouts().any = params.timeout;
  co_return absl::OkStatus();
}

Task<absl::Status> HandleBrowserContextSetDefaultNavigationTimeoutNoReply(
    Ref<BrowserContextDispatcher> self,
    protocol::BrowserContextSetDefaultNavigationTimeoutNoReplyParams params, Call&) {
  self->timeouts().navigation = params.timeout;
  co_return absl::OkStatus();
}

}  // namespace understudy::dispatchers

// What a context tells of the requests of its pages and workers.

#include <cstdlib>

#include "dispatchers/browser_context/browser_context_dispatcher.h"
#include "dispatchers/core/connection.h"
#include "dispatchers/core/object_table.h"
#include "dispatchers/page/page_dispatcher.h"
#include "dispatchers/request/request_dispatcher.h"
#include "dispatchers/response/response_dispatcher.h"
#include "dispatchers/route/route_dispatcher.h"
#include "protocol/compat/object_tree.h"
#include "protocol/schema/browser_context.pw.h"
#include "protocol/schema/request.pw.h"
#include "server/browser/page.h"
#include "server/browser/request.h"

namespace understudy::dispatchers {
namespace {

// A user's wish not to hear of what service workers request, as the release notes of 1.57 give it.
bool UserHearsOfServiceWorkerRequests() {
  static const char* const disabled = std::getenv("PLAYWRIGHT_DISABLE_SERVICE_WORKER_NETWORK");
  return disabled == nullptr || *disabled == '\0';
}

}  // namespace

void BrowserContextDispatcher::ListenToNetwork() {
  Keep(context_->routing().on_route.connect([this](const Ref<browser::Route>& route) { OnRoute(route); }));
  Keep(context_->on_request.connect([this](const Ref<browser::Request>& request) { OnRequest(request); }));
  Keep(context_->on_response.connect(
      [this](const Ref<browser::Response>& response) { OnResponse(response); }));
  Keep(context_->on_request_finished.connect(
      [this](const Ref<browser::Request>& request) { OnRequestFinished(request); }));
  Keep(context_->on_request_failed.connect(
      [this](const Ref<browser::Request>& request) { OnRequestFailed(request); }));
}

bool BrowserContextDispatcher::Knows(const browser::Request& request) const {
  return !request.service_worker() || (UserHearsOfServiceWorkerRequests() &&
                                       protocol::HearsOfServiceWorkerRequests(connection().version()));
}

void BrowserContextDispatcher::OnRequest(const Ref<browser::Request>& request) {
  if (!Knows(*request)) return;
  // Whoever asked for nothing still learns of navigations, which are part of what navigating commands answer,
  // and of redirects of requests it knows.
  const bool known =
      request->redirected_from() && objects().Existing<RequestDispatcher>(request->redirected_from().get());
  if (!known && !request->start().is_navigation && !Wants("request", request->page())) return;
  const auto dispatcher = RequestDispatcher::From(*this, request);
  if (!dispatcher) return;
  protocol::BrowserContextRequestEvent event;
  event.request = dispatcher->ref();
  if (const Ref<PageDispatcher> page = ExistingPage(request->page())) event.page = page->ref();
  Emit(event);
}

void BrowserContextDispatcher::OnResponse(const Ref<browser::Response>& response) {
  const Ref<browser::Request> request = response->request();
  const auto known = objects().Existing<RequestDispatcher>(request.get());
  if (!request || !Knows(*request) || (!known && !Wants("response", request->page()))) return;
  const auto dispatcher = ResponseDispatcher::FromIfAny(*this, response);
  if (!dispatcher) return;
  if (known) known->Emit(protocol::RequestResponseEvent());
  protocol::BrowserContextResponseEvent event;
  event.response = dispatcher->ref();
  if (const Ref<PageDispatcher> page = ExistingPage(request->page())) event.page = page->ref();
  Emit(event);
}

void BrowserContextDispatcher::OnRequestFinished(const Ref<browser::Request>& request) {
  const bool known = objects().Existing<RequestDispatcher>(request.get()) != nullptr;
  if (!Knows(*request) || (!known && !Wants("requestFinished", request->page()))) return;
  const auto dispatcher = RequestDispatcher::From(*this, request);
  if (!dispatcher) return;
  protocol::BrowserContextRequestFinishedEvent event;
  event.request = dispatcher->ref();
  if (const auto response = ResponseDispatcher::FromIfAny(*this, request->response())) {
    event.response = response->ref();
  }
  event.response_end_timing = request->response_end_timing();
  if (const Ref<PageDispatcher> page = ExistingPage(request->page())) event.page = page->ref();
  Emit(event);
}

void BrowserContextDispatcher::OnRequestFailed(const Ref<browser::Request>& request) {
  const bool known = objects().Existing<RequestDispatcher>(request.get()) != nullptr;
  if (!Knows(*request) || (!known && !Wants("requestFailed", request->page()))) return;
  const auto dispatcher = RequestDispatcher::From(*this, request);
  if (!dispatcher) return;
  protocol::BrowserContextRequestFailedEvent event;
  event.request = dispatcher->ref();
  event.failure_text = request->failure();
  event.response_end_timing = request->response_end_timing();
  if (const Ref<PageDispatcher> page = ExistingPage(request->page())) event.page = page->ref();
  Emit(event);
}

void BrowserContextDispatcher::OnRoute(const Ref<browser::Route>& route) {
  if (!Knows(*route->request())) return;
  const auto dispatcher = RouteDispatcher::Create(*this, route);
  if (!dispatcher) return;
  protocol::BrowserContextRouteEvent event;
  event.route = dispatcher->ref();
  Emit(event);
}

}  // namespace understudy::dispatchers

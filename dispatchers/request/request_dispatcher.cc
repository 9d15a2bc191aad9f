#include "dispatchers/request/request_dispatcher.h"

#include "dispatchers/browser_context/browser_context_dispatcher.h"
#include "dispatchers/convert/values.h"
#include "dispatchers/core/call.h"
#include "dispatchers/core/object_table.h"
#include "dispatchers/frame/frame_dispatcher.h"
#include "dispatchers/page/page_dispatcher.h"
#include "dispatchers/response/response_dispatcher.h"
#include "dispatchers/worker/worker_dispatcher.h"
#include "protocol/schema/request.handlers.pw.h"
#include "server/browser/browser_context.h"
#include "server/browser/page.h"

namespace understudy::dispatchers {

Ref<RequestDispatcher> RequestDispatcher::From(const Dispatcher& any, const Ref<browser::Request>& request) {
  ObjectTable& objects = any.objects();
  if (auto existing = objects.Existing<RequestDispatcher>(request.get())) return existing;
  const auto context = objects.Existing<BrowserContextDispatcher>(request->context().get());
  if (!context) return nullptr;

  protocol::RequestInitializer initializer;
  Ref<Dispatcher> scope = context;
  if (const Ref<browser::Frame> frame = request->frame()) {
    const auto page = objects.Existing<PageDispatcher>(frame->page().get());
    const Ref<FrameDispatcher> frame_dispatcher =
        page ? FrameDispatcher::From(*page, frame) : FrameDispatcher::From(*context, frame);
    initializer.frame = frame_dispatcher->ref();
    if (page) {
      scope = page;
    } else {
      scope = frame_dispatcher;
    }
  }
  if (const Ref<browser::Worker> worker = request->service_worker()) {
    initializer.service_worker = WorkerDispatcher::From(*context, worker)->ref();
  }
  const browser::RequestStart& start = request->start();
  initializer.url = start.url;
  initializer.resource_type = start.resource_type;
  initializer.method = start.method;
  if (start.post_data) initializer.post_data = protocol::Bytes{*start.post_data};
  initializer.headers = ToProtocol(start.headers);
  initializer.is_navigation_request = start.is_navigation;
  if (const Ref<browser::Request>& from = request->redirected_from()) {
    if (const auto dispatcher = From(any, from)) initializer.redirected_from = dispatcher->ref();
  }
  initializer.has_response = request->response() != nullptr;
  auto dispatcher = objects.Create<RequestDispatcher>(*scope, "request", initializer, request);
  objects.Associate(request.get(), *dispatcher);
  return dispatcher;
}

Task<absl::StatusOr<protocol::RequestResponseResult>> HandleRequestResponse(Ref<RequestDispatcher> self,
                                                                            protocol::RequestResponseParams,
                                                                            Call&) {
  const Ref<browser::Response> response = co_await self->request()->WaitForResponse();
  protocol::RequestResponseResult result;
  if (const auto dispatcher = ResponseDispatcher::FromIfAny(*self, response))
    result.response = dispatcher->ref();
  co_return result;
}

Task<absl::StatusOr<protocol::RequestRawRequestHeadersResult>> HandleRequestRawRequestHeaders(
    Ref<RequestDispatcher> self, protocol::RequestRawRequestHeadersParams, Call&) {
  const std::vector<browser::Header> headers = co_await self->request()->RawHeaders();
  protocol::RequestRawRequestHeadersResult result;
  result.headers = ToProtocol(headers);
  co_return result;
}

}  // namespace understudy::dispatchers

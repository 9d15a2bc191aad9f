#include "dispatchers/page/page_dispatcher.h"

#include "dispatchers/binding_call/binding_call_dispatcher.h"
#include "dispatchers/browser_context/browser_context_dispatcher.h"
#include "dispatchers/convert/values.h"
#include "dispatchers/core/object_table.h"
#include "dispatchers/frame/frame_dispatcher.h"
#include "dispatchers/js_handle/js_handle_dispatcher.h"
#include "dispatchers/route/route_dispatcher.h"
#include "dispatchers/web_socket/web_socket_dispatcher.h"
#include "dispatchers/web_socket_route/web_socket_route_dispatcher.h"
#include "dispatchers/worker/worker_dispatcher.h"
#include "protocol/schema/page.pw.h"
#include "server/browser/browser_context.h"

namespace understudy::dispatchers {

Ref<PageDispatcher> PageDispatcher::From(const Dispatcher& any, const Ref<browser::Page>& page) {
  ObjectTable& objects = any.objects();
  if (auto existing = objects.Existing<PageDispatcher>(page.get())) return existing;
  const auto context = objects.Existing<BrowserContextDispatcher>(page->context().get());
  if (!context) return nullptr;

  // The page's initializer names its main frame, which therefore comes first and moves below it afterwards.
  const Ref<FrameDispatcher> main_frame = FrameDispatcher::From(*context, page->main_frame());
  protocol::PageInitializer initializer;
  initializer.main_frame = main_frame->ref();
  initializer.viewport_size = ToProtocol(page->viewport());
  initializer.is_closed = page->closed();
  if (const Ref<browser::Page> opener = page->opener()) {
    if (const auto dispatcher = From(any, opener)) initializer.opener = dispatcher->ref();
  }
  auto dispatcher = objects.Create<PageDispatcher>(*context, "page", initializer, page);
  objects.Associate(page.get(), *dispatcher);
  objects.Adopt(*dispatcher, *main_frame);
  dispatcher->AnnounceFramesBelow(page->main_frame());
  for (const auto& [id, worker] : page->workers()) dispatcher->AnnounceWorker(worker);
  return dispatcher;
}

PageDispatcher::PageDispatcher(Ref<browser::Page> page) : page_(std::move(page)) { Listen(); }

std::optional<double> PageDispatcher::DefaultTimeout(bool navigation) const {
  const std::optional<double> own = timeouts_.For(navigation);
  return own ? own : Dispatcher::DefaultTimeout(navigation);
}

void PageDispatcher::AnnounceFrame(const Ref<browser::Frame>& frame) {
  if (disposed()) return;
  protocol::PageFrameAttachedEvent event;
  event.frame = FrameDispatcher::From(*this, frame)->ref();
  Emit(event);
}

void PageDispatcher::AnnounceFramesBelow(const Ref<browser::Frame>& frame) {
  for (const Ref<browser::Frame>& child : frame->children()) {
    AnnounceFrame(child);
    AnnounceFramesBelow(child);
  }
}

void PageDispatcher::AnnounceWorker(const Ref<browser::Worker>& worker) {
  protocol::PageWorkerEvent event;
  event.worker = WorkerDispatcher::From(*this, worker)->ref();
  Emit(event);
}

void PageDispatcher::Listen() {
  Keep(page_->on_close.connect([this] { OnClose(); }));
  Keep(page_->on_crash.connect([this] { Emit(protocol::PageCrashEvent()); }));
  Keep(page_->on_frame_attached.connect([this](const Ref<browser::Frame>& frame) { AnnounceFrame(frame); }));
  Keep(page_->on_frame_detached.connect([this](const Ref<browser::Frame>& frame) {
    const auto dispatcher = objects().Existing<FrameDispatcher>(frame.get());
    if (!dispatcher) return;
    protocol::PageFrameDetachedEvent event;
    event.frame = dispatcher->ref();
    Emit(event);
  }));
  Keep(page_->on_worker.connect([this](const Ref<browser::Worker>& worker) { AnnounceWorker(worker); }));
  Keep(page_->on_binding_call.connect([this](const Ref<browser::BindingCall>& call) {
    protocol::PageBindingCallEvent event;
    event.binding = BindingCallDispatcher::Create(*this, call)->ref();
    Emit(event);
  }));
  Keep(page_->routing().on_route.connect([this](const Ref<browser::Route>& route) {
    const auto dispatcher = RouteDispatcher::Create(*this, route);
    if (!dispatcher) return;
    protocol::PageRouteEvent event;
    event.route = dispatcher->ref();
    Emit(event);
  }));
  Keep(page_->on_web_socket_route.connect([this](const Ref<browser::WebSocketRoute>& route) {
    protocol::PageWebSocketRouteEvent event;
    event.web_socket_route = WebSocketRouteDispatcher::From(*this, route)->ref();
    Emit(event);
  }));
  Keep(page_->on_web_socket.connect([this](const Ref<browser::WebSocket>& socket) {
    protocol::PageWebSocketEvent event;
    event.web_socket = WebSocketDispatcher::Create(*this, socket)->ref();
    Emit(event);
  }));
  Keep(page_->on_file_chooser.connect([this](const Ref<browser::JSHandle>& input, bool multiple) {
    protocol::PageFileChooserEvent event;
    event.element = JSHandleDispatcher::From(*this, input)->ref();
    event.is_multiple = multiple;
    Emit(event);
  }));
  Keep(page_->locator_handlers().on_triggered.connect([this](int64_t uid) {
    protocol::PageLocatorHandlerTriggeredEvent event;
    event.uid = uid;
    Emit(event);
  }));
  Keep(page_->on_viewport_changed.connect([this](const std::optional<browser::Size>& size) {
    protocol::PageViewportSizeChangedEvent event;
    event.viewport_size = ToProtocol(size);
    Emit(event);
  }));
}

void PageDispatcher::OnClose() {
  Emit(protocol::PageCloseEvent());
  Dispose(TargetClosedError(page_->close_reason()));
}

}  // namespace understudy::dispatchers

// What a context tells of its pages and workers.

#include "dispatchers/binding_call/binding_call_dispatcher.h"
#include "dispatchers/browser_context/browser_context_dispatcher.h"
#include "dispatchers/convert/values.h"
#include "dispatchers/core/object_table.h"
#include "dispatchers/dialog/dialog_dispatcher.h"
#include "dispatchers/js_handle/js_handle_dispatcher.h"
#include "dispatchers/page/page_dispatcher.h"
#include "dispatchers/web_socket_route/web_socket_route_dispatcher.h"
#include "dispatchers/worker/worker_dispatcher.h"
#include "protocol/schema/browser_context.pw.h"
#include "server/browser/dialog.h"
#include "server/browser/page.h"

namespace understudy::dispatchers {

void BrowserContextDispatcher::Listen() {
  Keep(context_->on_close.connect([this] { OnClose(); }));
  Keep(context_->on_page.connect([this](const Ref<browser::Page>& page) { AnnouncePage(page); }));
  Keep(context_->on_service_worker.connect(
      [this](const Ref<browser::Worker>& worker) { AnnounceServiceWorker(worker); }));
  Keep(context_->on_console.connect(
      [this](const Ref<browser::ConsoleMessage>& message) { OnConsole(message); }));
  Keep(context_->on_page_error.connect([this](const browser::PageError& error) { OnPageError(error); }));
  Keep(context_->on_dialog.connect(
      [this](const Ref<browser::Dialog>& dialog, bool& claimed) { OnDialog(dialog, claimed); }));
  Keep(context_->on_dialog_closed.connect(
      [this](const Ref<browser::Dialog>& dialog) { OnDialogClosed(dialog); }));
  Keep(context_->on_binding_call.connect(
      [this](const Ref<browser::BindingCall>& call) { OnBindingCall(call); }));
  Keep(context_->on_web_socket_route.connect(
      [this](const Ref<browser::WebSocketRoute>& route) { OnWebSocketRoute(route); }));
}

void BrowserContextDispatcher::OnClose() {
  Emit(protocol::BrowserContextCloseEvent());
  Dispose(TargetClosedError(context_->close_reason()));
}

void BrowserContextDispatcher::OnConsole(const Ref<browser::ConsoleMessage>& message) {
  const Ref<browser::Page> source = message->page.lock();
  const Ref<PageDispatcher> page = ExistingPage(source);
  const auto worker = objects().Existing<WorkerDispatcher>(message->worker.get());
  Dispatcher* scope = page ? static_cast<Dispatcher*>(page.get()) : worker.get();
  if (!scope) return;
  if (!Wants("console", source) && !(worker && worker->console_subscribed())) return;

  protocol::BrowserContextConsoleEvent event;
  event.type = message->type;
  event.text = message->text;
  for (const Ref<browser::JSHandle>& argument : message->arguments) {
    event.args.push_back(JSHandleDispatcher::From(*scope, argument)->ref());
  }
  event.location = ToProtocol(message->location);
  event.timestamp = message->timestamp;
  if (page) event.page = page->ref();
  if (worker) event.worker = worker->ref();
  Emit(event);
}

void BrowserContextDispatcher::OnPageError(const browser::PageError& error) {
  const Ref<PageDispatcher> page = ExistingPage(error.page.lock());
  if (!page) return;
  protocol::BrowserContextPageErrorEvent event;
  event.error = ToProtocol(error);
  event.page = page->ref();
  event.location.emplace();
  event.location->url = error.location.url;
  event.location->line = error.location.line;
  event.location->column = error.location.column;
  Emit(event);
}

void BrowserContextDispatcher::OnDialog(const Ref<browser::Dialog>& dialog, bool& claimed) {
  if (!Wants("dialog", dialog->page())) return;
  claimed = true;
  protocol::BrowserContextDialogEvent event;
  event.dialog = DialogObject(dialog)->ref();
  Emit(event);
}

Ref<DialogDispatcher> BrowserContextDispatcher::DialogObject(const Ref<browser::Dialog>& dialog) {
  const Ref<PageDispatcher> page = ExistingPage(dialog->page());
  Dispatcher& scope = page ? static_cast<Dispatcher&>(*page) : *this;
  return DialogDispatcher::From(scope, dialog);
}

void BrowserContextDispatcher::OnDialogClosed(const Ref<browser::Dialog>& dialog) {
  if (!Wants("dialogClosed", dialog->page())) return;
  protocol::BrowserContextDialogClosedEvent event;
  event.dialog = DialogObject(dialog)->ref();
  Emit(event);
}

void BrowserContextDispatcher::OnBindingCall(const Ref<browser::BindingCall>& call) {
  const Ref<PageDispatcher> page = ExistingPage(call->frame()->page());
  if (!page) return;
  protocol::BrowserContextBindingCallEvent event;
  event.binding = BindingCallDispatcher::Create(*page, call)->ref();
  Emit(event);
}

void BrowserContextDispatcher::OnWebSocketRoute(const Ref<browser::WebSocketRoute>& route) {
  protocol::BrowserContextWebSocketRouteEvent event;
  event.web_socket_route = WebSocketRouteDispatcher::From(*this, route)->ref();
  Emit(event);
}

}  // namespace understudy::dispatchers

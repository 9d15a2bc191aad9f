#pragma once

#include "dispatchers/browser_context/subscriptions.h"
#include "dispatchers/core/default_timeouts.h"
#include "dispatchers/core/dispatcher.h"
#include "protocol/schema/common.pw.h"
#include "server/browser/browser_context.h"

namespace understudy::dispatchers {

class DialogDispatcher;
class PageDispatcher;

class BrowserContextDispatcher final : public Dispatcher {
 public:
  // Announces a context and what belongs to it below `owner`, its browser or browser type, then the pages and
  // workers it already has. `options` are what the client made it with.
  static Ref<BrowserContextDispatcher> Announce(Dispatcher& owner,
                                                const Ref<browser::BrowserContext>& context,
                                                protocol::ContextOptions options);

  explicit BrowserContextDispatcher(Ref<browser::BrowserContext> context);
  const Ref<browser::BrowserContext>& context() const { return context_; }
  Subscriptions& subscriptions() { return subscriptions_; }
  DefaultTimeouts& timeouts() { return timeouts_; }
  std::optional<double> DefaultTimeout(bool navigation) const override;
  double SlowMo() const override;

 private:
  // Whether the client asked for the event, on the context or on the page.
  bool Wants(std::string_view event, const Ref<browser::Page>& page) const;
  // Whether the client's version has requests of that kind at all.
  bool Knows(const browser::Request& request) const;
  Ref<PageDispatcher> ExistingPage(const Ref<browser::Page>& page) const;
  Ref<DialogDispatcher> DialogObject(const Ref<browser::Dialog>& dialog);
  void AnnouncePage(const Ref<browser::Page>& page);
  void AnnounceServiceWorker(const Ref<browser::Worker>& worker);

  void Listen();
  void ListenToNetwork();
  void OnClose();
  void OnConsole(const Ref<browser::ConsoleMessage>& message);
  void OnPageError(const browser::PageError& error);
  void OnDialog(const Ref<browser::Dialog>& dialog, bool& claimed);
  void OnDialogClosed(const Ref<browser::Dialog>& dialog);
  void OnBindingCall(const Ref<browser::BindingCall>& call);
  void OnWebSocketRoute(const Ref<browser::WebSocketRoute>& route);
  void OnRoute(const Ref<browser::Route>& route);
  void OnRequest(const Ref<browser::Request>& request);
  void OnResponse(const Ref<browser::Response>& response);
  void OnRequestFinished(const Ref<browser::Request>& request);
  void OnRequestFailed(const Ref<browser::Request>& request);

  const Ref<browser::BrowserContext> context_;
  Subscriptions subscriptions_;
  DefaultTimeouts timeouts_;
};

}  // namespace understudy::dispatchers

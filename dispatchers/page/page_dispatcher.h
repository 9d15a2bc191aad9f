#pragma once

#include "dispatchers/browser_context/subscriptions.h"
#include "dispatchers/core/default_timeouts.h"
#include "dispatchers/core/dispatcher.h"
#include "server/browser/page.h"

namespace understudy::dispatchers {

class PageDispatcher final : public Dispatcher {
 public:
  // The page's object, for any object of the connection. Made below its context, with its frames and workers.
  // Null when the client doesn't know the context.
  static Ref<PageDispatcher> From(const Dispatcher& any, const Ref<browser::Page>& page);

  explicit PageDispatcher(Ref<browser::Page> page);
  const Ref<browser::Page>& page() const { return page_; }
  Subscriptions& subscriptions() { return subscriptions_; }
  DefaultTimeouts& timeouts() { return timeouts_; }
  std::optional<double> DefaultTimeout(bool navigation) const override;

 private:
  void AnnounceFrame(const Ref<browser::Frame>& frame);
  void AnnounceFramesBelow(const Ref<browser::Frame>& frame);
  void AnnounceWorker(const Ref<browser::Worker>& worker);
  void Listen();
  void OnClose();

  const Ref<browser::Page> page_;
  Subscriptions subscriptions_;
  DefaultTimeouts timeouts_;
};

}  // namespace understudy::dispatchers

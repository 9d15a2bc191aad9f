#pragma once

#include "dispatchers/core/dispatcher.h"
#include "protocol/schema/common.pw.h"
#include "server/browser/browser.h"

namespace understudy::dispatchers {

class BrowserContextDispatcher;

class BrowserDispatcher final : public Dispatcher {
 public:
  // Made below the browser type.
  static Ref<BrowserDispatcher> Announce(Dispatcher& browser_type, const Ref<browser::Browser>& browser);

  explicit BrowserDispatcher(Ref<browser::Browser> browser);
  const Ref<browser::Browser>& browser() const { return browser_; }
  double SlowMo() const override { return browser_->options().slow_mo_ms; }

  // Announces a context of this browser, made with `options`, and tells of it.
  Ref<BrowserContextDispatcher> AnnounceContext(const Ref<browser::BrowserContext>& context,
                                                protocol::ContextOptions options);

 private:
  const Ref<browser::Browser> browser_;
};

}  // namespace understudy::dispatchers

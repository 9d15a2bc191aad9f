#pragma once

#include <vector>

#include "dispatchers/core/dispatcher.h"
#include "protocol/schema/common.pw.h"
#include "server/browser/browser.h"
#include "server/browser/client_contexts.h"
#include "server/browser/tracing.h"
#include "server/files/artifact.h"

namespace understudy::dispatchers {

class BrowserContextDispatcher;

class BrowserDispatcher final : public Dispatcher {
 public:
  // What the client closes with it: the browser, or nothing but what the client made in it. The client's end
  // closes the latter, too.
  enum class Closes { kBrowser, kItsContexts };

  static Ref<BrowserDispatcher> Announce(Dispatcher& parent, const Ref<browser::Browser>& browser,
                                         Closes closes = Closes::kBrowser);

  BrowserDispatcher(Ref<browser::Browser> browser, Closes closes);
  const Ref<browser::Browser>& browser() const { return browser_; }
  Closes closes() const { return contexts_ ? Closes::kItsContexts : Closes::kBrowser; }
  // What is the client's in a browser that isn't; null when the browser is.
  const Ref<browser::ClientContexts>& contexts() const { return contexts_; }
  Task<absl::StatusOr<Ref<browser::BrowserContext>>> NewContext(browser::ContextOptions options);
  Task<absl::Status> Close(std::string reason);
  Task<absl::Status> StartTracing(Ref<browser::Page> page, browser::TracingOptions options);
  Task<absl::StatusOr<Ref<files::Artifact>>> StopTracing();
  double SlowMo() const override { return browser_->options().slow_mo_ms; }

  // Announces a context of this browser, made with `options`, and tells of it.
  Ref<BrowserContextDispatcher> AnnounceContext(const Ref<browser::BrowserContext>& context,
                                                protocol::ContextOptions options);

 private:
  void OnDisposed() override;

  const Ref<browser::Browser> browser_;
  const Ref<browser::ClientContexts> contexts_;
  // The client's, which go with it where the browser stays.
  std::vector<Ref<files::Artifact>> traces_;
  bool tracing_ = false;
};

}  // namespace understudy::dispatchers

#include "server/browser/browser_context.h"

#include <algorithm>
#include <utility>

#include <absl/strings/str_cat.h>

#include "server/base/errors.h"
#include "server/base/spawn.h"
#include "server/browser/browser.h"
#include "server/browser/dialog.h"
#include "server/browser/page.h"
#include "server/browser/worker.h"

namespace understudy::browser {

BrowserContext::BrowserContext(Ref<Browser> browser, ContextOptions options, bool persistent)
    : browser_(browser),
      executor_(browser->executor()),
      options_(std::move(options)),
      persistent_(persistent),
      close_done_(executor_) {}

Task<absl::StatusOr<Ref<Page>>> BrowserContext::NewPage() {
  const Ref<BrowserContext> self = shared_from_this();
  if (closed_) co_return TargetClosedError(close_reason());
  co_return co_await delegate_->NewPage();
}

Ref<Frame> BrowserContext::FindFrame(const std::string& id) const {
  for (const Ref<Page>& page : pages_) {
    if (Ref<Frame> frame = page->FindFrame(id)) return frame;
  }
  return nullptr;
}

std::string BrowserContext::close_reason() const {
  const Ref<Browser> browser = this->browser();
  return close_reason_.empty() && browser ? browser->close_reason() : close_reason_;
}

Task<absl::Status> BrowserContext::Close(std::string reason) {
  const Ref<BrowserContext> self = shared_from_this();
  if (!closed_ && !std::exchange(closing_, true)) {
    close_reason_ = reason;
    const Ref<Browser> browser = this->browser();
    if (persistent_ && browser) {
      CO_RETURN_IF_ERROR(co_await browser->Close(std::move(reason)));
    } else {
      const absl::Status disposed = co_await delegate_->Close();
      if (!disposed.ok() && !IsTargetClosed(disposed)) co_return disposed;
      DidClose();
    }
  }
  co_await close_done_.Wait();
  co_return absl::OkStatus();
}

Task<absl::Status> BrowserContext::UpdatePages(std::function<Task<absl::Status>(PageDelegate&)> update) {
  const Ref<BrowserContext> self = shared_from_this();
  const std::vector<Ref<Page>> pages = pages_;
  absl::Status first = absl::OkStatus();
  for (const Ref<Page>& page : pages) {
    const absl::Status updated = co_await update(page->delegate());
    if (first.ok() && !updated.ok() && !page->closed() && !page->crashed()) first = updated;
  }
  co_return first;
}

Task<absl::StatusOr<Ref<InitScript>>> BrowserContext::AddInitScript(std::string source) {
  const auto script = std::make_shared<InitScript>(InitScript{std::move(source)});
  init_scripts_.push_back(script);
  std::function<Task<absl::Status>(PageDelegate&)> add = [script](PageDelegate& page) {
    return page.AddContextInitScript(script);
  };
  CO_RETURN_IF_ERROR(co_await UpdatePages(std::move(add)));
  co_return script;
}

Task<absl::Status> BrowserContext::RemoveInitScript(Ref<InitScript> script) {
  if (std::erase(init_scripts_, script) == 0) co_return absl::OkStatus();
  std::function<Task<absl::Status>(PageDelegate&)> remove = [script](PageDelegate& page) {
    return page.RemoveContextInitScript(script);
  };
  co_return co_await UpdatePages(std::move(remove));
}

Task<absl::StatusOr<Ref<Binding>>> BrowserContext::ExposeBinding(std::string name, bool takes_handle) {
  if (HasBinding(name)) co_return Error(absl::StrCat("Function \"", name, "\" has been already registered"));
  if (std::any_of(pages_.begin(), pages_.end(), [&](const auto& page) { return page->HasBinding(name); })) {
    co_return Error(absl::StrCat("Function \"", name, "\" has been already registered in one of the pages"));
  }
  const auto binding = std::make_shared<Binding>(Binding{std::move(name), takes_handle});
  bindings_.push_back(binding);
  std::function<Task<absl::Status>(PageDelegate&)> expose = [binding](PageDelegate& page) {
    return page.ExposeBinding(binding->name);
  };
  CO_RETURN_IF_ERROR(co_await UpdatePages(std::move(expose)));
  co_return binding;
}

Task<absl::Status> BrowserContext::RemoveBinding(Ref<Binding> binding) {
  if (std::erase(bindings_, binding) == 0) co_return absl::OkStatus();
  std::function<Task<absl::Status>(PageDelegate&)> remove = [binding](PageDelegate& page) {
    return page.RemoveBinding(binding->name);
  };
  co_return co_await UpdatePages(std::move(remove));
}

Task<absl::Status> BrowserContext::SetExtraHttpHeaders(std::vector<Header> headers) {
  options_.extra_http_headers = std::move(headers);
  return UpdatePages([](PageDelegate& page) { return page.UpdateExtraHttpHeaders(); });
}

Task<absl::Status> BrowserContext::SetOffline(bool offline) {
  options_.offline = offline;
  return UpdatePages([](PageDelegate& page) { return page.UpdateOffline(); });
}

Task<absl::Status> BrowserContext::SetHttpCredentials(std::vector<HttpCredentials> credentials) {
  options_.http_credentials = std::move(credentials);
  return UpdatePages([](PageDelegate& page) { return page.UpdateHttpCredentials(); });
}

Task<absl::Status> BrowserContext::SetGeolocation(std::optional<Geolocation> geolocation) {
  options_.geolocation = geolocation;
  return UpdatePages([](PageDelegate& page) { return page.UpdateGeolocation(); });
}

Task<absl::Status> BrowserContext::SetWebSocketMatchers(std::vector<UrlMatcher> matchers) {
  web_socket_matchers_ = std::move(matchers);
  delegate_->UpdateWebSocketRoutes();
  return UpdatePages([](PageDelegate& page) { return page.UpdateWebSocketRoutes(); });
}

Task<absl::Status> BrowserContext::GrantPermissions(std::string origin,
                                                    std::vector<std::string> permissions) {
  return delegate_->GrantPermissions(std::move(origin), std::move(permissions));
}

Task<absl::Status> BrowserContext::ClearPermissions() { return delegate_->ClearPermissions(); }

void BrowserContext::DidOpenPage(Ref<Page> page) { on_page(page); }

void BrowserContext::DidClosePage(const Ref<Page>& page) { std::erase(pages_, page); }

void BrowserContext::DidAttachServiceWorker(Ref<Worker> worker) {
  service_workers_.push_back(worker);
  on_service_worker(worker);
}

void BrowserContext::DidDetachServiceWorker(const Ref<Worker>& worker) {
  const Ref<Worker> kept = worker;
  if (std::erase(service_workers_, kept) > 0) kept->DidClose();
}

void BrowserContext::DidOpenDialog(Ref<Dialog> dialog) {
  bool claimed = false;
  on_dialog(dialog, claimed);
  if (claimed) return;
  Spawn(executor_, [](Ref<Dialog> dialog) -> Task<> {
    // A page that closes with its dialog open needs no answer.
    (void)co_await dialog->CloseByDefault();
  }(std::move(dialog)));
}

void BrowserContext::DidClose() {
  if (std::exchange(closed_, true)) return;
  const Ref<BrowserContext> self = shared_from_this();
  while (!pages_.empty()) {
    const Ref<Page> page = pages_.back();
    page->DidClose();
  }
  while (!service_workers_.empty()) DidDetachServiceWorker(service_workers_.back());
  if (const Ref<Browser> browser = this->browser()) browser->DidCloseContext(self);
  on_close();
  close_done_.Set(true);
}

}  // namespace understudy::browser

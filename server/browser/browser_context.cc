#include "server/browser/browser_context.h"

#include <algorithm>
#include <utility>

#include <absl/cleanup/cleanup.h>
#include <absl/strings/str_cat.h>
#include <absl/time/clock.h>
#include <absl/time/time.h>

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
      clock_([] { return static_cast<double>(absl::ToUnixMillis(absl::Now())); }),
      network_(*this),
      closing_(executor_) {}

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
  if (closed_) co_return absl::OkStatus();
  std::function<Task<absl::Status>()> close = [self, reason = std::move(reason)] {
    return self->CloseNow(reason);
  };
  co_return co_await closing_.Join(std::move(close));
}

Task<absl::Status> BrowserContext::CloseNow(std::string reason) {
  const Ref<BrowserContext> self = shared_from_this();
  close_reason_ = reason;
  const Ref<Browser> browser = this->browser();
  absl::Status closed;
  if (persistent_ && browser) {
    closed = co_await browser->Close(std::move(reason));
  } else {
    closed = co_await delegate_->Close();
    // It may be gone before the browser answers: that is what was asked for.
    if (IsTargetClosed(closed)) closed = absl::OkStatus();
    if (closed.ok()) DidClose();
  }
  if (!closed.ok()) close_reason_.clear();
  co_return closed;
}

absl::StatusOr<files::Uploads::Begun> BrowserContext::BeginUpload(
    const std::string& root, const std::vector<files::UploadItem>& items) {
  const Ref<Browser> browser = this->browser();
  if (!browser || closed_) return TargetClosedError(close_reason());
  return uploads_.Begin(browser->delegate().ArtifactsDirectory(), root, items);
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

Task<absl::Status> BrowserContext::ApplyToPages(PageSetting changed) {
  return UpdatePages([changed](PageDelegate& page) { return page.Apply(changed); });
}

Task<absl::StatusOr<Ref<InitScript>>> BrowserContext::AddInitScript(std::string source) {
  const Ref<BrowserContext> self = shared_from_this();
  const auto script = std::make_shared<InitScript>(InitScript{std::move(source)});
  init_scripts_.push_back(script);
  // Also when the caller is cancelled.
  absl::Cleanup take_back = [self, script] {
    Spawn(self->executor_, [](Ref<BrowserContext> self, Ref<InitScript> script) -> Task<> {
      static_cast<void>(co_await self->RemoveInitScript(std::move(script)));
    }(self, script));
  };
  std::function<Task<absl::Status>(PageDelegate&)> add = [script](PageDelegate& page) {
    return page.scripts().AddContextInitScript(script);
  };
  CO_RETURN_IF_ERROR(co_await UpdatePages(std::move(add)));
  std::move(take_back).Cancel();
  co_return script;
}

Task<absl::Status> BrowserContext::RemoveInitScript(Ref<InitScript> script) {
  if (std::erase(init_scripts_, script) == 0) co_return absl::OkStatus();
  std::function<Task<absl::Status>(PageDelegate&)> remove = [script](PageDelegate& page) {
    return page.scripts().RemoveContextInitScript(script);
  };
  co_return co_await UpdatePages(std::move(remove));
}

Task<absl::StatusOr<Ref<Binding>>> BrowserContext::ExposeBinding(Binding exposed) {
  const Ref<BrowserContext> self = shared_from_this();
  const std::string& name = exposed.name;
  if (HasBinding(name)) co_return Error(absl::StrCat("Function \"", name, "\" has been already registered"));
  if (std::any_of(pages_.begin(), pages_.end(), [&](const auto& page) { return page->HasBinding(name); })) {
    co_return Error(absl::StrCat("Function \"", name, "\" has been already registered in one of the pages"));
  }
  const bool is_known = !exposed.is_global && AnyIsByValue(bindings_);
  const auto binding = std::make_shared<Binding>(std::move(exposed));
  bindings_.push_back(binding);
  if (is_known) co_return binding;
  // Also when the caller is cancelled.
  absl::Cleanup take_back = [self, binding] {
    Spawn(self->executor_, [](Ref<BrowserContext> self, Ref<Binding> binding) -> Task<> {
      static_cast<void>(co_await self->RemoveBinding(std::move(binding)));
    }(self, binding));
  };
  std::function<Task<absl::Status>(PageDelegate&)> expose = [](PageDelegate& page) {
    return page.scripts().UpdateBindings();
  };
  CO_RETURN_IF_ERROR(co_await UpdatePages(std::move(expose)));
  std::move(take_back).Cancel();
  co_return binding;
}

Task<absl::Status> BrowserContext::RemoveBinding(Ref<Binding> binding) {
  if (std::erase(bindings_, binding) == 0) co_return absl::OkStatus();
  std::function<Task<absl::Status>(PageDelegate&)> remove = [](PageDelegate& page) {
    return page.scripts().UpdateBindings();
  };
  co_return co_await UpdatePages(std::move(remove));
}

// In all pages at the same time, as they would see it pass.
Task<absl::Status> BrowserContext::TurnClock(ClockTurn turn) {
  const Ref<BrowserContext> self = shared_from_this();
  const std::vector<Ref<Page>> pages = pages_;
  std::vector<Task<absl::Status>> pending;
  for (const Ref<Page>& page : pages) pending.push_back(page->delegate().scripts().TurnClock(turn));
  absl::Status first = absl::OkStatus();
  for (size_t i = 0; i < pages.size(); ++i) {
    const absl::Status turned = co_await std::move(pending[i]);
    if (first.ok() && !turned.ok() && !pages[i]->closed() && !pages[i]->crashed()) first = turned;
  }
  co_return first;
}

Task<absl::Status> BrowserContext::ApplyToNetwork(PageSetting changed) {
  const Ref<BrowserContext> self = shared_from_this();
  const absl::Status pages = co_await ApplyToPages(changed);
  const absl::Status workers = co_await delegate_->ApplyNetworkToWorkers();
  co_return pages.ok() ? workers : pages;
}

Task<absl::Status> BrowserContext::ApplyPasskeys() { return ApplyToPages(PageSetting::kPasskeys); }

Task<absl::Status> BrowserContext::SetExtraHttpHeaders(std::vector<Header> headers) {
  options_.extra_http_headers = std::move(headers);
  return ApplyToNetwork(PageSetting::kExtraHttpHeaders);
}

Task<absl::Status> BrowserContext::SetOffline(bool offline) {
  options_.offline = offline;
  return ApplyToNetwork(PageSetting::kOffline);
}

Task<absl::Status> BrowserContext::SetHttpCredentials(std::vector<HttpCredentials> credentials) {
  options_.http_credentials = std::move(credentials);
  return ApplyToNetwork(PageSetting::kInterception);
}

Task<absl::Status> BrowserContext::SetGeolocation(std::optional<Geolocation> geolocation) {
  const Ref<BrowserContext> self = shared_from_this();
  if (geolocation) CO_RETURN_IF_ERROR(CheckGeolocation(*geolocation));
  options_.geolocation = geolocation;
  co_return co_await ApplyToPages(PageSetting::kGeolocation);
}

Task<absl::Status> BrowserContext::SetRequestPatterns(std::vector<network::UrlMatch> patterns) {
  const Ref<BrowserContext> self = shared_from_this();
  const bool active = routing_.active();
  routing_.SetPatterns(std::move(patterns));
  if (routing_.active() == active) co_return absl::OkStatus();
  co_return co_await ApplyToNetwork(PageSetting::kInterception);
}

Task<absl::Status> BrowserContext::SetWebSocketMatchers(std::vector<UrlMatcher> matchers) {
  web_socket_matchers_ = std::move(matchers);
  delegate_->ApplyWebSocketRoutes();
  return ApplyToPages(PageSetting::kWebSocketRoutes);
}

Task<absl::Status> BrowserContext::GrantPermissions(std::string origin,
                                                    std::vector<std::string> permissions) {
  return delegate_->GrantPermissions(std::move(origin), std::move(permissions));
}

Task<absl::Status> BrowserContext::ClearPermissions() { return delegate_->ClearPermissions(); }

void BrowserContext::DidOpenPage(Ref<Page> page) {
  on_page(page);
  page->DidOpen();
}

void BrowserContext::DidClosePage(const Ref<Page>& page) { std::erase(pages_, page); }

void BrowserContext::DidAttachServiceWorker(Ref<Worker> worker) {
  service_workers_.push_back(worker);
  on_service_worker(worker);
}

void BrowserContext::DidDetachServiceWorker(const Ref<Worker>& worker) {
  const Ref<Worker> kept = worker;
  if (std::erase(service_workers_, kept) == 0) return;
  network_.DidCloseWorker(*kept);
  kept->DidClose();
}

void BrowserContext::DidOpenDialog(Ref<Dialog> dialog) {
  dialog->page()->DidOpenDialog(dialog);
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
  uploads_.Remove();
  if (const Ref<Browser> browser = this->browser()) browser->DidCloseContext(self);
  on_close();
}

}  // namespace understudy::browser

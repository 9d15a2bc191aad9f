#include "server/chromium/chromium_browser.h"

#include <utility>

#include "server/base/errors.h"
#include "server/base/spawn.h"
#include "server/browser/browser_context.h"
#include "server/chromium/answers.h"
#include "server/chromium/cdp/runtime.h"
#include "server/chromium/emulation.h"
#include "server/chromium/guarded_channel.h"
#include "server/chromium/session_channel.h"

namespace understudy::chromium {

using browser::Browser;
using browser::BrowserContext;

ChromiumBrowser::ChromiumBrowser(boost::asio::any_io_executor executor, Ref<LaunchedBrowser> process,
                                 WeakRef<Browser> browser)
    : executor_(std::move(executor)),
      process_(std::move(process)),
      browser_(std::move(browser)),
      tracing_(std::make_shared<ChromiumTracing>(process_->connection()->root(), process_->artifacts_dir())),
      opens_sized_windows_(process_->headless()) {}

Task<absl::Status> ChromiumBrowser::Initialize() {
  const Ref<ChromiumBrowser> self = shared_from_this();
  subscriptions_.push_back(root()->On<cdp::target::AttachedToTarget>(
      [this](const cdp::target::AttachedToTarget& event) { OnAttachedToTarget(root(), event); }));
  subscriptions_.push_back(root()->On<cdp::target::DetachedFromTarget>(
      [this](const cdp::target::DetachedFromTarget& event) { OnDetachedFromTarget(event); }));
  subscriptions_.push_back(process_->connection()->on_disconnected().connect([this] { DidDisconnect(); }));
  cdp::target::SetAutoAttach attach;
  attach.auto_attach = true;
  attach.wait_for_debugger_on_start = true;
  attach.flatten = true;
  co_return co_await root()->Send(attach);
}

Ref<ChromiumPage> ChromiumBrowser::FindPage(const std::string& target_id) const {
  for (const auto& [session_id, page] : pages_) {
    if (page->target_id() == target_id) return page;
  }
  return nullptr;
}

Task<absl::StatusOr<std::string>> ChromiumBrowser::CreatePageTarget(cdp::target::CreateTarget command,
                                                                    std::optional<browser::Size> size) {
  const Ref<ChromiumBrowser> self = shared_from_this();
  if (size && opens_sized_windows_) {
    cdp::target::CreateTarget sized = command;
    sized.width = size->width;
    sized.height = size->height;
    auto created = co_await root()->Send(sized);
    if (created.ok()) co_return std::move(created->target_id);
  }
  ASSIGN_OR_CO_RETURN(auto created, co_await root()->Send(command));
  // A full browser that runs headless opens tabs.
  if (size) opens_sized_windows_ = false;
  co_return std::move(created.target_id);
}

Task<absl::StatusOr<Ref<BrowserContext>>> ChromiumBrowser::NewContext(browser::ContextOptions options) {
  const Ref<ChromiumBrowser> self = shared_from_this();
  cdp::target::CreateBrowserContext command;
  command.dispose_on_detach = true;
  if (options.proxy) {
    command.proxy_server = options.proxy->server;
    command.proxy_bypass_list = options.proxy->bypass;
  }
  ASSIGN_OR_CO_RETURN(auto created, co_await root()->Send(command));
  co_return co_await AddContext(created.browser_context_id, std::move(options), /*persistent=*/false);
}

Task<absl::Status> ChromiumBrowser::OpenDefaultContext(browser::ContextOptions options) {
  const Ref<ChromiumBrowser> self = shared_from_this();
  ASSIGN_OR_CO_RETURN(Ref<BrowserContext> context,
                      co_await AddContext("", std::move(options), /*persistent=*/true));
  CO_RETURN_IF_ERROR(co_await Initialize());
  // A profile always opens a window. Its page may still be on its way.
  if (pages_.empty()) {
    ASSIGN_OR_CO_RETURN([[maybe_unused]] Ref<browser::Page> page, co_await context->NewPage());
  }
  const std::map<std::string, Ref<ChromiumPage>> pages = pages_;
  for (const auto& [id, page] : pages) {
    const absl::StatusOr<Ref<browser::Page>> ready = co_await page->Ready();
    CO_RETURN_IF_ERROR(ready.status());
  }
  co_return absl::OkStatus();
}

Task<absl::StatusOr<Ref<BrowserContext>>> ChromiumBrowser::AddContext(std::string id,
                                                                      browser::ContextOptions options,
                                                                      bool persistent) {
  const Ref<Browser> browser = browser_.lock();
  if (!browser || !browser->connected()) co_return TargetClosedError();
  const auto context = std::make_shared<BrowserContext>(browser, std::move(options), persistent);
  const auto delegate = std::make_shared<ChromiumContext>(weak_from_this(), context, id);
  context->SetDelegate(delegate);
  contexts_[id] = context;
  const absl::Status initialized = co_await delegate->Initialize();
  if (!initialized.ok()) {
    // Nobody else will ever close it; a persistent one goes with its browser.
    if (!persistent) static_cast<void>(co_await delegate->Close());
    co_return initialized;
  }
  browser->DidCreateContext(context);
  co_return context;
}

void ChromiumBrowser::OnAttachedToTarget(const Ref<CdpSession>& parent,
                                         const cdp::target::AttachedToTarget& event) {
  const Ref<CdpSession> session = process_->connection()->Session(event.session_id);
  if (!session) return;
  auto found = contexts_.find(event.target_info.browser_context_id.value_or(""));
  if (found == contexts_.end()) found = contexts_.find("");
  const Ref<BrowserContext> context = found == contexts_.end() ? nullptr : found->second.lock();
  const std::string& type = event.target_info.type;
  // A session of the client's own, with what we are attached to already.
  const bool known = type == "browser" || type == "iframe" || FindPage(event.target_info.target_id);
  if (known && !event.waiting_for_debugger) return;
  if (context && type == "page") return AttachPage(context, session, event);
  if (context && (type == "service_worker" || type == "shared_worker" || type == "worker"))
    return AttachWorker(context, session, event);
  // Nothing of ours: let it go on without us.
  session->Post(cdp::runtime::RunIfWaitingForDebugger());
  cdp::target::DetachFromTarget detach;
  detach.session_id = event.session_id;
  parent->Post(detach);
}

void ChromiumBrowser::AttachPage(const Ref<BrowserContext>& context, const Ref<CdpSession>& session,
                                 const cdp::target::AttachedToTarget& event) {
  const Ref<ChromiumPage> opener =
      event.target_info.opener_id ? FindPage(*event.target_info.opener_id) : nullptr;
  ChromiumPage::Origin origin;
  origin.headless = process_->headless();
  if (opener) {
    origin.opener = opener->page();
    origin.size = opener->TakeWindowSize();
  }
  const Ref<ChromiumPage> page = ChromiumPage::Create(
      context, std::move(origin), process_->connection(), session, event.target_info.target_id,
      static_cast<ChromiumContext&>(context->delegate()).realm_script());
  pages_[event.session_id] = page;
  Spawn(context->executor(), page->Initialize());
}

// Clients know service workers alone.
void ChromiumBrowser::AttachWorker(const Ref<BrowserContext>& context, const Ref<CdpSession>& session,
                                   const cdp::target::AttachedToTarget& event) {
  const Ref<Browser> browser = browser_.lock();
  if (!browser) return;
  const auto worker =
      std::make_shared<browser::Worker>(context->executor(), event.target_info.url, WeakRef<browser::Page>());
  const auto& driven = static_cast<const ChromiumContext&>(context->delegate());
  const auto worker_session = std::make_shared<WorkerSession>(
      context->executor(), session, worker, driven.worker_web_socket_routing(), driven.realm_script());
  const bool known = event.target_info.type == "service_worker";
  const ContextWorker& kept = workers_[event.session_id] = {context, worker_session, known};
  worker_session->on_attached_to_target.connect(
      [this, session](const cdp::target::AttachedToTarget& nested) { OnAttachedToTarget(session, nested); });
  worker_session->on_detached_from_target.connect(
      [this](const cdp::target::DetachedFromTarget& nested) { OnDetachedFromTarget(nested); });
  if (known) {
    worker_session->on_console.connect(
        [weak = WeakRef<BrowserContext>(context)](const Ref<browser::ConsoleMessage>& message) {
          if (const Ref<BrowserContext> context = weak.lock()) context->on_console(message);
        });
    context->DidAttachServiceWorker(worker);
  }
  browser::RequestOwner owner;
  if (known) owner.worker = worker;
  NetworkSession::Requests requests{.owner_of = [owner](const auto&) { return owner; },
                                    .pairs = known ? driven.request_pairs() : nullptr,
                                    .page = {}};
  worker_session->Watch(std::make_unique<NetworkSession>(context, session, std::move(requests)), nullptr);
  PostUserAgent(*session, context->options());
  static_cast<void>(worker_session->SendNetwork(*context, ReasonsToIntercept(*context, kept)));
  worker_session->Start(*browser, event.waiting_for_debugger);
}

void ChromiumBrowser::OnDetachedFromTarget(const cdp::target::DetachedFromTarget& event) {
  if (const auto page = pages_.extract(event.session_id); !page.empty()) {
    page.mapped()->DidClose();
    return;
  }
  const auto found = workers_.extract(event.session_id);
  if (found.empty()) return;
  const ContextWorker& gone = found.mapped();
  gone.session->DidDetach();
  if (const Ref<BrowserContext> context = gone.context.lock())
    context->DidDetachServiceWorker(gone.session->worker());
}

// Clients decide on requests of the workers they know.
InterceptionReasons ChromiumBrowser::ReasonsToIntercept(const BrowserContext& context,
                                                        const ContextWorker& worker) {
  InterceptionReasons reasons = chromium::ReasonsToIntercept(context, nullptr);
  reasons.routes = reasons.routes && worker.known;
  return reasons;
}

void ChromiumBrowser::ApplyWebSocketRoutesOfWorkers(const BrowserContext& context) {
  for (const auto& [id, worker] : workers_) {
    if (worker.context.lock().get() == &context) worker.session->ApplyWebSocketRoutes();
  }
}

Task<absl::Status> ChromiumBrowser::ApplyNetworkToWorkers(Ref<BrowserContext> context) {
  const Ref<ChromiumBrowser> self = shared_from_this();
  std::vector<Task<absl::Status>> pending;
  for (const auto& [id, worker] : workers_) {
    if (worker.context.lock() != context) continue;
    for (Task<absl::Status>& sent :
         worker.session->SendNetwork(*context, ReasonsToIntercept(*context, worker)))
      pending.push_back(UnlessGone(std::move(sent)));
  }
  co_return co_await AwaitAll(std::move(pending));
}

void ChromiumBrowser::DidDisconnect() {
  const Ref<ChromiumBrowser> self = shared_from_this();
  for (const auto& [id, page] : std::exchange(pages_, {})) page->DidClose();
  for (const auto& [id, worker] : std::exchange(workers_, {})) worker.session->DidDetach();
  if (const Ref<Browser> browser = browser_.lock()) browser->DidDisconnect();
}

Task<absl::Status> ChromiumBrowser::Close() {
  const Ref<ChromiumBrowser> self = shared_from_this();
  co_await process_->Close();
  co_return absl::OkStatus();
}

void ChromiumBrowser::Kill() {
  Spawn(executor_, [](Ref<LaunchedBrowser> process) -> Task<> { co_await process->Kill(); }(process_));
}

void ChromiumBrowser::SetReadingPaused(bool paused) {
  if (paused) {
    process_->connection()->Pause();
  } else {
    process_->connection()->Resume();
  }
}

Task<absl::StatusOr<Ref<browser::CdpChannel>>> ChromiumBrowser::NewBrowserCdpChannel(
    Ref<browser::ClientContexts> client) {
  const Ref<ChromiumBrowser> self = shared_from_this();
  ASSIGN_OR_CO_RETURN(auto attached, co_await root()->Send(cdp::target::AttachToBrowserTarget()));
  ASSIGN_OR_CO_RETURN(Ref<browser::CdpChannel> channel,
                      SessionChannel::Create(root(), process_->connection()->Session(attached.session_id)));
  const GuardRules rules{.target = GuardedTarget::kBrowser, .shared = client != nullptr};
  co_return Guard(std::move(channel), rules, client);
}

Ref<browser::CdpChannel> ChromiumBrowser::Guard(Ref<browser::CdpChannel> channel, GuardRules rules,
                                                const Ref<browser::ClientContexts>& client) const {
  if (!rules.shared && rules.local_files) return channel;
  GuardedChannel::Owns owns = [self = weak_from_this(), shared = rules.shared,
                               client = WeakRef<browser::ClientContexts>(client)](const std::string& id) {
    const auto alive = self.lock();
    if (!alive) return false;
    const auto found = alive->contexts_.find(id);
    const Ref<BrowserContext> context = found == alive->contexts_.end() ? nullptr : found->second.lock();
    return context && (!shared || (context->client() && context->client() == client.lock()));
  };
  return std::make_shared<GuardedChannel>(std::move(channel), root(), rules, std::move(owns));
}

Task<absl::StatusOr<Ref<browser::CdpChannel>>> ChromiumBrowser::NewPageCdpChannel(Ref<browser::Page> page) {
  return Attach(page->main_frame()->id(), page->context());
}

Task<absl::StatusOr<Ref<browser::CdpChannel>>> ChromiumBrowser::NewFrameCdpChannel(
    Ref<browser::Frame> frame) {
  const Ref<browser::Page> page = frame->page();
  if (!page) co_return TargetClosedError();
  if (frame->parent()) {
    const Ref<ChromiumPage> driven = FindPage(page->main_frame()->id());
    if (driven && driven->SessionOf(*frame)->root_frame_id() != frame->id()) {
      co_return Error(
          "This frame does not have a separate CDP session, it is a part of the parent frame's session");
    }
  }
  co_return co_await Attach(frame->id(), page->context());
}

Task<absl::StatusOr<Ref<browser::CdpChannel>>> ChromiumBrowser::Attach(std::string target_id,
                                                                       Ref<BrowserContext> context) {
  const Ref<ChromiumBrowser> self = shared_from_this();
  if (!context) co_return TargetClosedError();
  cdp::target::AttachToTarget command;
  command.target_id = std::move(target_id);
  command.flatten = true;
  ASSIGN_OR_CO_RETURN(auto attached, co_await root()->Send(command));
  ASSIGN_OR_CO_RETURN(Ref<browser::CdpChannel> channel,
                      SessionChannel::Create(root(), process_->connection()->Session(attached.session_id)));
  const Ref<browser::ClientContexts> client = context->client();
  const GuardRules rules{.shared = client != nullptr, .local_files = context->options().local_files};
  co_return Guard(std::move(channel), rules, client);
}

}  // namespace understudy::chromium

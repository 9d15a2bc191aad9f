#include "server/chromium/chromium_page.h"

#include <algorithm>
#include <array>
#include <utility>

#include <absl/strings/ascii.h>
#include <absl/strings/match.h>
#include <absl/strings/str_cat.h>

#include "server/base/errors.h"
#include "server/base/spawn.h"
#include "server/base/string_view.h"
#include "server/browser/browser_context.h"
#include "server/chromium/accessibility.h"
#include "server/chromium/answers.h"
#include "server/chromium/cdp/dom.h"
#include "server/chromium/cdp/heap_profiler.h"
#include "server/chromium/cdp/page.h"
#include "server/chromium/cdp/runtime.h"
#include "server/chromium/emulation.h"
#include "server/chromium/interception.h"

namespace understudy::chromium {

using browser::BrowserContext;
using browser::Frame;
using browser::JSHandle;
using browser::Page;

Ref<ChromiumPage> ChromiumPage::Create(Ref<BrowserContext> context, Origin origin,
                                       Ref<CdpConnection> connection, Ref<CdpSession> session,
                                       std::string target_id, Ref<const RealmScript> realm_script) {
  const auto self =
      std::make_shared<ChromiumPage>(context->executor(), std::move(connection), session,
                                     std::move(target_id), std::move(realm_script), origin.headless);
  const auto page = std::make_shared<Page>(context, std::move(origin.opener), self, origin.size);
  self->page_ = page;
  self->authenticator_ = std::make_shared<VirtualAuthenticator>(context->executor(), session, context);
  self->routing_ = std::make_shared<browser::WebSocketRouting>(context->executor(), context, page);
  self->main_ = std::make_shared<FrameSession>(self, std::move(session), self->target_id_);
  // A page target's id is that of its main frame.
  page->DidAttachFrame(self->target_id_, "");
  context->DidCreatePage(page);
  self->CollectScripts();
  return self;
}

ChromiumPage::ChromiumPage(boost::asio::any_io_executor executor, Ref<CdpConnection> connection,
                           Ref<CdpSession> session, std::string target_id,
                           Ref<const RealmScript> realm_script, bool headless)
    : executor_(executor),
      connection_(std::move(connection)),
      target_id_(std::move(target_id)),
      realm_script_(std::move(realm_script)),
      headless_(headless),
      input_(std::make_shared<ChromiumInput>(session, [this] { return AwaitRenderers(); })),
      coverage_(executor, std::move(session), realm_script_),
      settings_updated_(executor),
      ready_(executor),
      navigated_(executor) {
  settings_updated_.Set(true);
}

Task<void> ChromiumPage::Initialize() {
  const Ref<ChromiumPage> self = shared_from_this();
  const Ref<Page> page = this->page();
  const absl::Status initialized = co_await main_->Initialize();
  if (!initialized.ok()) {
    ready_.Set(initialized);
    co_return;
  }
  initialized_ = true;
  if (page->main_frame()->url().empty()) co_await AwaitFirstDocument();
  Announce();
}

void ChromiumPage::Announce() {
  const Ref<Page> page = this->page();
  if (!page || page->closed() || std::exchange(announced_, true)) return;
  if (const Ref<BrowserContext> context = page->context()) context->DidOpenPage(page);
  ready_.Set(absl::OkStatus());
}

// A popup begins with a document that has no URL. Its first own one follows at once, but not with every URL
// it can be opened with: `javascript:` and what is blocked bring none.
Task<void> ChromiumPage::AwaitFirstDocument() {
  const Ref<ChromiumPage> self = shared_from_this();
  const Ref<Frame> frame = page()->main_frame();
  Spawn(executor_, LookForNavigation(self));
  co_await navigated_.Wait();
  if (frame->url().empty()) StayAt(co_await session()->Send(cdp::page::GetFrameTree()));
}

void ChromiumPage::StayAt(const absl::StatusOr<cdp::page::GetFrameTreeResult>& tree) {
  const Ref<Page> page = this->page();
  if (!page || !tree.ok() || !page->main_frame()->url().empty()) return;
  const std::string& url = tree->frame_tree.frame.url;
  // Told where the frame is known already, by a request that came to nothing.
  page->main_frame()->DidNavigateWithinDocument(url.empty() ? "about:blank" : url);
}

// Beside the wait for the document itself, which the opener may stop with a dialog as soon as it is there.
Task<void> ChromiumPage::LookForNavigation(Ref<ChromiumPage> self) {
  // When the renderer answers the second time, it has told of the navigation, or begun to run the script that
  // `javascript:` is.
  static_cast<void>(co_await self->session()->Send(cdp::page::GetFrameTree()));
  const auto tree = co_await self->session()->Send(cdp::page::GetFrameTree());
  if (self->navigating_) co_return;
  self->StayAt(tree);
  self->navigated_.Set(true);
}

Task<absl::StatusOr<Ref<Page>>> ChromiumPage::Ready() {
  const Ref<ChromiumPage> self = shared_from_this();
  CO_RETURN_IF_ERROR(co_await ready_.Wait());
  const Ref<Page> page = this->page();
  if (!page) co_return TargetClosedError();
  co_return page;
}

std::vector<Ref<FrameSession>> ChromiumPage::Sessions() const {
  std::vector<Ref<FrameSession>> sessions(1, main_);
  for (const auto& [id, session] : frames_) sessions.push_back(session);
  return sessions;
}

Ref<FrameSession> ChromiumPage::SessionOf(const Frame& frame) const {
  for (Ref<const Frame> ancestor = frame.shared_from_this(); ancestor; ancestor = ancestor->parent()) {
    for (const auto& [id, session] : frames_) {
      if (session->root_frame_id() == ancestor->id()) return session;
    }
  }
  return main_;
}

Task<absl::Status> ChromiumPage::ForEachSession(std::function<Task<absl::Status>(Ref<CdpSession>)> send) {
  const Ref<ChromiumPage> self = shared_from_this();
  std::vector<Task<absl::Status>> pending;
  for (const Ref<FrameSession>& session : Sessions()) pending.push_back(send(session->session()));
  co_return co_await AwaitAll(std::move(pending));
}

namespace {

template <class Result>
Task<absl::Status> Succeeded(Task<absl::StatusOr<Result>> pending) {
  const auto answer = co_await std::move(pending);
  co_return answer.status();
}

}  // namespace

Task<absl::Status> ChromiumPage::AwaitRenderers() {
  return ForEachSession(
      [](const Ref<CdpSession>& session) { return Succeeded(session->Send(cdp::page::GetFrameTree())); });
}

std::vector<Task<absl::Status>> ChromiumPage::SendState(const Ref<FrameSession>& session) {
  const Ref<Page> page = this->page();
  const Ref<BrowserContext> context = page ? page->context() : nullptr;
  if (!context) return {};
  const browser::ContextOptions& options = context->options();
  CdpSession& target = *session->session();
  std::vector<Task<absl::Status>> pending;
  cdp::runtime::AddBinding binding;
  for (const std::string& name : {realm_script_->functions_binding(), realm_script_->sockets_binding()}) {
    binding.name = name;
    target.Post(binding);
  }
  for (const auto& [id, script] : scripts_) {
    pending.push_back(AddScriptTo(shared_from_this(), session, id,
                                  session->AddScript(*script.source, /*everywhere=*/true)));
  }
  pending.push_back(SendContextOptions(target, options));
  pending.push_back(SendMedia(target, options, page->media()));
  if (session == main_ && page->viewport()) {
    for (Task<absl::Status>& sent : SendSize()) pending.push_back(std::move(sent));
  }
  if (options.geolocation) pending.push_back(SendGeolocation(target, options.geolocation));
  if (options.offline) pending.push_back(SendOffline(target, true));
  if (const std::vector<browser::Header> headers = ExtraHeaders(); !headers.empty()) {
    pending.push_back(SendExtraHeaders(target, headers));
  }
  if (page->takes_file_choosers()) pending.push_back(SendFileChoosers(target, true));
  const InterceptionReasons reasons = ReasonsToIntercept(*context, page.get());
  if (reasons.routes || reasons.credentials) {
    for (Task<absl::Status>& sent : SendInterception(target, reasons)) pending.push_back(std::move(sent));
  }
  return pending;
}

namespace {

// Pages of the browser's own that show a profile.
bool NeedsAProfile(std::string_view url) {
  constexpr std::string_view kScheme = "chrome://";
  constexpr std::array<std::string_view, 6> kHosts = {"apps",    "extensions",       "help",
                                                      "history", "password-manager", "settings"};
  const std::string lower = absl::AsciiStrToLower(Abseil(url));
  if (!absl::StartsWith(lower, Abseil(kScheme))) return false;
  const size_t end = lower.find_first_of("/?#", kScheme.size());
  const std::string host = lower.substr(kScheme.size(), end - kScheme.size());
  return std::find(kHosts.begin(), kHosts.end(), host) != kHosts.end();
}

}  // namespace

Task<absl::StatusOr<browser::StartedNavigation>> ChromiumPage::Navigate(Ref<Frame> frame, std::string url,
                                                                        std::string referer) {
  const Ref<FrameSession> session = SessionOf(*frame);
  cdp::page::Navigate command;
  command.url = url;
  if (!page()->context()->persistent() && NeedsAProfile(url)) {
    co_return Error(
        absl::StrCat("Cannot navigate to \"", url,
                     "\": this page is not available in an isolated browser context, and opening it "
                     "crashes the browser. Use browserType.launchPersistentContext() instead."));
  }
  if (!referer.empty()) command.referrer = std::move(referer);
  command.referrer_policy = "unsafeUrl";
  command.frame_id = frame->id();
  ASSIGN_OR_CO_RETURN(auto answer, co_await session->session()->Send(command));
  if (answer.error_text && !answer.error_text->empty()) {
    co_return Error(absl::StrCat(*answer.error_text, " at ", url));
  }
  browser::StartedNavigation started;
  started.document_id = answer.loader_id.value_or("");
  co_return started;
}

namespace {

constexpr int kMostAttempts = 100;

const absl::Status& StatusOf(const absl::Status& status) { return status; }
template <class Result>
const absl::Status& StatusOf(const absl::StatusOr<Result>& result) {
  return result.status();
}

bool IsBetweenDocuments(const absl::Status& status) {
  return absl::StrContains(status.message(), "Not attached to an active page");
}

// For commands that the browser itself carries out. The renderer tells of a document's commit before the
// browser has made it the page's; by the time the renderer has answered something else, it mostly has.
template <class Command>
auto SendToActivePage(Ref<CdpSession> session, Command command) -> decltype(session->Send(command)) {
  auto answer = co_await session->Send(command);
  for (int attempts = 1; IsBetweenDocuments(StatusOf(answer)) && attempts < kMostAttempts; ++attempts) {
    const auto tree = co_await session->Send(cdp::page::GetFrameTree());
    CO_RETURN_IF_ERROR(tree.status());
    answer = co_await session->Send(command);
  }
  co_return answer;
}

}  // namespace

Task<absl::StatusOr<bool>> ChromiumPage::Reload() {
  const Ref<ChromiumPage> self = shared_from_this();
  CO_RETURN_IF_ERROR(co_await SendToActivePage(session(), cdp::page::Reload()));
  co_return true;
}

Task<absl::StatusOr<bool>> ChromiumPage::GoInHistory(int delta) {
  const Ref<ChromiumPage> self = shared_from_this();
  ASSIGN_OR_CO_RETURN(auto history, co_await SendToActivePage(session(), cdp::page::GetNavigationHistory()));
  const int64_t index = history.current_index + delta;
  if (index < 0 || index >= static_cast<int64_t>(history.entries.size())) co_return false;
  cdp::page::NavigateToHistoryEntry command;
  command.entry_id = history.entries[static_cast<size_t>(index)].id;
  CO_RETURN_IF_ERROR(co_await SendToActivePage(session(), command));
  co_return true;
}

Task<absl::StatusOr<std::string>> ChromiumPage::ShownTitle() {
  const Ref<ChromiumPage> self = shared_from_this();
  ASSIGN_OR_CO_RETURN(auto history, co_await session()->Send(cdp::page::GetNavigationHistory()));
  const auto current = static_cast<size_t>(history.current_index);
  co_return current < history.entries.size() ? history.entries[current].title : "";
}

// Between two documents the browser asks the one that goes, and the wish goes with it: the page stays.
Task<absl::Status> ChromiumPage::Close() {
  const Ref<ChromiumPage> self = shared_from_this();
  cdp::target::CloseTarget close;
  close.target_id = target_id_;
  const cdp::page::GetNavigationHistory look;
  for (bool asked = false;; asked = true) {
    // The browser is looked at on both sides of the wish: it may commit a document in the meantime.
    auto before = session()->Send(look);
    auto closing = connection_->root()->Send(close);
    auto after = session()->Send(look);
    const auto closed = co_await std::move(closing);
    // The target that was asked before may have gone by itself.
    if (!closed.ok()) co_return asked ? absl::OkStatus() : closed.status();
    const auto was = co_await std::move(before);
    const auto is = co_await std::move(after);
    if (!IsBetweenDocuments(was.status()) && !IsBetweenDocuments(is.status())) co_return absl::OkStatus();
    const auto tree = co_await session()->Send(cdp::page::GetFrameTree());
    if (!tree.ok()) co_return absl::OkStatus();
  }
}

Task<absl::Status> ChromiumPage::RunBeforeUnload() { return SendToActivePage(session(), cdp::page::Close()); }

Task<absl::Status> ChromiumPage::BringToFront() { return session()->Send(cdp::page::BringToFront()); }

Task<absl::Status> ChromiumPage::CollectGarbage() {
  return session()->Send(cdp::heap_profiler::CollectGarbage());
}

Task<absl::StatusOr<browser::AccessibleNode>> ChromiumPage::AccessibilityTree() {
  return ReadAccessibilityTree(session());
}

std::vector<Task<absl::Status>> ChromiumPage::SendSize() {
  const Ref<Page> page = this->page();
  std::vector<Task<absl::Status>> pending;
  pending.push_back(SendViewport(*session(), page->context()->options(), *page));
  if (!headless_) return pending;
  Task<absl::Status> resized = SendWindowSize(session(), *page->viewport());
  if (page->opener() && !initialized_) {
    // The opener goes on as soon as the popup runs, and may stop it with a dialog at once.
    static_cast<void>(InBackground(executor_, std::move(resized)));
  } else {
    pending.push_back(std::move(resized));
  }
  return pending;
}

Task<absl::Status> ChromiumPage::Apply(browser::PageSetting changed) {
  switch (changed) {
    case browser::PageSetting::kViewport:
      return AwaitAll(SendSize());
    case browser::PageSetting::kEmulatedMedia:
      return ForEachSession([this](const Ref<CdpSession>& session) {
        return SendMedia(*session, page()->context()->options(), page()->media());
      });
    case browser::PageSetting::kGeolocation:
      return ForEachSession([this](const Ref<CdpSession>& session) {
        return SendGeolocation(*session, page()->context()->options().geolocation);
      });
    case browser::PageSetting::kExtraHttpHeaders:
      return SendExtraHeadersEverywhere();
    case browser::PageSetting::kInterception:
      return SendInterceptionEverywhere();
    case browser::PageSetting::kOffline:
      return ForEachSession([this](const Ref<CdpSession>& session) {
        return SendOffline(*session, page()->context()->options().offline);
      });
    case browser::PageSetting::kFileChoosers:
      return ForEachSession([this](const Ref<CdpSession>& session) {
        return SendFileChoosers(*session, page()->takes_file_choosers());
      });
    case browser::PageSetting::kPasskeys:
      return authenticator_->Update();
    case browser::PageSetting::kWebSocketRoutes:
      break;
  }
  return UpdateSettings();
}

Task<absl::StatusOr<Ref<JSHandle>>> ChromiumPage::FrameElement(Ref<Frame> frame) {
  const Ref<Frame> parent = frame->parent();
  if (!parent) co_return Error("Frame has been detached.");
  const Ref<CdpSession> session = SessionOf(*parent)->session();
  cdp::dom::GetFrameOwner owner;
  owner.frame_id = frame->id();
  auto node = co_await session->Send(owner);
  if (!node.ok()) co_return Error("Frame has been detached.");
  ASSIGN_OR_CO_RETURN(Ref<browser::ExecutionContext> context,
                      co_await parent->Context(browser::World::kMain));
  const std::vector<browser::NodeId> nodes(1, node->backend_node_id);
  ASSIGN_OR_CO_RETURN(const std::vector<Ref<JSHandle>> handles, co_await context->Adopt(nodes));
  co_return handles.front();
}

}  // namespace understudy::chromium

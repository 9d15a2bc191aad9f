#include "server/chromium/frame_session.h"

#include <utility>

#include "server/base/errors.h"
#include "server/base/spawn.h"
#include "server/browser/browser_context.h"
#include "server/browser/dialog.h"
#include "server/browser/page.h"
#include "server/chromium/answers.h"
#include "server/chromium/cdp/emulation.h"
#include "server/chromium/cdp/inspector.h"
#include "server/chromium/cdp/log.h"
#include "server/chromium/chromium_page.h"
#include "server/chromium/console.h"
#include "server/chromium/emulation.h"
#include "server/chromium/page_error.h"
#include "server/chromium/realm.h"

namespace understudy::chromium {
namespace {

using browser::ExecutionContext;
using browser::Frame;
using browser::LoadState;
using browser::Page;
using browser::World;

Task<absl::Status> AnswerDialog(WeakRef<CdpSession> weak_session, bool accept, std::string prompt_text) {
  const Ref<CdpSession> session = weak_session.lock();
  if (!session) co_return TargetClosedError();
  cdp::page::HandleJavaScriptDialog command;
  command.accept = accept;
  command.prompt_text = std::move(prompt_text);
  co_return co_await session->Send(command);
}

// The isolated world in which the driver's own questions to a document run.
constexpr char kUtilityWorld[] = "__understudy_utility_world";

}  // namespace

namespace {

Task<void> TellOfFileChooser(Ref<Frame> frame, int64_t node, bool multiple) {
  const auto context = co_await frame->Context(World::kMain);
  if (!context.ok()) co_return;
  const std::vector<browser::NodeId> nodes(1, node);
  const auto inputs = co_await (*context)->Adopt(nodes);
  const Ref<Page> page = frame->page();
  if (inputs.ok() && page) page->on_file_chooser(inputs->front(), multiple);
}

}  // namespace

FrameSession::FrameSession(WeakRef<ChromiumPage> page, Ref<CdpSession> session, std::string root_frame_id)
    : page_(std::move(page)), session_(std::move(session)), root_frame_id_(std::move(root_frame_id)) {}

template <class Event, class Method>
void FrameSession::Listen(Method method) {
  subscriptions_.push_back(
      session_->On<Event>([this, method](const Event& event) { (this->*method)(event); }));
}

Ref<Page> FrameSession::FindPage() const {
  const Ref<ChromiumPage> page = page_.lock();
  return page ? page->page() : nullptr;
}

Ref<Frame> FrameSession::FindFrame(const std::string& id) const {
  const Ref<Page> page = FindPage();
  return page ? page->FindFrame(id) : nullptr;
}

// Every command is on its way before the first answer: the target runs after one round trip.
Task<absl::Status> FrameSession::Initialize() {
  const Ref<FrameSession> self = shared_from_this();
  const Ref<ChromiumPage> page = page_.lock();
  if (!page) co_return TargetClosedError();
  Subscribe();
  network_ = page->WatchNetwork(session_);
  web_sockets_ = std::make_unique<WatchedWebSockets>(page->page(), session_);
  session_->Post(cdp::page::Enable());
  auto tree = session_->Send(cdp::page::GetFrameTree());
  session_->Post(cdp::log::Enable());
  cdp::page::SetLifecycleEventsEnabled lifecycle;
  lifecycle.enabled = true;
  session_->Post(lifecycle);
  session_->Post(cdp::runtime::Enable());
  cdp::page::AddScriptToEvaluateOnNewDocument utility;
  utility.world_name = kUtilityWorld;
  utility.run_immediately = true;
  session_->Post(utility);
  cdp::target::SetAutoAttach attach;
  attach.auto_attach = true;
  attach.wait_for_debugger_on_start = true;
  attach.flatten = true;
  session_->Post(attach);
  cdp::emulation::SetFocusEmulationEnabled focus;
  focus.enabled = true;
  session_->Post(focus);
  std::vector<Task<absl::Status>> pending = page->SendState(self);
  // The page's own session answers for all its frames.
  if (page->session() == session_) CO_RETURN_IF_ERROR(co_await page->SendPasskeys());
  pending.push_back(session_->Send(cdp::runtime::RunIfWaitingForDebugger()));
  const auto frames = co_await std::move(tree);
  if (frames.ok()) Build(frames->frame_tree);
  const absl::Status answered = co_await AwaitAll(std::move(pending));
  CO_RETURN_IF_ERROR(frames.status());
  co_return answered;
}

void FrameSession::Subscribe() {
  SubscribeToDocuments();
  SubscribeToRealms();
  Listen<cdp::target::AttachedToTarget>(&FrameSession::OnAttachedToTarget);
  subscriptions_.push_back(session_->On<cdp::page::WindowOpen>([this](const cdp::page::WindowOpen& event) {
    if (const Ref<ChromiumPage> page = page_.lock()) page->DidOpenWindow(event.window_features);
  }));
  subscriptions_.push_back(session_->On<cdp::target::DetachedFromTarget>([this](const auto& event) {
    if (const Ref<ChromiumPage> page = page_.lock()) page->DidDetachSession(event.session_id);
  }));
  Listen<cdp::page::JavascriptDialogOpening>(&FrameSession::OnDialog);
  subscriptions_.push_back(
      session_->On<cdp::page::FileChooserOpened>([this](const cdp::page::FileChooserOpened& event) {
        const Ref<Frame> frame = FindFrame(event.frame_id);
        if (!frame || !event.backend_node_id) return;
        Spawn(frame->executor(),
              TellOfFileChooser(frame, *event.backend_node_id, event.mode == "selectMultiple"));
      }));
  Listen<cdp::page::JavascriptDialogClosed>(&FrameSession::OnDialogClosed);
  subscriptions_.push_back(session_->On<cdp::inspector::TargetCrashed>([this](const auto&) {
    if (const Ref<ChromiumPage> page = page_.lock()) page->DidCrash(*this);
  }));
}

void FrameSession::SubscribeToDocuments() {
  subscriptions_.push_back(session_->On<cdp::page::FrameRequestedNavigation>(
      [this](const cdp::page::FrameRequestedNavigation& event) {
        const Ref<ChromiumPage> page = page_.lock();
        if (page && event.disposition == "currentTab") page->DidRequestNavigation(event.frame_id);
      }));
  subscriptions_.push_back(
      session_->On<cdp::page::FrameStartedNavigating>([this](const cdp::page::FrameStartedNavigating& event) {
        if (const Ref<ChromiumPage> page = page_.lock()) page->DidStartNavigating(event.frame_id);
      }));
  subscriptions_.push_back(
      session_->On<cdp::page::FrameStoppedLoading>([this](const cdp::page::FrameStoppedLoading& event) {
        if (const Ref<ChromiumPage> page = page_.lock()) page->DidStopLoading(event.frame_id);
      }));
  subscriptions_.push_back(
      session_->On<cdp::page::FrameAttached>([this](const cdp::page::FrameAttached& event) {
        if (const Ref<ChromiumPage> page = page_.lock())
          page->DidAttachFrame(*this, event.frame_id, event.parent_frame_id);
      }));
  Listen<cdp::page::FrameDetached>(&FrameSession::OnFrameDetached);
  subscriptions_.push_back(session_->On<cdp::page::FrameNavigated>(
      [this](const cdp::page::FrameNavigated& event) { OnFrameNavigated(event.frame, /*initial=*/false); }));
  subscriptions_.push_back(session_->On<cdp::page::NavigatedWithinDocument>(
      [this](const cdp::page::NavigatedWithinDocument& event) {
        if (const Ref<Frame> frame = FindFrame(event.frame_id)) frame->DidNavigateWithinDocument(event.url);
      }));
  Listen<cdp::page::LifecycleEvent>(&FrameSession::OnLifecycleEvent);
  subscriptions_.push_back(
      session_->On<cdp::page::DocumentOpened>([this](const cdp::page::DocumentOpened& event) {
        if (const Ref<Frame> frame = FindFrame(event.frame.id)) frame->DidOpenDocument();
      }));
}

void FrameSession::SubscribeToRealms() {
  subscriptions_.push_back(session_->On<cdp::runtime::ExecutionContextCreated>(
      [this](const auto& event) { OnContextCreated(event.context); }));
  subscriptions_.push_back(session_->On<cdp::runtime::ExecutionContextDestroyed>(
      [this](const auto& event) { OnContextDestroyed(event.execution_context_id); }));
  subscriptions_.push_back(session_->On<cdp::runtime::ExecutionContextsCleared>([this](const auto&) {
    while (!realms_.empty()) OnContextDestroyed(realms_.begin()->first);
  }));
  Listen<cdp::runtime::BindingCalled>(&FrameSession::OnBindingCalled);
  subscriptions_.push_back(
      session_->On<cdp::runtime::ConsoleAPICalled>([this](const cdp::runtime::ConsoleAPICalled& event) {
        const auto realm = realms_.find(event.execution_context_id);
        const Ref<Page> page = FindPage();
        if (realm == realms_.end() || !page) return;
        page->DidLogToConsole(ToConsoleMessage(event, *realm->second.context, page, nullptr));
      }));
  subscriptions_.push_back(session_->On<cdp::runtime::ExceptionThrown>([this](const auto& event) {
    if (const Ref<Page> page = FindPage()) page->DidThrow(ToPageError(event.exception_details, page));
  }));
  subscriptions_.push_back(session_->On<cdp::log::EntryAdded>([this](const cdp::log::EntryAdded& event) {
    const Ref<Page> page = FindPage();
    if (page && event.entry.source != "worker") page->DidLogToConsole(ToConsoleMessage(event.entry, page));
  }));
}

void FrameSession::Build(const cdp::page::FrameTree& tree) {
  const Ref<ChromiumPage> page = page_.lock();
  if (!page) return;
  page->DidAttachFrame(*this, tree.frame.id, tree.frame.parent_id.value_or(""));
  OnFrameNavigated(tree.frame, /*initial=*/true);
  if (!tree.child_frames) return;
  for (const cdp::page::FrameTree& child : *tree.child_frames) Build(child);
}

void FrameSession::OnFrameDetached(const cdp::page::FrameDetached& event) {
  // A frame that is swapped goes on in a target of its own.
  const Ref<Page> page = FindPage();
  if (page && event.reason != "swap") page->DidDetachFrame(event.frame_id);
}

void FrameSession::OnFrameNavigated(const cdp::page::Frame& payload, bool initial) {
  const Ref<ChromiumPage> page = page_.lock();
  const Ref<Frame> frame = FindFrame(payload.id);
  if (!frame) return;
  // What a new document replaces is gone, whether or not its process still says so.
  if (!initial) frame->page()->DidDetachChildFrames(*frame);
  frame->DidCommitDocument(payload.url + payload.url_fragment.value_or(""), payload.name.value_or(""),
                           payload.loader_id, initial);
  if (!initial) page->DidCommitDocument(*frame);
}

void FrameSession::OnLifecycleEvent(const cdp::page::LifecycleEvent& event) {
  const Ref<Frame> frame = FindFrame(event.frame_id);
  if (!frame) return;
  if (event.name == "DOMContentLoaded") frame->DidReachLoadState(LoadState::kDomContentLoaded);
  if (event.name == "load") frame->DidReachLoadState(LoadState::kLoad);
}

void FrameSession::OnContextCreated(const cdp::runtime::ExecutionContextDescription& description) {
  const Ref<ChromiumPage> page = page_.lock();
  if (!page || !description.aux_data) return;
  const boost::json::value* frame_id = description.aux_data->if_contains("frameId");
  const boost::json::value* is_default = description.aux_data->if_contains("isDefault");
  if (!frame_id || !frame_id->is_string()) return;
  const Ref<Frame> frame = FindFrame(std::string(frame_id->get_string()));
  const bool main = is_default && is_default->is_bool() && is_default->get_bool();
  if (!frame || (!main && description.name != kUtilityWorld)) return;
  OnContextDestroyed(description.id);
  const boost::asio::any_io_executor executor = page->executor();
  const Ref<InjectedObject> injected =
      main ? InjectedObject::OfDocument(executor, session_, description.unique_id, page->realm_script())
           : InjectedObject::OfIsolatedWorld(executor, session_, description.unique_id);
  const auto context = std::make_shared<ExecutionContext>(
      executor, std::make_unique<Realm>(session_, description.id, injected), frame);
  realms_[description.id] = {context, frame, injected, main};
  frame->DidCreateContext(main ? World::kMain : World::kUtility, context);
}

void FrameSession::OnContextDestroyed(int64_t id) {
  const auto found = realms_.find(id);
  if (found == realms_.end()) return;
  const KnownRealm realm = found->second;
  realms_.erase(found);
  if (realm.sockets) realm.sockets->DidLoseRealm();
  if (const Ref<Frame> frame = realm.frame.lock()) {
    frame->DidDestroyContext(realm.context);
  } else {
    realm.context->DidDestroy(TargetClosedError());
  }
}

void FrameSession::OnBindingCalled(const cdp::runtime::BindingCalled& event) {
  const auto found = realms_.find(event.execution_context_id);
  const Ref<ChromiumPage> page = page_.lock();
  if (found == realms_.end() || !page) return;
  KnownRealm& realm = found->second;
  if (event.name == page->realm_script()->functions_binding()) {
    if (!realm.functions) {
      realm.functions =
          std::make_shared<browser::RealmFunctions>(page->page(), realm.context, realm.injected);
    }
    const Ref<browser::RealmFunctions> functions = realm.functions;
    functions->DidReceive(event.payload);
  } else if (event.name == page->realm_script()->sockets_binding()) {
    if (!realm.sockets) realm.sockets = page->web_socket_routing()->NewRealm(realm.injected);
    const Ref<browser::RealmSockets> sockets = realm.sockets;
    sockets->DidReceive(event.payload);
  }
}

void FrameSession::OnAttachedToTarget(const cdp::target::AttachedToTarget& event) {
  if (const Ref<ChromiumPage> page = page_.lock()) page->DidAttachSession(session_, event);
}

void FrameSession::OnDialog(const cdp::page::JavascriptDialogOpening& event) {
  const Ref<Page> page = FindPage();
  const Ref<browser::BrowserContext> context = page ? page->context() : nullptr;
  if (!context) return;
  const WeakRef<CdpSession> session = session_;
  const auto dialog = std::make_shared<browser::Dialog>(
      page, event.type, event.message, event.default_prompt.value_or(""),
      [session](bool accept, std::string text) { return AnswerDialog(session, accept, std::move(text)); });
  dialog_ = dialog;
  context->DidOpenDialog(dialog);
}

void FrameSession::OnDialogClosed(const cdp::page::JavascriptDialogClosed&) {
  const Ref<browser::Dialog> dialog = std::exchange(dialog_, {}).lock();
  if (dialog) dialog->DidClose();
}

namespace {

Task<absl::StatusOr<std::string>> Identifier(
    Task<absl::StatusOr<cdp::page::AddScriptToEvaluateOnNewDocumentResult>> pending) {
  ASSIGN_OR_CO_RETURN(auto answer, co_await std::move(pending));
  co_return std::move(answer.identifier);
}

}  // namespace

Task<absl::StatusOr<std::string>> FrameSession::AddScript(const std::string& source, bool everywhere) {
  cdp::page::AddScriptToEvaluateOnNewDocument command;
  command.source = source;
  if (everywhere) command.run_immediately = true;
  return Identifier(session_->Send(command));
}

Task<absl::Status> FrameSession::RemoveScript(std::string identifier) {
  cdp::page::RemoveScriptToEvaluateOnNewDocument command;
  command.identifier = std::move(identifier);
  return session_->Send(command);
}

namespace {

Task<absl::Status> ConfigureUnlessGone(Ref<ExecutionContext> context, Ref<InjectedObject> injected,
                                       boost::json::object settings) {
  const absl::Status configured = co_await injected->Configure(std::move(settings));
  co_return context->destroyed() ? absl::OkStatus() : configured;
}

}  // namespace

Task<absl::Status> FrameSession::Configure(boost::json::object settings) {
  std::vector<Task<absl::Status>> pending;
  for (const auto& [id, realm] : realms_) {
    if (realm.main) pending.push_back(ConfigureUnlessGone(realm.context, realm.injected, settings));
  }
  co_return co_await AwaitAll(std::move(pending));
}

namespace {

Task<absl::Status> TurnUnlessGone(Ref<ExecutionContext> context,
                                  std::vector<browser::CallArgument> arguments) {
  const auto turned = co_await context->Call(browser::Bundle::kClock, "change", std::move(arguments),
                                             browser::Returned::kValue);
  co_return context->destroyed() ? absl::OkStatus() : turned.status();
}

}  // namespace

void FrameSession::TurnClock(const browser::ClockTurn& turn, std::vector<Task<absl::Status>>& answers) {
  const Ref<ChromiumPage> page = page_.lock();
  if (!page) return;
  for (const auto& [id, realm] : realms_) {
    if (!realm.main) continue;
    std::vector<browser::CallArgument> arguments;
    arguments.emplace_back(std::in_place_type<boost::json::value>, browser::ToJson(turn.before));
    arguments.emplace_back(std::in_place_type<boost::json::value>, browser::ToJson(turn.way));
    arguments.emplace_back(std::in_place_type<boost::json::value>, browser::ToJson(turn.after));
    answers.push_back(InBackground(page->executor(), TurnUnlessGone(realm.context, std::move(arguments))));
  }
}

void FrameSession::DidReplaceDocuments() {
  if (web_sockets_) web_sockets_->CloseAll();
}

void FrameSession::DidCrash() {
  session_->MarkCrashed();
  // The realms stay: what is asked of them answers that the target crashed.
  const std::map<int64_t, KnownRealm> realms = realms_;
  for (const auto& [id, realm] : realms) {
    if (realm.sockets) realm.sockets->DidLoseRealm();
  }
}

void FrameSession::DidDetach() {
  const Ref<FrameSession> self = shared_from_this();
  subscriptions_.clear();
  network_.reset();
  web_sockets_.reset();
  while (!realms_.empty()) OnContextDestroyed(realms_.begin()->first);
}

}  // namespace understudy::chromium

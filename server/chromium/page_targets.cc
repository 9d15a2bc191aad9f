// The targets a page consists of besides its own: out-of-process iframes and workers, and how they come and
// go.

#include <utility>

#include <absl/strings/numbers.h>
#include <absl/strings/str_split.h>

#include "server/base/errors.h"
#include "server/base/spawn.h"
#include "server/browser/browser_context.h"
#include "server/chromium/cdp/page.h"
#include "server/chromium/cdp/runtime.h"
#include "server/chromium/chromium_page.h"
#include "server/chromium/emulation.h"
#include "server/chromium/interception.h"

namespace understudy::chromium {

void ChromiumPage::DidAttachFrame(FrameSession& session, const std::string& id,
                                  const std::string& parent_id) {
  // An out-of-process frame that comes back into its parent's process shows up there under its old id.
  for (const auto& [session_id, child] : frames_) {
    if (child->root_frame_id() != id || child.get() == &session) continue;
    const Ref<FrameSession> former = child;
    ForgetScriptsOf(session_id);
    frames_.erase(session_id);
    former->DidDetach();
    break;
  }
  if (const Ref<browser::Page> page = this->page()) page->DidAttachFrame(id, parent_id);
}

void ChromiumPage::DidAttachSession(const Ref<CdpSession>& parent,
                                    const cdp::target::AttachedToTarget& event) {
  const Ref<CdpSession> attached = connection_->Session(event.session_id);
  if (!attached) return;
  if (event.target_info.type == "iframe") {
    const auto frame =
        std::make_shared<FrameSession>(weak_from_this(), attached, event.target_info.target_id);
    frames_[event.session_id] = frame;
    Spawn(executor_, InitializeFrame(frame));
    return;
  }
  if (event.target_info.type == "worker") {
    AttachWorker(parent, attached, event);
    return;
  }
  attached->Post(cdp::runtime::RunIfWaitingForDebugger());
  cdp::target::DetachFromTarget detach;
  detach.session_id = event.session_id;
  parent->Post(detach);
}

Ref<browser::Frame> ChromiumPage::FrameOfWorker(const CdpSession& parent,
                                                const cdp::target::TargetInfo& worker) const {
  const Ref<browser::Page> page = this->page();
  Ref<browser::Frame> frame = worker.parent_frame_id ? page->FindFrame(*worker.parent_frame_id) : nullptr;
  const auto session = frames_.find(parent.id());
  // Older browsers don't tell.
  if (!frame && session != frames_.end()) frame = page->FindFrame(session->second->root_frame_id());
  return frame ? frame : page->main_frame();
}

void ChromiumPage::AttachWorker(const Ref<CdpSession>& parent, const Ref<CdpSession>& attached,
                                const cdp::target::AttachedToTarget& event) {
  const Ref<browser::Page> page = this->page();
  const Ref<browser::BrowserContext> context = page ? page->context() : nullptr;
  const Ref<browser::Browser> browser = context ? context->browser() : nullptr;
  if (!browser) return;
  const auto worker = std::make_shared<browser::Worker>(executor_, event.target_info.url, page_);
  const auto session = std::make_shared<WorkerSession>(executor_, attached, worker, routing_, realm_script_);
  workers_[event.session_id] = session;
  page->DidAttachWorker(event.session_id, worker);
  session->Watch(WatchNetworkOf(worker, FrameOfWorker(*parent, event.target_info), attached),
                 std::make_unique<WatchedWebSockets>(page_, attached));
  session->on_console.connect([weak = page_](const Ref<browser::ConsoleMessage>& message) {
    if (const Ref<browser::Page> page = weak.lock()) page->DidLogToConsole(message);
  });
  // Of what else the page pretends, the browser tells its workers.
  PostUserAgent(*attached, context->options());
  if (const std::vector<browser::Header> headers = ExtraHeaders(); !headers.empty())
    static_cast<void>(SendExtraHeaders(*attached, headers));
  if (ReasonsToIntercept(*context, page.get()).routes)
    static_cast<void>(SendCacheDisabled(*attached, /*disabled=*/true));
  session->on_attached_to_target.connect(
      [this, attached](const cdp::target::AttachedToTarget& nested) { DidAttachSession(attached, nested); });
  session->on_detached_from_target.connect(
      [this](const cdp::target::DetachedFromTarget& nested) { DidDetachSession(nested.session_id); });
  session->Start(*browser, event.waiting_for_debugger);
}

Task<void> ChromiumPage::InitializeFrame(Ref<FrameSession> session) {
  const Ref<ChromiumPage> self = shared_from_this();
  // A frame that goes away while it is set up needs nothing more.
  (void)co_await session->Initialize();
}

void ChromiumPage::DidDetachSession(const std::string& session_id) {
  if (const auto worker = workers_.extract(session_id); !worker.empty()) {
    worker.mapped()->CloseWebSockets();
    worker.mapped()->DidDetach();
    if (const Ref<browser::Page> page = this->page()) page->DidDetachWorker(session_id);
    return;
  }
  const auto found = frames_.find(session_id);
  if (found == frames_.end()) return;
  const Ref<FrameSession> session = found->second;
  frames_.erase(found);
  ForgetScriptsOf(session_id);
  session->DidDetach();
  Spawn(executor_, DetachFrameUnlessSwapped(session));
}

// The target's end is told before the parent says whether the frame moved to its process or is gone: after
// one round trip to the parent its word is in.
Task<void> ChromiumPage::DetachFrameUnlessSwapped(Ref<FrameSession> session) {
  const Ref<ChromiumPage> self = shared_from_this();
  const Ref<browser::Page> page = this->page();
  const Ref<browser::Frame> frame = page ? page->FindFrame(session->root_frame_id()) : nullptr;
  const Ref<browser::Frame> parent = frame ? frame->parent() : nullptr;
  if (!parent) co_return;
  const std::string document = frame->document_id();
  (void)co_await SessionOf(*parent)->session()->Send(cdp::page::Enable());
  if (frame->document_id() == document && SessionOf(*frame) == SessionOf(*parent) && !frame->has_context()) {
    page->DidDetachFrame(frame->id());
  }
}

void ChromiumPage::DidCommitDocument(const browser::Frame& frame) {
  if (frame.parent()) return;
  navigated_.Set(true);
  // Before what the document says, such as a dialog's opening that is read in one go with this.
  if (initialized_) Announce();
  main_->DidReplaceDocuments();
}

void ChromiumPage::DidRequestNavigation(const std::string& frame_id) {
  const Ref<browser::Page> page = this->page();
  if (const Ref<browser::Frame> frame = page ? page->FindFrame(frame_id) : nullptr)
    page->on_navigation(frame);
}

void ChromiumPage::DidStartNavigating(const std::string& frame_id) {
  if (frame_id == target_id_) navigating_ = true;
}

void ChromiumPage::DidStopLoading(const std::string& frame_id) {
  const Ref<browser::Page> page = this->page();
  if (const Ref<browser::Frame> frame = page ? page->FindFrame(frame_id) : nullptr)
    frame->on_stopped_loading();
  if (frame_id != target_id_ || !std::exchange(navigating_, false)) return;
  navigated_.Set(true);
}

void ChromiumPage::DidOpenWindow(const std::vector<std::string>& features) {
  std::optional<int64_t> width, height;
  for (const std::string& feature : features) {
    const std::pair<std::string, std::string> parts = absl::StrSplit(feature, absl::MaxSplits('=', 1));
    int64_t pixels = 0;
    if (!absl::SimpleAtoi(parts.second, &pixels)) continue;
    if (parts.first == "width") width = pixels;
    if (parts.first == "height") height = pixels;
  }
  window_size_.reset();
  if (width && height) window_size_ = browser::Size{.width = *width, .height = *height};
}

void ChromiumPage::DidCrash(FrameSession& session) {
  session.DidCrash();
  const Ref<browser::Page> page = this->page();
  if (page && &session == main_.get()) page->DidCrash();
}

void ChromiumPage::DidClose() {
  const Ref<ChromiumPage> self = shared_from_this();
  const Ref<browser::Page> page = this->page();
  const Ref<browser::BrowserContext> context = page ? page->context() : nullptr;
  // A popup that is gone before it was told of has been there, and may have said something.
  if (context && page->opener() && !ready_.IsSet()) context->DidOpenPage(page);
  for (const auto& [id, session] : std::exchange(frames_, {})) session->DidDetach();
  for (const auto& [id, session] : std::exchange(workers_, {})) session->DidDetach();
  main_->DidDetach();
  navigated_.Set(true);
  if (page) page->DidClose();
  ready_.Set(TargetClosedError(page ? page->close_reason() : ""));
}

}  // namespace understudy::chromium

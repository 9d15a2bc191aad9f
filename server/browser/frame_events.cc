// What the backend tells a frame: the life of its documents, load states and realms.

#include <algorithm>
#include <utility>

#include "server/base/errors.h"
#include "server/browser/browser_context.h"
#include "server/browser/frame.h"
#include "server/browser/page.h"
#include "server/browser/request.h"

namespace understudy::browser {

void Frame::DidDetachChild(const Ref<Frame>& child) {
  std::erase(children_, child);
  ReportNetworkIdle();
}

void Frame::DidDetach(absl::Status reason) {
  if (std::exchange(detached_, true)) return;
  const Ref<Frame> self = shared_from_this();
  for (WorldSlot* slot : {&main_, &utility_}) {
    if (slot->context) slot->context->DidDestroy(reason);
    slot->context = nullptr;
    // Those who wait now, and those who ask later.
    slot->ready.Set(reason);
    slot->ready = Promise<absl::Status>(executor_);
    slot->ready.Set(reason);
  }
  on_detached();
}

void Frame::DidRequestNewDocument(Ref<Request> request) { pending_request_ = std::move(request); }

void Frame::DidCommitDocument(std::string url, std::string name, std::string document_id, bool initial) {
  const Ref<Frame> self = shared_from_this();
  url_ = std::move(url);
  name_ = std::move(name);
  document_id_ = document_id;
  Navigation navigation{.url = url_,
                        .name = name_,
                        .new_document = Navigation::NewDocument{document_id, nullptr},
                        .error = std::nullopt};
  if (pending_request_ && pending_request_->start().document_id == document_id) {
    navigation.new_document->request = std::exchange(pending_request_, nullptr);
  }
  if (initial) return;
  const Ref<Page> page = this->page();
  const Ref<BrowserContext> context = page ? page->context() : nullptr;
  if (context) context->network().DidReplaceDocument(*this, document_id);
  BeginLoadStates(navigation.new_document->request);
  if (page && page->main_frame() == self) page->DidNavigateMainFrame();
  on_navigated(navigation);
}

void Frame::DidNavigateWithinDocument(std::string url) {
  url_ = std::move(url);
  on_navigated({.url = url_, .name = name_, .new_document = std::nullopt, .error = std::nullopt});
}

void Frame::DidAbortNavigation(std::string document_id, std::string error) {
  Navigation navigation{.url = url_,
                        .name = name_,
                        .new_document = Navigation::NewDocument{document_id, nullptr},
                        .error = std::move(error)};
  if (pending_request_ && pending_request_->start().document_id == document_id) {
    navigation.new_document->request = std::exchange(pending_request_, nullptr);
  }
  if (redirection_ && redirection_->former_document_id == document_id) return;
  on_navigated(navigation);
}

void Frame::BeginLoadStates(const Ref<Request>& document) {
  for (const LoadState state : std::exchange(load_states_, {})) on_load_state(state, /*added=*/false);
  network_quiet_.Begin(document);
  AddLoadState(LoadState::kCommit);
}

void Frame::DidReachLoadState(LoadState state) { AddLoadState(state); }

void Frame::AddLoadState(LoadState state) {
  if (load_states_.insert(state).second) on_load_state(state, /*added=*/true);
}

// A frame counts as idle when all frames inside it are.
void Frame::ReportNetworkIdle() {
  if (!SubtreeIsQuiet()) return;
  AddLoadState(LoadState::kNetworkIdle);
  if (const Ref<Frame> parent = this->parent()) parent->ReportNetworkIdle();
}

bool Frame::SubtreeIsQuiet() const {
  return network_quiet_.quiet() &&
         std::all_of(children_.begin(), children_.end(), [](const auto& c) { return c->SubtreeIsQuiet(); });
}

void Frame::DidOpenDocument() {
  if (replacing_content_ > 0) BeginLoadStates(nullptr);
}

void Frame::DidCreateContext(World world, Ref<ExecutionContext> context) {
  WorldSlot& slot = Slot(world);
  slot.context = std::move(context);
  slot.ready.Set(absl::OkStatus());
}

void Frame::DidDestroyContext(const Ref<ExecutionContext>& context) {
  context->DidDestroy(detached_ ? Error("Frame was detached") : RealmDestroyedError());
  for (WorldSlot* slot : {&main_, &utility_}) {
    if (slot->context != context) continue;
    slot->context = nullptr;
    slot->ready = Promise<absl::Status>(executor_);
  }
}

}  // namespace understudy::browser

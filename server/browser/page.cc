#include "server/browser/page.h"

#include <algorithm>
#include <utility>

#include <absl/cleanup/cleanup.h>
#include <absl/strings/str_cat.h>

#include "server/base/errors.h"
#include "server/base/spawn.h"
#include "server/browser/browser_context.h"
#include "server/browser/dialog.h"
#include "server/browser/response.h"

namespace understudy::browser {
namespace {

// How much of its past a page keeps for its client, of each kind.
constexpr size_t kKeptMessages = 200;
constexpr size_t kMostRequests = 100;
// Those that go when there are more.
constexpr size_t kOldRequests = 10;

template <class T>
void Override(std::optional<T>& current, std::optional<T>&& change) {
  if (change) current = std::move(change);
}

}  // namespace

Page::Page(Ref<BrowserContext> context, WeakRef<Page> opener, Ref<PageDelegate> delegate,
           std::optional<Size> size)
    : context_(context),
      opener_(std::move(opener)),
      delegate_(std::move(delegate)),
      executor_(context->executor()),
      locator_handlers_(executor_),
      close_done_(executor_),
      closing_(executor_) {
  const ContextOptions& options = context->options();
  // The devices outlive the page while something is done with them.
  const Ref<InputDelegate> input(delegate_, &delegate_->input());
  keyboard_ = std::make_shared<Keyboard>(input);
  mouse_ = std::make_shared<Mouse>(input, keyboard_);
  touchscreen_ = std::make_shared<Touchscreen>(input, keyboard_, options.has_touch);
  if (!size) screen_ = options.screen;
  viewport_ = options.PageSize();
  if (viewport_ && size) viewport_ = size;
}

Size Page::screen() const { return screen_.value_or(viewport_.value_or(Size())); }

Ref<Frame> Page::FindFrame(const std::string& id) const {
  const auto found = frames_.find(id);
  return found == frames_.end() ? nullptr : found->second;
}

Task<absl::Status> Page::SetViewport(Size size) {
  const Ref<Page> self = shared_from_this();
  viewport_ = size;
  screen_.reset();
  CO_RETURN_IF_ERROR(co_await delegate_->Apply(PageSetting::kViewport));
  on_viewport_changed(viewport_);
  co_return absl::OkStatus();
}

Task<absl::Status> Page::EmulateMedia(EmulatedMedia changes) {
  const Ref<Page> self = shared_from_this();
  Override(media_.media, std::move(changes.media));
  Override(media_.color_scheme, std::move(changes.color_scheme));
  Override(media_.reduced_motion, std::move(changes.reduced_motion));
  Override(media_.forced_colors, std::move(changes.forced_colors));
  Override(media_.contrast, std::move(changes.contrast));
  co_return co_await delegate_->Apply(PageSetting::kEmulatedMedia);
}

Task<absl::Status> Page::SetExtraHttpHeaders(std::vector<Header> headers) {
  const Ref<Page> self = shared_from_this();
  extra_http_headers_ = std::move(headers);
  co_return co_await delegate_->Apply(PageSetting::kExtraHttpHeaders);
}

Task<absl::StatusOr<Ref<Response>>> Page::GoBack(NavigateOptions options) {
  return main_frame_->NavigateBy(delegate_->navigation().GoInHistory(-1), /*requires_new_document=*/false,
                                 std::move(options));
}

Task<absl::StatusOr<Ref<Response>>> Page::GoForward(NavigateOptions options) {
  return main_frame_->NavigateBy(delegate_->navigation().GoInHistory(+1), /*requires_new_document=*/false,
                                 std::move(options));
}

Task<absl::StatusOr<Ref<Response>>> Page::Reload(NavigateOptions options) {
  return main_frame_->NavigateBy(delegate_->navigation().Reload(), /*requires_new_document=*/true,
                                 std::move(options));
}

std::string Page::close_reason() const {
  const Ref<BrowserContext> context = this->context();
  return close_reason_.empty() && context ? context->close_reason() : close_reason_;
}

Task<absl::Status> Page::Close(std::string reason) {
  const Ref<Page> self = shared_from_this();
  if (closed_) co_return absl::OkStatus();
  std::function<Task<absl::Status>()> close = [self, reason = std::move(reason)] {
    return self->CloseNow(reason);
  };
  co_return co_await closing_.Join(std::move(close));
}

Task<absl::Status> Page::CloseNow(std::string reason) {
  const Ref<Page> self = shared_from_this();
  close_reason_ = std::move(reason);
  const absl::Status asked = co_await delegate_->Close();
  // The target may be gone before it answers: that is what was asked for.
  if (!asked.ok() && !IsTargetClosed(asked)) {
    close_reason_.clear();
    co_return asked;
  }
  co_await close_done_.Wait();
  co_return absl::OkStatus();
}

Task<absl::Status> Page::RunBeforeUnload() { return delegate_->RunBeforeUnload(); }

Task<absl::StatusOr<Ref<InitScript>>> Page::AddInitScript(std::string source) {
  const Ref<Page> self = shared_from_this();
  const auto script = std::make_shared<InitScript>(InitScript{std::move(source)});
  ASSIGN_OR_CO_RETURN(const int64_t id, co_await delegate_->scripts().AddInitScript(script->source));
  init_scripts_[script] = id;
  co_return script;
}

Task<absl::Status> Page::RemoveInitScript(Ref<InitScript> script) {
  const Ref<Page> self = shared_from_this();
  const auto found = init_scripts_.find(script);
  if (found == init_scripts_.end()) co_return absl::OkStatus();
  const int64_t id = found->second;
  init_scripts_.erase(found);
  co_return co_await delegate_->scripts().RemoveInitScript(id);
}

Task<absl::StatusOr<Ref<Binding>>> Page::ExposeBinding(Binding exposed) {
  const Ref<Page> self = shared_from_this();
  const std::string& name = exposed.name;
  if (HasBinding(name)) co_return Error(absl::StrCat("Function \"", name, "\" has been already registered"));
  if (const Ref<BrowserContext> context = this->context(); context && context->HasBinding(name)) {
    co_return Error(
        absl::StrCat("Function \"", name, "\" has been already registered in the browser context"));
  }
  const bool is_known = !exposed.is_global && AnyIsByValue(bindings_);
  const auto binding = std::make_shared<Binding>(std::move(exposed));
  bindings_.push_back(binding);
  if (is_known) co_return binding;
  // Also when the caller is cancelled.
  absl::Cleanup take_back = [self, binding] {
    Spawn(self->executor_, [](Ref<Page> self, Ref<Binding> binding) -> Task<> {
      static_cast<void>(co_await self->RemoveBinding(std::move(binding)));
    }(self, binding));
  };
  CO_RETURN_IF_ERROR(co_await delegate_->scripts().UpdateBindings());
  std::move(take_back).Cancel();
  co_return binding;
}

Task<absl::Status> Page::RemoveBinding(Ref<Binding> binding) {
  const Ref<Page> self = shared_from_this();
  if (std::erase(bindings_, binding) == 0) co_return absl::OkStatus();
  co_return co_await delegate_->scripts().UpdateBindings();
}

Task<absl::Status> Page::SetRequestPatterns(std::vector<network::UrlMatch> patterns) {
  const Ref<Page> self = shared_from_this();
  const bool active = routing_.active();
  routing_.SetPatterns(std::move(patterns));
  if (routing_.active() == active) co_return absl::OkStatus();
  co_return co_await delegate_->Apply(PageSetting::kInterception);
}

Task<absl::Status> Page::SetWebSocketMatchers(std::vector<UrlMatcher> matchers) {
  const Ref<Page> self = shared_from_this();
  web_socket_matchers_ = std::move(matchers);
  co_return co_await delegate_->Apply(PageSetting::kWebSocketRoutes);
}

std::vector<Ref<ConsoleMessage>> Page::ConsoleMessages(bool since_navigation) const {
  std::vector<Ref<ConsoleMessage>> messages;
  for (const auto& [navigation, message] : console_messages_) {
    if (!since_navigation || navigation == navigation_count_) messages.push_back(message);
  }
  return messages;
}

std::vector<PageError> Page::PageErrors(bool since_navigation) const {
  std::vector<PageError> errors;
  for (const auto& [navigation, error] : page_errors_) {
    if (!since_navigation || navigation == navigation_count_) errors.push_back(error);
  }
  return errors;
}

Task<absl::Status> Page::SetTakesFileChoosers(bool takes) {
  takes_file_choosers_ = takes;
  return delegate_->Apply(PageSetting::kFileChoosers);
}

int64_t Page::NumberOf(const Ref<Frame>& frame) {
  for (size_t i = 0; i < numbered_frames_.size(); ++i) {
    if (numbered_frames_[i].lock() == frame) return static_cast<int64_t>(i + 1);
  }
  numbered_frames_.push_back(frame);
  return static_cast<int64_t>(numbered_frames_.size());
}

Ref<Frame> Page::NumberedFrame(int64_t number) const {
  const bool given = number > 0 && number <= static_cast<int64_t>(numbered_frames_.size());
  return given ? numbered_frames_[static_cast<size_t>(number - 1)].lock() : nullptr;
}

void Page::DidAttachFrame(std::string id, const std::string& parent_id) {
  const Ref<Frame> parent = FindFrame(parent_id);
  if (frames_.contains(id) || (!parent && main_frame_)) return;
  const auto frame = std::make_shared<Frame>(executor_, weak_from_this(), parent, id);
  frames_.emplace(std::move(id), frame);
  if (!parent) {
    main_frame_ = frame;
    return;
  }
  parent->DidAttachChild(frame);
  on_frame_attached(frame);
}

void Page::DidDetachFrame(const std::string& id) {
  const Ref<Frame> frame = FindFrame(id);
  if (!frame) return;
  DidDetachChildFrames(*frame);
  frames_.erase(id);
  if (const Ref<BrowserContext> context = this->context()) context->network().DidDetachFrame(*frame);
  if (const Ref<Frame> parent = frame->parent()) parent->DidDetachChild(frame);
  frame->DidDetach(Error("Frame was detached"));
  on_frame_detached(frame);
}

void Page::DidDetachChildFrames(const Frame& frame) {
  const std::vector<Ref<Frame>> children = frame.children();
  for (const Ref<Frame>& child : children) DidDetachFrame(child->id());
}

void Page::DidAttachWorker(const std::string& id, Ref<Worker> worker) {
  workers_.emplace(id, worker);
  on_worker(worker);
}

void Page::DidDetachWorker(const std::string& id) {
  const auto found = workers_.find(id);
  if (found == workers_.end()) return;
  const Ref<Worker> worker = found->second;
  workers_.erase(found);
  if (const Ref<BrowserContext> context = this->context()) context->network().DidCloseWorker(*worker);
  worker->DidClose();
}

void Page::Tell(std::function<void(BrowserContext&)> tell) {
  if (!opened_) {
    untold_.push_back(std::move(tell));
  } else if (const Ref<BrowserContext> context = this->context()) {
    tell(*context);
  }
}

void Page::DidOpen() {
  const Ref<Page> self = shared_from_this();
  opened_ = true;
  for (std::function<void(BrowserContext&)>& tell : std::exchange(untold_, {})) Tell(std::move(tell));
}

void Page::DidCallBinding(Ref<BindingCall> call) {
  Tell([this, call = std::move(call)](BrowserContext& context) {
    HasBinding(call->name()) ? on_binding_call(call) : context.on_binding_call(call);
  });
}

void Page::DidLogToConsole(Ref<ConsoleMessage> message) {
  console_messages_.emplace_back(navigation_count_, message);
  if (console_messages_.size() > kKeptMessages) console_messages_.pop_front();
  Tell([message = std::move(message)](BrowserContext& context) { context.on_console(message); });
}

void Page::DidThrow(PageError error) {
  page_errors_.emplace_back(navigation_count_, error);
  if (page_errors_.size() > kKeptMessages) page_errors_.pop_front();
  Tell([error = std::move(error)](BrowserContext& context) { context.on_page_error(error); });
}

void Page::DidSendRequest(Ref<Request> request) {
  requests_.push_back(std::move(request));
  if (requests_.size() > kMostRequests) requests_.erase(requests_.begin(), requests_.begin() + kOldRequests);
}

bool Page::has_dialog() const {
  const Ref<Dialog> dialog = dialog_.lock();
  return dialog && !dialog->closed();
}

void Page::DidOpenDialog(const Ref<Dialog>& dialog) {
  dialog_ = dialog;
  on_dialog();
}

void Page::DidClose() {
  if (std::exchange(closed_, true)) return;
  locator_handlers_.Clear();
  const Ref<Page> self = shared_from_this();
  if (const Ref<BrowserContext> context = this->context()) context->network().DidClosePage(*this);
  const std::vector<std::pair<std::string, Ref<Worker>>> workers(workers_.begin(), workers_.end());
  for (const auto& [id, worker] : workers) DidDetachWorker(id);
  const std::map<std::string, Ref<Frame>> frames = frames_;
  for (const auto& [id, frame] : frames) frame->DidDetach(TargetClosedError(close_reason()));
  if (const Ref<BrowserContext> context = this->context()) context->DidClosePage(self);
  on_close();
  close_done_.Set(true);
}

void Page::DidCrash() {
  if (std::exchange(crashed_, true)) return;
  on_crash();
}

}  // namespace understudy::browser

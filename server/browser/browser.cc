#include "server/browser/browser.h"

#include <algorithm>
#include <utility>

#include <absl/cleanup/cleanup.h>

#include "server/base/errors.h"
#include "server/base/spawn.h"
#include "server/browser/browser_context.h"

namespace understudy::browser {

Browser::Browser(boost::asio::any_io_executor executor, std::string name, std::string version,
                 LaunchOptions options)
    : executor_(executor),
      name_(std::move(name)),
      version_(std::move(version)),
      options_(std::move(options)),
      disconnected_(executor),
      closing_(executor) {}

void Browser::SetDelegate(Ref<BrowserDelegate> delegate) {
  delegate_ = std::move(delegate);
  tracing_ = std::make_shared<Tracing>(executor_, delegate_->tracing());
}

Task<absl::StatusOr<Ref<BrowserContext>>> Browser::NewContext(ContextOptions options) {
  const Ref<Browser> self = shared_from_this();
  if (!connected_) co_return TargetClosedError(close_reason_);
  // A caller that goes cancels its wait, but not the browser's work.
  const Made made(executor_);
  const auto wanted = std::make_shared<bool>(true);
  const absl::Cleanup go = [wanted] { *wanted = false; };
  Spawn(executor_, Make(self, std::move(options), made, wanted));
  co_return co_await made.Wait();
}

Task<void> Browser::Make(Ref<Browser> self, ContextOptions options, Made made, Ref<bool> wanted) {
  absl::StatusOr<Ref<BrowserContext>> context = co_await self->delegate_->NewContext(std::move(options));
  if (context.ok() && !*wanted) static_cast<void>(co_await (*context)->Close(""));
  made.Set(std::move(context));
}

Task<absl::Status> Browser::Close(std::string reason) {
  const Ref<Browser> self = shared_from_this();
  if (!connected_) co_return absl::OkStatus();
  std::function<Task<absl::Status>()> close = [self, reason = std::move(reason)] {
    return self->CloseNow(reason);
  };
  co_return co_await closing_.Join(std::move(close));
}

Task<absl::Status> Browser::CloseNow(std::string reason) {
  const Ref<Browser> self = shared_from_this();
  close_reason_ = std::move(reason);
  const absl::Status closed = co_await delegate_->Close();
  if (!closed.ok()) {
    close_reason_.clear();
    co_return closed;
  }
  co_await disconnected_.Wait();
  co_return absl::OkStatus();
}

void Browser::DidCreateContext(Ref<BrowserContext> context) {
  contexts_.push_back(context);
  on_context(context);
}

void Browser::DidCloseContext(const Ref<BrowserContext>& context) { std::erase(contexts_, context); }

void Browser::DidDisconnect() {
  if (!connected_) return;
  const Ref<Browser> self = shared_from_this();
  connected_ = false;
  while (!contexts_.empty()) Ref<BrowserContext>(contexts_.back())->DidClose();
  on_disconnected();
  disconnected_.Set(true);
}

}  // namespace understudy::browser

#include "server/browser/browser.h"

#include <algorithm>
#include <utility>

#include "server/base/errors.h"
#include "server/browser/browser_context.h"

namespace understudy::browser {

Browser::Browser(boost::asio::any_io_executor executor, std::string name, std::string version,
                 LaunchOptions options)
    : executor_(executor),
      name_(std::move(name)),
      version_(std::move(version)),
      options_(std::move(options)),
      disconnected_(executor) {}

Task<absl::StatusOr<Ref<BrowserContext>>> Browser::NewContext(ContextOptions options) {
  if (!connected_) co_return TargetClosedError(close_reason_);
  co_return co_await delegate_->NewContext(std::move(options));
}

Task<absl::Status> Browser::Close(std::string reason) {
  const Ref<Browser> self = shared_from_this();
  if (!closing_ && connected_) {
    closing_ = true;
    close_reason_ = std::move(reason);
    CO_RETURN_IF_ERROR(co_await delegate_->Close());
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

#include "dispatchers/core/call.h"

#include "dispatchers/core/call_log.h"
#include "dispatchers/core/connection.h"
#include "protocol/compat/call_log.h"
#include "protocol/compat/canonical_call.h"
#include "protocol/compat/error_code.h"
#include "server/base/duration.h"
#include "server/base/system_error.h"

namespace understudy::dispatchers {
namespace {

bool IsNavigation(std::string_view method) {
  return method == "goto" || method == "reload" || method == "goBack" || method == "goForward" ||
         method == "setContent";
}

}  // namespace

Call::Call(Ref<Connection> connection, Ref<Dispatcher> target, const protocol::CommandInfo& command,
           protocol::Metadata metadata, std::string title, Reply reply)
    : connection_(std::move(connection)),
      target_(std::move(target)),
      command_(command),
      metadata_(std::move(metadata)),
      title_(std::move(title)),
      reply_(std::move(reply)),
      timer_(connection_->executor()) {}

ObjectTable& Call::objects() const { return connection_->objects(); }

protocol::ClientVersion Call::version() const { return connection_->version(); }

template <class Tell>
void Call::TellObservers(Tell tell) const {
  for (const Ref<CallObserver>& observer : connection_->observers()) tell(*observer);
}

void Call::Log(std::string line) {
  if (returned_) return;
  TellObservers([&](CallObserver& observer) { observer.DidLog(*this, line); });
  log_.push_back(std::move(line));
}

void Call::WillInput() {
  if (!returned_) TellObservers([&](CallObserver& observer) { observer.WillInput(*this); });
}

void Call::DidBegin() {
  TellObservers([&](CallObserver& observer) { observer.DidBegin(*this); });
}

void Call::StartClock() {
  std::optional<double> timeout_ms = metadata_.timeout;
  if (!timeout_ms) {
    timeout_ms = protocol::DefaultTimeoutMs(target_->channel(), command_.name, version());
    if (timeout_ms) timeout_ms = target_->DefaultTimeout(IsNavigation(command_.name)).value_or(*timeout_ms);
  }
  if (!timeout_ms || *timeout_ms == 0) return;
  timeout_ = timeout_ms;
  deadline_ = Clock::now() + Milliseconds(*timeout_ms);
  if (command_.owns_time) return;
  timer_.expires_at(*deadline_);
  timer_.async_wait([call = weak_from_this()](boost::system::error_code error) {
    const Ref<Call> alive = call.lock();
    if (alive && !error) alive->Cancel(TimeoutExceeded(*alive->timeout_));
  });
}

void Call::Cancel(absl::Status why) {
  if (returned_ || cancelled_) return;
  cancelled_ = std::move(why);
  cancellation_.emit(boost::asio::cancellation_type::terminal);
}

void Call::DidReturn() {
  returned_ = true;
  timer_.cancel();
}

std::vector<std::string> Call::ShownLog() const {
  return protocol::TakesRawCallLog(version()) ? log_ : CompressCallLog(log_);
}

void Call::Succeed(std::optional<std::string_view> result_json) {
  TellObservers([&](CallObserver& observer) { observer.DidEnd(*this, absl::OkStatus()); });
  reply_.Succeed(result_json);
}

void Call::Fail(const absl::Status& why) {
  TellObservers([&](CallObserver& observer) { observer.DidEnd(*this, why); });
  std::string code = protocol::TellsErrorCodes(version()) ? CodeOf(why) : std::string();
  reply_.Fail(why, ShownLog(), std::move(details_), std::move(code));
}

void Call::Refuse(const absl::Status& why) { reply_.Fail(why); }

}  // namespace understudy::dispatchers

#include "server/chromium/paused_fetch.h"

#include <utility>
#include <vector>

#include <absl/strings/escaping.h>
#include <absl/strings/match.h>

#include "server/base/errors.h"
#include "server/chromium/cdp/fetch.h"
#include "server/network/status_text.h"

namespace understudy::chromium {
namespace {

using browser::AbortReason;

const char* ErrorReason(AbortReason reason) {
  switch (reason) {
    case AbortReason::kAborted:
      return "Aborted";
    case AbortReason::kAccessDenied:
      return "AccessDenied";
    case AbortReason::kAddressUnreachable:
      return "AddressUnreachable";
    case AbortReason::kBlockedByClient:
      return "BlockedByClient";
    case AbortReason::kBlockedByResponse:
      return "BlockedByResponse";
    case AbortReason::kConnectionAborted:
      return "ConnectionAborted";
    case AbortReason::kConnectionClosed:
      return "ConnectionClosed";
    case AbortReason::kConnectionFailed:
      return "ConnectionFailed";
    case AbortReason::kConnectionRefused:
      return "ConnectionRefused";
    case AbortReason::kConnectionReset:
      return "ConnectionReset";
    case AbortReason::kFailed:
      return "Failed";
    case AbortReason::kInternetDisconnected:
      return "InternetDisconnected";
    case AbortReason::kNameNotResolved:
      return "NameNotResolved";
    case AbortReason::kTimedOut:
      return "TimedOut";
  }
  return "Failed";
}

std::vector<cdp::fetch::HeaderEntry> ToEntries(const std::vector<network::Header>& headers) {
  std::vector<cdp::fetch::HeaderEntry> entries;
  entries.reserve(headers.size());
  for (const network::Header& header : headers) entries.push_back({header.name, header.value});
  return entries;
}

// The target may be gone, or have crashed, and its requests with it; or the page itself gave up the one.
Task<absl::Status> UnlessOver(Task<absl::Status> answer) {
  const absl::Status status = co_await std::move(answer);
  const bool over = IsTargetClosed(status) || absl::StrContains(status.message(), "Target crashed") ||
                    absl::StrContains(status.message(), "Invalid InterceptionId");
  co_return over ? absl::OkStatus() : status;
}

Task<absl::Status> Over() { co_return absl::OkStatus(); }

}  // namespace

PausedFetch::~PausedFetch() {
  if (!told_) static_cast<void>(Continue({}));
}

template <class Command>
Task<absl::Status> PausedFetch::Tell(Command command) {
  told_ = true;
  const Ref<CdpSession> session = session_.lock();
  if (!session) return Over();
  command.request_id = id_;
  return UnlessOver(session->Send(command));
}

Task<absl::Status> PausedFetch::Continue(browser::RequestChanges changes) {
  cdp::fetch::ContinueRequest command;
  command.url = std::move(changes.url);
  command.method = std::move(changes.method);
  if (changes.headers) command.headers = ToEntries(*changes.headers);
  if (changes.post_data) command.post_data = absl::Base64Escape(*changes.post_data);
  return Tell(std::move(command));
}

Task<absl::Status> PausedFetch::Fulfill(browser::MockedResponse response) {
  cdp::fetch::FulfillRequest command;
  command.response_code = response.status;
  command.response_phrase = std::string(network::StatusText(response.status));
  command.response_headers = ToEntries(response.headers);
  command.body = absl::Base64Escape(response.body);
  return Tell(std::move(command));
}

Task<absl::Status> PausedFetch::Abort(AbortReason reason) {
  cdp::fetch::FailRequest command;
  command.error_reason = ErrorReason(reason);
  return Tell(std::move(command));
}

}  // namespace understudy::chromium

#include "server/browser/route.h"

#include <algorithm>
#include <array>
#include <utility>

#include <absl/strings/str_cat.h>

#include "server/base/errors.h"
#include "server/base/string_view.h"
#include "server/browser/frame.h"
#include "server/network/cookie_url.h"
#include "server/network/cors.h"
#include "server/network/request_headers.h"

namespace understudy::browser {
namespace {

constexpr std::array<std::pair<std::string_view, AbortReason>, 14> kAbortReasons = {{
    {"aborted", AbortReason::kAborted},
    {"accessdenied", AbortReason::kAccessDenied},
    {"addressunreachable", AbortReason::kAddressUnreachable},
    {"blockedbyclient", AbortReason::kBlockedByClient},
    {"blockedbyresponse", AbortReason::kBlockedByResponse},
    {"connectionaborted", AbortReason::kConnectionAborted},
    {"connectionclosed", AbortReason::kConnectionClosed},
    {"connectionfailed", AbortReason::kConnectionFailed},
    {"connectionrefused", AbortReason::kConnectionRefused},
    {"connectionreset", AbortReason::kConnectionReset},
    {"failed", AbortReason::kFailed},
    {"internetdisconnected", AbortReason::kInternetDisconnected},
    {"namenotresolved", AbortReason::kNameNotResolved},
    {"timedout", AbortReason::kTimedOut},
}};

// A request can be sent elsewhere, but not in another way.
absl::Status CheckUrl(const std::string& url, const std::string& overridden) {
  ASSIGN_OR_RETURN(const network::CookieUrl to, network::CookieUrl::Parse(url));
  ASSIGN_OR_RETURN(const network::CookieUrl from, network::CookieUrl::Parse(overridden));
  if (to.scheme != from.scheme) return Error("New URL must have same protocol as overridden URL");
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<AbortReason> ParseAbortReason(std::string_view code) {
  const auto found = std::find_if(kAbortReasons.begin(), kAbortReasons.end(),
                                  [code](const auto& known) { return known.first == code; });
  if (found == kAbortReasons.end()) return Error(absl::StrCat("Unknown error code: ", Abseil(code)));
  return found->second;
}

Route::Route(Ref<Request> request, Ref<PausedRequest> paused, Ref<Undecided> undecided)
    : request_(std::move(request)), paused_(std::move(paused)), undecided_(std::move(undecided)) {
  undecided_->insert(this);
}

Route::~Route() { Release(); }

absl::Status Route::Decide() {
  if (std::exchange(decided_, true)) return Error("Route is already handled!");
  undecided_->erase(this);
  return absl::OkStatus();
}

Task<absl::Status> Route::Settle(Task<absl::Status> told) {
  const Ref<Route> self = shared_from_this();
  absl::Status answer = co_await std::move(told);
  if (!answer.ok()) {
    decided_ = false;
    undecided_->insert(this);
  }
  co_return answer;
}

Task<absl::Status> Route::Continue(RequestChanges changes) {
  const Ref<Route> self = shared_from_this();
  if (decided_) co_return Decide();
  if (changes.url && !changes.url->empty()) CO_RETURN_IF_ERROR(CheckUrl(*changes.url, request_->start().url));
  CO_RETURN_IF_ERROR(Decide());
  if (changes.headers)
    changes.headers = network::OverrideRequestHeaders(request_->start().headers, *changes.headers);
  request_->DidChange(changes);
  co_return co_await Settle(paused_->Continue(std::move(changes)));
}

Task<absl::Status> Route::Fulfill(MockedResponse response) {
  const Ref<Route> self = shared_from_this();
  CO_RETURN_IF_ERROR(Decide());
  network::AllowCrossOrigin(request_->start().url, request_->start().headers, response.headers);
  co_return co_await Settle(paused_->Fulfill(std::move(response)));
}

Task<absl::Status> Route::Abort(AbortReason reason) {
  const Ref<Route> self = shared_from_this();
  CO_RETURN_IF_ERROR(Decide());
  co_return co_await Settle(paused_->Abort(reason));
}

Task<absl::Status> Route::RedirectNavigation(std::string url) {
  const Ref<Route> self = shared_from_this();
  const Ref<Frame> frame = request_->frame();
  if (!request_->start().is_navigation || !frame) co_return Error("Only navigations can be redirected");
  CO_RETURN_IF_ERROR(Decide());
  Task<absl::Status> aborted = paused_->Abort(AbortReason::kAborted);
  frame->RedirectNavigation(request_->start().document_id, std::move(url));
  co_return co_await Settle(std::move(aborted));
}

void Route::Release() {
  if (decided_ || !Decide().ok()) return;
  static_cast<void>(paused_->Continue({}));
}

}  // namespace understudy::browser

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/base/task.h"
#include "server/browser/delegate/interception.h"

namespace understudy::browser {

class BrowserContext;
class Page;
class Request;

// Who decides on requests that the browser can hold back: a page's routes before its context's. `page` is
// null for a service worker's requests.

// Whether any are to be held back at all.
bool IsIntercepted(const BrowserContext& context, const Page* page);

// The head of a request that is held back.
struct PausedHead {
  std::string_view url;
  std::string_view method;
  const std::vector<network::Header>& headers;
};

// Decides at once where nobody has to be asked: no pattern fits, or it is a preflight, which is answered
// since what it asks for may be answered without its server. False where the client decides.
bool DecideAlone(BrowserContext& context, Page* page, const PausedHead& head, PausedRequest& paused);
// Where a request is redirected to isn't decided on again, but sent with what the client said of the former.
// `former` is the request that is redirected, or what it is already; null when it isn't known.
void FollowRedirect(const Request* former, const PausedHead& head, PausedRequest& paused);
// Has the client decide.
void Intercept(const Ref<Request>& request, Ref<PausedRequest> paused);

}  // namespace understudy::browser

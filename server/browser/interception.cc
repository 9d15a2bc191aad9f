#include "server/browser/interception.h"

#include <utility>

#include "server/browser/browser_context.h"
#include "server/browser/page.h"
#include "server/browser/request.h"
#include "server/network/cors.h"
#include "server/network/request_headers.h"

namespace understudy::browser {
namespace {

// Null when nobody wants to decide.
RequestRouting* FindRouting(BrowserContext& context, Page* page, std::string_view url) {
  if (page && page->routing().MayMatch(url)) return &page->routing();
  return context.routing().MayMatch(url) ? &context.routing() : nullptr;
}

}  // namespace

bool IsIntercepted(const BrowserContext& context, const Page* page) {
  return context.routing().active() || (page && page->routing().active());
}

bool DecideAlone(BrowserContext& context, Page* page, const PausedHead& head, PausedRequest& paused) {
  if (network::IsCorsPreflight(head.method, head.headers)) {
    MockedResponse answer;
    answer.status = 204;
    answer.headers = network::AllowPreflight(head.headers);
    static_cast<void>(paused.Fulfill(std::move(answer)));
    return true;
  }
  if (FindRouting(context, page, head.url)) return false;
  static_cast<void>(paused.Continue({}));
  return true;
}

void FollowRedirect(const Request* former, const PausedHead& head, PausedRequest& paused) {
  RequestChanges changes;
  if (former && former->changes().headers)
    changes.headers = network::OverrideRequestHeaders(head.headers, *former->changes().headers);
  static_cast<void>(paused.Continue(std::move(changes)));
}

void Intercept(const Ref<Request>& request, Ref<PausedRequest> paused) {
  const Ref<BrowserContext> context = request->context();
  const Ref<Page> page = request->page();
  RequestRouting* const routing = context ? FindRouting(*context, page.get(), request->start().url) : nullptr;
  if (routing) {
    routing->Add(request, std::move(paused));
  } else {
    static_cast<void>(paused->Continue({}));
  }
}

}  // namespace understudy::browser

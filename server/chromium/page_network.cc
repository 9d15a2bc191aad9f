// A page's requests: what is told of them, and what page and context ask of the network.

#include <utility>

#include "server/browser/browser_context.h"
#include "server/chromium/answers.h"
#include "server/chromium/chromium_context.h"
#include "server/chromium/chromium_page.h"
#include "server/chromium/emulation.h"
#include "server/chromium/interception.h"

namespace understudy::chromium {
namespace {

const Ref<RequestPairs>& RequestPairsOf(browser::BrowserContext& context) {
  return static_cast<ChromiumContext&>(context.delegate()).request_pairs();
}

}  // namespace

std::unique_ptr<NetworkSession> ChromiumPage::WatchNetwork(const Ref<CdpSession>& session) {
  const Ref<browser::Page> page = this->page();
  const Ref<browser::BrowserContext> context = page ? page->context() : nullptr;
  if (!context) return nullptr;
  auto owner_of = [weak = page_](const cdp::network::RequestWillBeSent& event) {
    browser::RequestOwner owner;
    const Ref<browser::Page> page = weak.lock();
    if (!page) return owner;
    const Ref<browser::Frame> frame = event.frame_id ? page->FindFrame(*event.frame_id) : nullptr;
    owner.frame = frame ? frame : page->main_frame();
    owner.document_id = event.loader_id;
    return owner;
  };
  NetworkSession::Requests requests{
      .owner_of = std::move(owner_of), .pairs = RequestPairsOf(*context), .page = page_};
  return std::make_unique<NetworkSession>(context, session, std::move(requests));
}

std::unique_ptr<NetworkSession> ChromiumPage::WatchNetworkOf(const Ref<browser::Worker>& worker,
                                                             const Ref<browser::Frame>& frame,
                                                             const Ref<CdpSession>& session) const {
  const Ref<browser::BrowserContext> context = page()->context();
  const browser::RequestOwner owner{.frame = frame, .worker = worker, .document_id = ""};
  NetworkSession::Requests requests{
      .owner_of = [owner](const auto&) { return owner; }, .pairs = RequestPairsOf(*context), .page = page_};
  return std::make_unique<NetworkSession>(context, session, std::move(requests));
}

std::vector<browser::Header> ChromiumPage::ExtraHeaders() const {
  std::vector<browser::Header> headers = page()->context()->options().extra_http_headers;
  headers.insert(headers.end(), page()->extra_http_headers().begin(), page()->extra_http_headers().end());
  return headers;
}

Task<absl::Status> ChromiumPage::SendExtraHeadersEverywhere() {
  const Ref<ChromiumPage> self = shared_from_this();
  const std::vector<browser::Header> headers = ExtraHeaders();
  std::vector<Task<absl::Status>> pending;
  for (const Ref<FrameSession>& session : Sessions())
    pending.push_back(SendExtraHeaders(*session->session(), headers));
  for (const auto& [id, worker] : workers_)
    pending.push_back(UnlessGone(SendExtraHeaders(*worker->session(), headers)));
  co_return co_await AwaitAll(std::move(pending));
}

Task<absl::Status> ChromiumPage::SendInterceptionEverywhere() {
  const Ref<ChromiumPage> self = shared_from_this();
  const InterceptionReasons reasons = ReasonsToIntercept(*page()->context(), page().get());
  std::vector<Task<absl::Status>> pending;
  for (const Ref<FrameSession>& session : Sessions()) {
    for (Task<absl::Status>& sent : SendInterception(*session->session(), reasons))
      pending.push_back(std::move(sent));
  }
  for (const auto& [id, worker] : workers_)
    pending.push_back(UnlessGone(SendCacheDisabled(*worker->session(), reasons.routes)));
  co_return co_await AwaitAll(std::move(pending));
}

}  // namespace understudy::chromium

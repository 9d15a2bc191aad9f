#include "server/browser/request_routing.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace understudy::browser {

bool RequestRouting::MayMatch(std::string_view url) const {
  return std::any_of(patterns_.begin(), patterns_.end(), [url](const network::UrlMatch& pattern) {
    return pattern.Test(url) != network::Answer::kNo;
  });
}

void RequestRouting::SetPatterns(std::vector<network::UrlMatch> patterns) {
  patterns_ = std::move(patterns);
  if (active()) return;
  while (!undecided_->empty()) (*undecided_->begin())->Release();
}

void RequestRouting::Add(const Ref<Request>& request, Ref<PausedRequest> paused) {
  request->DidRoute();
  const auto route = std::make_shared<Route>(request, std::move(paused), undecided_);
  on_route(route);
}

}  // namespace understudy::browser

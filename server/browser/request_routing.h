#pragma once

#include <string_view>
#include <vector>

#include "server/base/signal.h"
#include "server/base/task.h"
#include "server/browser/route.h"
#include "server/network/url_match.h"

namespace understudy::browser {

// Which requests a page, or a context, has its client decide on.
class RequestRouting {
 public:
  bool active() const { return !patterns_.empty(); }
  // Whether one of the patterns fits, or may fit, which the client knows.
  bool MayMatch(std::string_view url) const;
  // Those that replace the former ones, without which the routes that are still to be decided go on.
  void SetPatterns(std::vector<network::UrlMatch> patterns);
  // Gives the client the decision.
  void Add(const Ref<Request>& request, Ref<PausedRequest> paused);

  // Whoever keeps the route decides.
  Signal<const Ref<Route>&> on_route;

 private:
  std::vector<network::UrlMatch> patterns_;
  Ref<Route::Undecided> undecided_ = std::make_shared<Route::Undecided>();
};

}  // namespace understudy::browser

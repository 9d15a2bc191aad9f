#pragma once

#include <utility>

#include "dispatchers/core/dispatcher.h"
#include "server/browser/route.h"

namespace understudy::dispatchers {

class RouteDispatcher final : public Dispatcher {
 public:
  // Made below its request, for any object of the connection. Null once the context is gone.
  static Ref<RouteDispatcher> Create(const Dispatcher& any, const Ref<browser::Route>& route);

  explicit RouteDispatcher(Ref<browser::Route> route) : route_(std::move(route)) {}
  const Ref<browser::Route>& route() const { return route_; }

 private:
  const Ref<browser::Route> route_;
};

}  // namespace understudy::dispatchers

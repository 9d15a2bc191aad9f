#include "dispatchers/route/route_dispatcher.h"

#include "dispatchers/core/object_table.h"
#include "dispatchers/request/request_dispatcher.h"
#include "protocol/schema/route.pw.h"

namespace understudy::dispatchers {

Ref<RouteDispatcher> RouteDispatcher::Create(const Dispatcher& any, const Ref<browser::Route>& route) {
  const auto request = RequestDispatcher::From(any, route->request());
  if (!request) return nullptr;
  protocol::RouteInitializer initializer;
  initializer.request = request->ref();
  return any.objects().Create<RouteDispatcher>(*request, "route", initializer, route);
}

}  // namespace understudy::dispatchers

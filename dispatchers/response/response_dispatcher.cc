#include "dispatchers/response/response_dispatcher.h"

#include "dispatchers/convert/values.h"
#include "dispatchers/core/object_table.h"
#include "dispatchers/request/request_dispatcher.h"
#include "protocol/schema/response.pw.h"
#include "server/browser/request.h"

namespace understudy::dispatchers {

Ref<ResponseDispatcher> ResponseDispatcher::FromIfAny(const Dispatcher& any,
                                                      const Ref<browser::Response>& response) {
  if (!response) return nullptr;
  ObjectTable& objects = any.objects();
  if (auto existing = objects.Existing<ResponseDispatcher>(response.get())) return existing;
  const Ref<browser::Request> request = response->request();
  const auto parent = request ? RequestDispatcher::From(any, request) : nullptr;
  if (!parent) return nullptr;

  const browser::ResponseStart& start = response->start();
  protocol::ResponseInitializer initializer;
  initializer.request = parent->ref();
  initializer.url = start.url;
  initializer.status = start.status;
  initializer.status_text = start.status_text;
  initializer.headers = ToProtocol(start.headers);
  initializer.timing.start_time = start.timing.start_time;
  initializer.timing.domain_lookup_start = start.timing.domain_lookup_start;
  initializer.timing.domain_lookup_end = start.timing.domain_lookup_end;
  initializer.timing.connect_start = start.timing.connect_start;
  initializer.timing.secure_connection_start = start.timing.secure_connection_start;
  initializer.timing.connect_end = start.timing.connect_end;
  initializer.timing.request_start = start.timing.request_start;
  initializer.timing.response_start = start.timing.response_start;
  initializer.from_service_worker = start.from_service_worker;
  auto dispatcher = objects.Create<ResponseDispatcher>(*parent, "response", initializer, response);
  objects.Associate(response.get(), *dispatcher);
  return dispatcher;
}

}  // namespace understudy::dispatchers

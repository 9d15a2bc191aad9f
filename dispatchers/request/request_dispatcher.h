#pragma once

#include "dispatchers/core/dispatcher.h"
#include "server/browser/request.h"

namespace understudy::dispatchers {

class RequestDispatcher final : public Dispatcher {
 public:
  // The request's object, for any object of the connection. Made below its page; below its frame while the
  // client doesn't know the page, below the context when it has neither. Null once the context is gone.
  static Ref<RequestDispatcher> From(const Dispatcher& any, const Ref<browser::Request>& request);

  explicit RequestDispatcher(Ref<browser::Request> request) : request_(std::move(request)) {}
  const Ref<browser::Request>& request() const { return request_; }

 private:
  const Ref<browser::Request> request_;
};

}  // namespace understudy::dispatchers

#pragma once

#include "dispatchers/core/dispatcher.h"
#include "server/browser/response.h"

namespace understudy::dispatchers {

class ResponseDispatcher final : public Dispatcher {
 public:
  // The response's object, below its request's, for any object of the connection. Null without a response, or
  // once its request is gone.
  static Ref<ResponseDispatcher> FromIfAny(const Dispatcher& any, const Ref<browser::Response>& response);

  explicit ResponseDispatcher(Ref<browser::Response> response) : response_(std::move(response)) {}
  const Ref<browser::Response>& response() const { return response_; }

 private:
  const Ref<browser::Response> response_;
};

}  // namespace understudy::dispatchers

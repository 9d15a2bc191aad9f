#pragma once

#include "dispatchers/core/dispatcher.h"
#include "server/browser/binding_call.h"

namespace understudy::dispatchers {

class PageDispatcher;

// Lives until the client settled it.
class BindingCallDispatcher final : public Dispatcher {
 public:
  static Ref<BindingCallDispatcher> Create(PageDispatcher& page, const Ref<browser::BindingCall>& call);

  explicit BindingCallDispatcher(Ref<browser::BindingCall> call) : call_(std::move(call)) {}
  const Ref<browser::BindingCall>& call() const { return call_; }

 private:
  const Ref<browser::BindingCall> call_;
};

}  // namespace understudy::dispatchers

#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "server/base/task.h"
#include "server/browser/binding_call.h"
#include "server/browser/delegate/realm_object.h"
#include "server/browser/execution_context.h"
#include "server/browser/page.h"

namespace understudy::browser {

// The exposed functions of one realm: the calls its page makes, and how their promises settle. The other half
// is server/injected/bindings.
class RealmFunctions : public std::enable_shared_from_this<RealmFunctions> {
 public:
  RealmFunctions(WeakRef<Page> page, Ref<ExecutionContext> context, Ref<RealmObject> object);

  // The binding's payload: a call, or a piece of one.
  void DidReceive(std::string_view payload);

 private:
  void DidReceiveCall(std::string_view text);
  // Tells the page object of a call whose first argument goes by handle.
  static Task<void> DeliverWithHandle(Ref<RealmFunctions> self, std::string name, int64_t sequence);
  static Task<void> Settle(Ref<RealmFunctions> self, int64_t sequence, bool resolves, Argument answer);
  // Starts Settle() for the call of this number, while the realm is there.
  BindingCall::Settle SettlerOf(int64_t sequence);
  void Refuse(int64_t sequence, std::string_view why);

  WeakRef<Page> page_;
  Ref<ExecutionContext> context_;
  Ref<RealmObject> object_;
  // The beginning of a call that comes in pieces.
  std::string received_;
};

}  // namespace understudy::browser

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/base/task.h"
#include "server/browser/page.h"
#include "server/chromium/cdp/session.h"

namespace understudy::chromium {

// The driver's half of exposed functions (server/injected/bindings.ts): which names a page has, the calls
// they make and how their promises settle.
class ExposedFunctions {
 public:
  ExposedFunctions(WeakRef<browser::Page> page, std::string secret);

  // The Runtime binding through which calls come; its global exists only until our script has taken it.
  const std::string& binding() const { return binding_; }
  // The script that puts the page's and the context's names on the global.
  std::string Script() const;
  bool Any() const;

  // A call from the realm that is `context_id` in `session`.
  void DidReceive(std::string_view payload, const Ref<CdpSession>& session, int64_t context_id,
                  const Ref<browser::ExecutionContext>& context);
  void Remove(const Ref<CdpSession>& session, int64_t context_id, const std::string& name) const;

 private:
  // Tells the page of `call` once the handle of its first argument is there.
  static Task<void> DeliverWithHandle(Ref<browser::Page> page, Ref<browser::ExecutionContext> context,
                                      std::string take_handle, std::string name,
                                      browser::BindingCall::Settle settle);
  // Source of an expression that calls `method` of the realm's controller.
  std::string ControllerCall(std::string_view method, const std::string& arguments) const;

  WeakRef<browser::Page> page_;
  std::string binding_;
  std::string secret_;
};

}  // namespace understudy::chromium

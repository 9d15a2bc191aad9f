// Commands about the virtual authenticator that a context's pages have, and the passkeys in it.

#include "dispatchers/browser_context/browser_context_dispatcher.h"
#include "dispatchers/core/call.h"
#include "protocol/schema/browser_context.handlers.pw.h"
#include "server/browser/passkeys/passkeys.h"

namespace understudy::dispatchers {
namespace {

protocol::VirtualCredential ToProtocol(browser::Passkey passkey) {
  protocol::VirtualCredential credential;
  credential.id = std::move(passkey.id);
  credential.rp_id = std::move(passkey.rp_id);
  credential.user_handle = std::move(passkey.user_handle);
  credential.private_key = std::move(passkey.private_key);
  credential.public_key = std::move(passkey.public_key);
  credential.sign_count = passkey.sign_count;
  return credential;
}

}  // namespace

Task<absl::Status> HandleBrowserContextCredentialsInstall(Ref<BrowserContextDispatcher> self,
                                                          protocol::BrowserContextCredentialsInstallParams,
                                                          Call&) {
  self->context()->passkeys().Install();
  co_return co_await self->context()->ApplyPasskeys();
}

Task<absl::StatusOr<protocol::BrowserContextCredentialsCreateResult>> HandleBrowserContextCredentialsCreate(
    Ref<BrowserContextDispatcher> self, protocol::BrowserContextCredentialsCreateParams params, Call&) {
  browser::Passkey wanted;
  wanted.id = params.id.value_or("");
  wanted.rp_id = std::move(params.rp_id);
  wanted.user_handle = params.user_handle.value_or("");
  wanted.private_key = params.private_key.value_or("");
  wanted.public_key = params.public_key.value_or("");
  wanted.sign_count = params.sign_count.value_or(0);
  ASSIGN_OR_CO_RETURN(browser::Passkey passkey, self->context()->passkeys().Create(std::move(wanted)));
  CO_RETURN_IF_ERROR(co_await self->context()->ApplyPasskeys());
  protocol::BrowserContextCredentialsCreateResult result;
  result.credential = ToProtocol(std::move(passkey));
  co_return result;
}

Task<absl::StatusOr<protocol::BrowserContextCredentialsGetResult>> HandleBrowserContextCredentialsGet(
    Ref<BrowserContextDispatcher> self, protocol::BrowserContextCredentialsGetParams params, Call&) {
  protocol::BrowserContextCredentialsGetResult result;
  for (browser::Passkey& passkey : self->context()->passkeys().Find(params.rp_id, params.id))
    result.credentials.push_back(ToProtocol(std::move(passkey)));
  co_return result;
}

Task<absl::Status> HandleBrowserContextCredentialsDelete(
    Ref<BrowserContextDispatcher> self, protocol::BrowserContextCredentialsDeleteParams params, Call&) {
  self->context()->passkeys().Remove(params.id);
  co_return co_await self->context()->ApplyPasskeys();
}

}  // namespace understudy::dispatchers

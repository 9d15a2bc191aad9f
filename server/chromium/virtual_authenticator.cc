#include "server/chromium/virtual_authenticator.h"

#include <algorithm>
#include <utility>

#include <absl/strings/escaping.h>

#include "server/base/errors.h"
#include "server/base/spawn.h"
#include "server/browser/passkeys/key_pair.h"
#include "server/chromium/answers.h"

namespace understudy::chromium {
namespace {

using browser::Passkey;

// The browser takes padded base64 of the standard alphabet. Empty for what isn't base64url.
std::string ToBase64(const std::string& base64url) {
  std::string bytes;
  return absl::WebSafeBase64Unescape(base64url, &bytes) ? absl::Base64Escape(bytes) : "";
}

std::string Bytes(const std::string& base64) {
  std::string bytes;
  return absl::Base64Unescape(base64, &bytes) ? bytes : "";
}

std::string ToBase64Url(const std::string& base64) { return absl::WebSafeBase64Escape(Bytes(base64)); }

}  // namespace

VirtualAuthenticator::VirtualAuthenticator(boost::asio::any_io_executor executor, Ref<CdpSession> session,
                                           WeakRef<browser::BrowserContext> context)
    : executor_(std::move(executor)), session_(std::move(session)), context_(std::move(context)) {}

Task<absl::Status> VirtualAuthenticator::Update() {
  const Ref<VirtualAuthenticator> self = shared_from_this();
  const Ref<browser::BrowserContext> context = context_.lock();
  if (!context || !context->passkeys().installed()) co_return absl::OkStatus();
  if (!made_) {
    made_.emplace(executor_);
    Spawn(executor_, Make(self));
  }
  const Promise<absl::Status> made = *made_;
  CO_RETURN_IF_ERROR(co_await made.Wait());
  static_cast<void>(co_await AwaitAll(SendChanges(context->passkeys().all())));
  co_return absl::OkStatus();
}

Task<void> VirtualAuthenticator::Make(Ref<VirtualAuthenticator> self) {
  self->Subscribe();
  self->session_->Post(cdp::web_authn::Enable());
  // A device's own, whose user agrees at once.
  cdp::web_authn::AddVirtualAuthenticator add;
  add.options.protocol = "ctap2";
  add.options.ctap2_version = "ctap2_1";
  add.options.transport = "internal";
  add.options.has_resident_key = true;
  add.options.has_user_verification = true;
  add.options.is_user_verified = true;
  add.options.automatic_presence_simulation = true;
  auto answer = co_await self->session_->Send(add);
  if (answer.ok()) self->id_ = std::move(answer->authenticator_id);
  self->made_->Set(answer.status());
}

void VirtualAuthenticator::Subscribe() {
  subscriptions_.push_back(session_->On<cdp::web_authn::CredentialAdded>([this](const auto& event) {
    if (event.authenticator_id == id_) OnAdded(event.credential);
  }));
  subscriptions_.push_back(session_->On<cdp::web_authn::CredentialAsserted>([this](const auto& event) {
    if (event.authenticator_id == id_) OnAsserted(event.credential);
  }));
}

std::vector<Task<absl::Status>> VirtualAuthenticator::SendChanges(const std::vector<Passkey>& passkeys) {
  std::vector<Task<absl::Status>> pending;
  std::map<std::string, Passkey> former = std::exchange(held_, {});
  for (const Passkey& passkey : passkeys) {
    const auto kept = former.find(passkey.id);
    if (kept != former.end() && kept->second == passkey) held_.insert(former.extract(kept));
  }
  for (const auto& [id, held] : former) pending.push_back(SendRemoval(id));
  for (const Passkey& passkey : passkeys) {
    if (held_.try_emplace(passkey.id, passkey).second) pending.push_back(SendPasskey(passkey));
  }
  return pending;
}

Task<absl::Status> VirtualAuthenticator::SendRemoval(const std::string& id) {
  cdp::web_authn::RemoveCredential command;
  command.authenticator_id = id_;
  command.credential_id = ToBase64(id);
  return session_->Send(command);
}

Task<absl::Status> VirtualAuthenticator::SendPasskey(const Passkey& passkey) {
  cdp::web_authn::AddCredential command;
  command.authenticator_id = id_;
  command.credential.credential_id = ToBase64(passkey.id);
  command.credential.is_resident_credential = passkey.discoverable;
  command.credential.rp_id = passkey.rp_id;
  command.credential.private_key = ToBase64(passkey.private_key);
  command.credential.user_handle = ToBase64(passkey.user_handle);
  command.credential.sign_count = passkey.sign_count;
  return session_->Send(command);
}

void VirtualAuthenticator::OnAdded(const cdp::web_authn::Credential& credential) {
  const Ref<browser::BrowserContext> context = context_.lock();
  const std::string id = ToBase64Url(credential.credential_id);
  if (!context || held_.contains(id)) return;
  Passkey passkey;
  passkey.id = id;
  passkey.rp_id = credential.rp_id.value_or("");
  passkey.user_handle = ToBase64Url(credential.user_handle.value_or(""));
  passkey.private_key = ToBase64Url(credential.private_key);
  passkey.public_key = absl::WebSafeBase64Escape(browser::PublicKeyOf(Bytes(credential.private_key)));
  passkey.sign_count = credential.sign_count;
  passkey.discoverable = credential.is_resident_credential;
  held_[id] = passkey;
  context->passkeys().Put(std::move(passkey));
  Spawn(executor_, UpdateAll(context));
}

void VirtualAuthenticator::OnAsserted(const cdp::web_authn::Credential& credential) {
  const Ref<browser::BrowserContext> context = context_.lock();
  const auto held = held_.find(ToBase64Url(credential.credential_id));
  if (!context || held == held_.end()) return;
  held->second.sign_count = credential.sign_count;
  context->passkeys().SetSignCount(held->first, credential.sign_count);
  Spawn(executor_, UpdateAll(context));
}

Task<void> VirtualAuthenticator::UpdateAll(Ref<browser::BrowserContext> context) {
  static_cast<void>(co_await context->ApplyPasskeys());
}

}  // namespace understudy::chromium

#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "server/base/promise.h"
#include "server/base/task.h"
#include "server/browser/browser_context.h"
#include "server/browser/passkeys/passkeys.h"
#include "server/chromium/cdp/session.h"
#include "server/chromium/cdp/web_authn.h"

namespace understudy::chromium {

// A page's virtual authenticator (the WebAuthn domain), which answers its documents, in whatever process,
// with the passkeys of its context. What pages do with theirs, the context gets to know, and through it the
// others.
class VirtualAuthenticator final : public std::enable_shared_from_this<VirtualAuthenticator> {
 public:
  VirtualAuthenticator(boost::asio::any_io_executor executor, Ref<CdpSession> session,
                       WeakRef<browser::BrowserContext> context);

  // Brings the authenticator to what the context's passkeys are now; makes it, the first time. Nothing to do
  // while the context has none. Passkeys that the browser can't read are left out.
  Task<absl::Status> Update();

 private:
  static Task<void> Make(Ref<VirtualAuthenticator> self);
  void Subscribe();
  std::vector<Task<absl::Status>> SendChanges(const std::vector<browser::Passkey>& passkeys);
  Task<absl::Status> SendRemoval(const std::string& id);
  Task<absl::Status> SendPasskey(const browser::Passkey& passkey);
  void OnAdded(const cdp::web_authn::Credential& credential);
  void OnAsserted(const cdp::web_authn::Credential& credential);
  // Of the context, for all its pages.
  static Task<void> UpdateAll(Ref<browser::BrowserContext> context);

  const boost::asio::any_io_executor executor_;
  const Ref<CdpSession> session_;
  const WeakRef<browser::BrowserContext> context_;
  // Once it has been asked for.
  std::optional<Promise<absl::Status>> made_;
  std::string id_;
  // What the browser has, by id.
  std::map<std::string, browser::Passkey> held_;
  std::vector<Subscription> subscriptions_;
};

}  // namespace understudy::chromium

#pragma once

#include <absl/status/statusor.h>

#include "server/network/cookie.h"
#include "server/network/cookie_url.h"

namespace understudy::network {

// What RFC 6265bis says about cookies, as far as it needs no store of them.

// Whether a request for `url` carries the cookie (section 5.8.3): domain, path and the Secure attribute fit.
// When it ends, its SameSite attribute and its partition are the store's affair.
bool IsSentTo(const Cookie& cookie, const CookieUrl& url);

// `cookie` as a store takes it, with the domain, the path and the Secure attribute its URL gives it. Fails,
// in the words users know, when it says too little, contradicts itself, or ends when no cookie can.
absl::StatusOr<NewCookie> Complete(NewCookie cookie);

// The cookie that takes the place of `cookie` and ends at once: how a store is told to forget it.
NewCookie Expired(const Cookie& cookie);

}  // namespace understudy::network

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <absl/status/statusor.h>

namespace understudy::browser {

// A credential of Web Authentication, with what signs for it. Its binary parts are in base64url without
// padding: so a client's own spelling comes back to it.
struct Passkey {
  std::string id;
  // The relying party: mostly a domain.
  std::string rp_id;
  std::string user_handle;
  // PKCS#8 and SubjectPublicKeyInfo, in DER.
  std::string private_key;
  std::string public_key;
  // How often it has signed.
  int64_t sign_count = 0;
  // Whether it is found by a site that doesn't name it. A page may register others.
  bool discoverable = true;
  bool operator==(const Passkey&) const = default;
};

// The passkeys of a context's virtual authenticator, in the order they came. Its pages have the authenticator
// once it is installed.
class Passkeys {
 public:
  bool installed() const { return installed_; }
  void Install() { installed_ = true; }

  // Adds one, with what `wanted` leaves empty made up: its keys when either is. One of the same id goes.
  // Fails for a `sign_count` that doesn't fit 32 bits.
  absl::StatusOr<Passkey> Create(Passkey wanted);
  const std::vector<Passkey>& all() const { return passkeys_; }
  // Those that match all that is given.
  std::vector<Passkey> Find(const std::optional<std::string>& rp_id,
                            const std::optional<std::string>& id) const;
  // In place of the one with its id.
  void Put(Passkey passkey);
  void SetSignCount(const std::string& id, int64_t count);
  void Remove(const std::string& id);

 private:
  std::vector<Passkey>::iterator Locate(const std::string& id);

  std::vector<Passkey> passkeys_;
  bool installed_ = false;
};

}  // namespace understudy::browser

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace understudy::browser {

// From the kernel; `count` is at most 256.
std::string RandomBytes(size_t count);

// Both in DER.
struct KeyPair {
  // PKCS#8 (RFC 5958).
  std::string private_key;
  // SubjectPublicKeyInfo (RFC 5480).
  std::string public_key;
};

// A new one of the curve P-256, which is what ES256 signs with.
KeyPair NewKeyPair();

// The SubjectPublicKeyInfo that belongs to a PKCS#8 private key, of an elliptic curve or RSA. Empty where it
// can't be told: of another kind, or one on a curve other than P-256 that doesn't bring its public key along.
std::string PublicKeyOf(std::string_view private_key);

}  // namespace understudy::browser

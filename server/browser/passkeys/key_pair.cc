#include "server/browser/passkeys/key_pair.h"

#include <optional>
#include <sys/random.h>

#include <absl/strings/str_cat.h>

#include "server/browser/passkeys/p256.h"

namespace understudy::browser {
namespace {

constexpr size_t kScalarBytes = 32;

// DER's tags (X.690).
constexpr char kInteger = 0x02;
constexpr char kBitString = 0x03;
constexpr char kOctetString = 0x04;
constexpr char kObjectId = 0x06;
constexpr char kSequence = 0x30;
// The public key in an elliptic curve's private key (RFC 5915).
constexpr char kPublicKey = '\xa1';

// The OIDs rsaEncryption (RFC 8017), id-ecPublicKey and secp256r1 (RFC 5480).
constexpr std::string_view kRsa = "\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01";
constexpr std::string_view kEllipticCurve = "\x2a\x86\x48\xce\x3d\x02\x01";
constexpr std::string_view kP256 = "\x2a\x86\x48\xce\x3d\x03\x01\x07";

std::string Der(char tag, std::string_view contents) {
  std::string length;
  for (size_t left = contents.size(); left != 0; left >>= 8)
    length.insert(0, 1, static_cast<char>(left & 0xff));
  std::string der(1, tag);
  if (contents.size() < 0x80) {
    der += static_cast<char>(contents.size());
  } else {
    der += static_cast<char>(0x80 | length.size());
    der += length;
  }
  der += contents;
  return der;
}

std::string BitString(std::string_view contents) {
  std::string bits(1, '\0');
  bits += contents;
  return Der(kBitString, bits);
}

// Takes the value at the front of `rest` off; nothing when it isn't one of `tag`.
std::optional<std::string_view> Take(std::string_view& rest, char tag) {
  if (rest.size() < 2 || rest[0] != tag) return std::nullopt;
  size_t length = static_cast<unsigned char>(rest[1]);
  rest.remove_prefix(2);
  if (length >= 0x80) {
    const size_t bytes = length - 0x80;
    if (bytes == 0 || bytes > sizeof(uint32_t) || rest.size() < bytes) return std::nullopt;
    length = 0;
    for (size_t i = 0; i < bytes; ++i) length = length << 8 | static_cast<unsigned char>(rest[i]);
    rest.remove_prefix(bytes);
  }
  if (rest.size() < length) return std::nullopt;
  const std::string_view contents = rest.substr(0, length);
  rest.remove_prefix(length);
  return contents;
}

std::string EllipticCurveAlgorithm() {
  return Der(kSequence, absl::StrCat(Der(kObjectId, kEllipticCurve), Der(kObjectId, kP256)));
}

// RSAPublicKey of an RSAPrivateKey (RFC 8017, A.1).
std::string RsaPublicKey(std::string_view key) {
  auto fields = Take(key, kSequence);
  if (!fields || !Take(*fields, kInteger)) return "";
  const auto modulus = Take(*fields, kInteger);
  const auto exponent = Take(*fields, kInteger);
  if (!modulus || !exponent) return "";
  return Der(kSequence, absl::StrCat(Der(kInteger, *modulus), Der(kInteger, *exponent)));
}

// The point of an ECPrivateKey (RFC 5915).
std::string EllipticCurvePoint(std::string_view key, bool on_p256) {
  auto fields = Take(key, kSequence);
  if (!fields || !Take(*fields, kInteger)) return "";
  const auto scalar = Take(*fields, kOctetString);
  if (!scalar) return "";
  if (auto public_key = Take(*fields, kPublicKey)) {
    const auto bits = Take(*public_key, kBitString);
    return bits && !bits->empty() ? std::string(bits->substr(1)) : "";
  }
  return on_p256 ? P256PublicPoint(*scalar) : "";
}

}  // namespace

std::string RandomBytes(size_t count) {
  std::string bytes(count, '\0');
  // Up to 256 bytes it neither fails nor gives fewer once the kernel's pool is filled.
  while (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
  }
  return bytes;
}

KeyPair NewKeyPair() {
  std::string scalar, point;
  while (point.empty()) {
    scalar = RandomBytes(kScalarBytes);
    point = P256PublicPoint(scalar);
  }
  const std::string version(1, '\0'), ec_version(1, '\1');
  const std::string key = Der(kSequence, absl::StrCat(Der(kInteger, ec_version), Der(kOctetString, scalar),
                                                      Der(kPublicKey, BitString(point))));
  KeyPair pair;
  pair.private_key =
      Der(kSequence, absl::StrCat(Der(kInteger, version), EllipticCurveAlgorithm(), Der(kOctetString, key)));
  pair.public_key = Der(kSequence, absl::StrCat(EllipticCurveAlgorithm(), BitString(point)));
  return pair;
}

std::string PublicKeyOf(std::string_view private_key) {
  auto fields = Take(private_key, kSequence);
  if (!fields || !Take(*fields, kInteger)) return "";
  const auto algorithm = Take(*fields, kSequence);
  const auto key = Take(*fields, kOctetString);
  if (!algorithm || !key) return "";
  std::string_view identifiers = *algorithm;
  const auto kind = Take(identifiers, kObjectId);
  std::string bits;
  if (kind == kRsa) bits = RsaPublicKey(*key);
  if (kind == kEllipticCurve) bits = EllipticCurvePoint(*key, Take(identifiers, kObjectId) == kP256);
  if (bits.empty()) return "";
  return Der(kSequence, absl::StrCat(Der(kSequence, *algorithm), BitString(bits)));
}

}  // namespace understudy::browser

#include "server/browser/passkeys/key_pair.h"

#include <absl/strings/escaping.h>
#include <gtest/gtest.h>

namespace understudy::browser {
namespace {

// What the reference driver made, in base64url.
constexpr char kKey[] =
    "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgH2BTcH63es6EOe28DdJTf7t3CUv_jiR8-5viuZtaPZ"
    "ihRANCAAR7PjlyLYUVApd28RJJLnmdJbwyjjmS1YnLSyE66ng2SB3RBqrqRdopS5n9YbJ-QmUpZagj24IgJ4EYSDwO"
    "0H-u";
constexpr char kPublicKey[] =
    "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEez45ci2FFQKXdvESSS55nSW8Mo45ktWJy0shOup4Nkgd0Qaq6kXaKU"
    "uZ_WGyfkJlKWWoI9uCICeBGEg8DtB_rg";
// OpenSSL's: of P-256 without its public key, and of RSA with 1024 bits.
constexpr char kBareKey[] =
    "MEECAQAwEwYHKoZIzj0CAQYIKoZIzj0DAQcEJzAlAgEBBCAXm0RfhrXmrcZblHQtQR3M7KUCFKs-Ns6v_r9ZgilCvA";
constexpr char kBareKeysPublicKey[] =
    "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEJHJp6-7EQVuDenR5oFmCt2SnnpZNatq1ysto3fSY2-kVDVkzm8mn-r"
    "ef6qdaaKsbdQsJIGS9RPqp15IRkVGtOw";
constexpr char kRsaKey[] =
    "MIICeAIBADANBgkqhkiG9w0BAQEFAASCAmIwggJeAgEAAoGBAOQL0kae-o8dtFzds37qKF3D3luOt7d9h-yEMQd0BY"
    "OGXHGPfnPW-rYtppGsblmBd5MRpRuZs2PaS-qzggAQYMWpzJKHk2r1EzUa_Yx7il-AWnwsPM-fIkJJAv9PjXqgJZx5"
    "DlztAqvv8c0flwI0qNPpF_MbUddtAueFVBvByf1FAgMBAAECgYEAm6CppwJVsheuf_XYylMYqyzBcbBLFlD30uQ_5X"
    "s7TBAExIcN4BYlUPCEjUOkpzagmOBg0h4pe4p9ZrWMkWib8N9wFlku8tc07eyNCJAJfDJGVFU6vQLZABCSoO722IFZ"
    "yeoomQHe3Xy3GFu0VnvtnaWZ8ko8kS_s4LvLhqX5V_0CQQDxscG49hhRCzwCvjteyYcecFVprNw9leRIdyWivvIQpG"
    "IxU-Qx9__KAIFALHzp234vzJnMA4rDFyTocmRY3W-_AkEA8YtDI8orT6gsAXpgBFFdqIzGQ4sloh0MxvRZGiO_aUjr"
    "onFsMsqdVlWkHmXGRhROul31MUvjJausCLZQxy3T-wJBAKRfqwt6uwDrLg4DiGcnkfBen4g2Grb7qPyro3nyeLhew7"
    "Ueg9SEAH9GJqEZYH6_Wytw76vzQLz7kYtQuPRC7QsCQBcPlbRoC-SKCNGHTn17CzcZYaB3O3uTzHF-SLd_LDowFRco"
    "Pw1GXOkuOgIQ83IjZDTU3aD8Ps6M6lrWlTW_AVsCQQDqs0mU6n324x3xtAzBfXHybJxQAH8ClTZlTorfy_KXZDmOqH"
    "GJ2hQTFrANByHGaPkTgomeK9PXT7hHShxQliM8";
constexpr char kRsaPublicKey[] =
    "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkC9JGnvqPHbRc3bN-6ihdw95bjre3fYfshDEHdAWDhlxxj35z1v"
    "q2LaaRrG5ZgXeTEaUbmbNj2kvqs4IAEGDFqcySh5Nq9RM1Gv2Me4pfgFp8LDzPnyJCSQL_T416oCWceQ5c7QKr7_HN"
    "H5cCNKjT6RfzG1HXbQLnhVQbwcn9RQIDAQAB";
constexpr char kEd25519Key[] = "MC4CAQAwBQYDK2VwBCIEID2inGO-59XOR9v-rFxanPNIKDB2oQXDfWT1-ur3BrQe";

std::string Bytes(const char* base64url) {
  std::string bytes;
  EXPECT_TRUE(absl::WebSafeBase64Unescape(base64url, &bytes));
  return bytes;
}

std::string PublicKey(const char* key) { return absl::WebSafeBase64Escape(PublicKeyOf(Bytes(key))); }

TEST(KeyPairs, KnowThePublicKeyOfAPrivateOne) {
  EXPECT_EQ(PublicKey(kKey), kPublicKey);
  EXPECT_EQ(PublicKey(kBareKey), kBareKeysPublicKey);
  EXPECT_EQ(PublicKey(kRsaKey), kRsaPublicKey);
}

TEST(KeyPairs, DoNotKnowItOfOtherKinds) {
  EXPECT_EQ(PublicKey(kEd25519Key), "");
  EXPECT_EQ(PublicKeyOf(""), "");
  EXPECT_EQ(PublicKeyOf("no DER"), "");
}

TEST(KeyPairs, AreNotReadPastTheirEnd) {
  for (const char* key : {kKey, kBareKey, kRsaKey}) {
    const std::string whole = Bytes(key);
    for (size_t length = 0; length < whole.size(); ++length)
      EXPECT_EQ(PublicKeyOf(whole.substr(0, length)), "");
  }
}

TEST(KeyPairs, AreNewEachTime) {
  const KeyPair one = NewKeyPair();
  const KeyPair other = NewKeyPair();
  EXPECT_NE(one.private_key, other.private_key);
  EXPECT_EQ(one.private_key.size(), Bytes(kKey).size());
  EXPECT_EQ(PublicKeyOf(one.private_key), one.public_key);
  EXPECT_EQ(PublicKeyOf(other.private_key), other.public_key);
}

}  // namespace
}  // namespace understudy::browser

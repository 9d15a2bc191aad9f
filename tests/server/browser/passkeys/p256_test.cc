// Known answers: multiples of the curve's base point (NIST, "Mathematical routines for the NIST prime
// elliptic curves"), and a key pair of RFC 6979, A.2.5.
#include "server/browser/passkeys/p256.h"

#include <absl/strings/ascii.h>
#include <absl/strings/escaping.h>
#include <absl/strings/str_cat.h>
#include <gtest/gtest.h>

namespace understudy::browser {
namespace {

std::string PointOf(const std::string& scalar_in_hex) {
  const std::string padded = absl::StrCat(std::string(64 - scalar_in_hex.size(), '0'), scalar_in_hex);
  return absl::AsciiStrToUpper(absl::BytesToHexString(P256PublicPoint(absl::HexStringToBytes(padded))));
}

TEST(P256, MultipliesTheBasePoint) {
  EXPECT_EQ(PointOf("1"),
            "046B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296"
            "4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5");
  EXPECT_EQ(PointOf("2"),
            "047CF27B188D034F7E8A52380304B51AC3C08969E277F21B35A60B48FC47669978"
            "07775510DB8ED040293D9AC69F7430DBBA7DADE63CE982299E04B79D227873D1");
  EXPECT_EQ(PointOf("3"),
            "045ECBE4D1A6330A44C8F7EF951D4BF165E6C6B721EFADA985FB41661BC6E7FD6C"
            "8734640C4998FF7E374B06CE1A64A2ECD82AB036384FB83D9A79B127A27D5032");
  EXPECT_EQ(PointOf("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632550"),
            "046B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296"
            "B01CBD1C01E58065711814B583F061E9D431CCA994CEA1313449BF97C840AE0A");
}

TEST(P256, FindsThePublicKeyOfAPrivateOne) {
  EXPECT_EQ(PointOf("C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721"),
            "0460FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6"
            "7903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299");
}

TEST(P256, HasNoPublicKeyForWhatIsNoPrivateOne) {
  EXPECT_EQ(PointOf("0"), "");
  EXPECT_EQ(PointOf("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551"), "");
  EXPECT_EQ(P256PublicPoint("short"), "");
}

}  // namespace
}  // namespace understudy::browser

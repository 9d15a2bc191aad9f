#include "server/browser/passkeys/passkeys.h"

#include <gtest/gtest.h>

namespace understudy::browser {
namespace {

Passkey Known(std::string id, std::string rp_id = "site.example") {
  return {.id = std::move(id),
          .rp_id = std::move(rp_id),
          .user_handle = "user",
          .private_key = "private",
          .public_key = "public"};
}

std::string Ids(const std::vector<Passkey>& passkeys) {
  std::string ids;
  for (const Passkey& passkey : passkeys) ids += passkey.id + " ";
  return ids;
}

TEST(PasskeysTest, AreKeptAsTheyAreGiven) {
  Passkeys passkeys;
  EXPECT_EQ(*passkeys.Create(Known("a")), Known("a"));
  EXPECT_EQ(passkeys.all().front(), Known("a"));
}

TEST(PasskeysTest, AreMadeUpWhereNothingIsGiven) {
  Passkeys passkeys;
  const Passkey one = *passkeys.Create({.rp_id = "site.example"});
  const Passkey other = *passkeys.Create({.rp_id = "site.example"});
  EXPECT_EQ(one.id.size(), 22u);
  EXPECT_EQ(one.user_handle.size(), 22u);
  EXPECT_EQ(one.sign_count, 0);
  EXPECT_NE(one.id, other.id);
  EXPECT_NE(one.private_key, other.private_key);
}

// One key without the other would not fit a new one.
TEST(PasskeysTest, HaveNewKeysWhereOneIsMissing) {
  Passkeys passkeys;
  const Passkey made = *passkeys.Create({.rp_id = "site.example", .private_key = "private"});
  EXPECT_NE(made.private_key, "private");
  EXPECT_FALSE(made.public_key.empty());
}

TEST(PasskeysTest, CountSignaturesIn32Bits) {
  Passkeys passkeys;
  EXPECT_TRUE(passkeys.Create({.rp_id = "a", .sign_count = 4294967295}).ok());
  EXPECT_EQ(passkeys.Create({.rp_id = "a", .sign_count = 4294967296}).status().message(),
            "signCount must be between 0 and 4294967295, got 4294967296");
  EXPECT_EQ(passkeys.Create({.rp_id = "a", .sign_count = -5}).status().message(),
            "signCount must be between 0 and 4294967295, got -5");
  EXPECT_EQ(passkeys.all().size(), 1u);
}

TEST(PasskeysTest, ReplaceThoseOfTheSameId) {
  Passkeys passkeys;
  passkeys.Put(Known("a"));
  passkeys.Put(Known("b"));
  passkeys.Put(Known("a", "other.example"));
  EXPECT_EQ(Ids(passkeys.all()), "a b ");
  EXPECT_EQ(passkeys.all().front().rp_id, "other.example");
}

TEST(PasskeysTest, AreFoundByAllThatIsGiven) {
  Passkeys passkeys;
  passkeys.Put(Known("a"));
  passkeys.Put(Known("b", "other.example"));
  EXPECT_EQ(Ids(passkeys.Find(std::nullopt, std::nullopt)), "a b ");
  EXPECT_EQ(Ids(passkeys.Find("other.example", std::nullopt)), "b ");
  EXPECT_EQ(Ids(passkeys.Find(std::nullopt, "a")), "a ");
  EXPECT_EQ(Ids(passkeys.Find("other.example", "a")), "");
}

TEST(PasskeysTest, Go) {
  Passkeys passkeys;
  passkeys.Put(Known("a"));
  passkeys.Remove("unknown");
  EXPECT_EQ(Ids(passkeys.all()), "a ");
  passkeys.Remove("a");
  EXPECT_EQ(Ids(passkeys.all()), "");
}

TEST(PasskeysTest, KnowHowOftenTheyHaveSigned) {
  Passkeys passkeys;
  passkeys.Put(Known("a"));
  passkeys.SetSignCount("a", 3);
  passkeys.SetSignCount("unknown", 4);
  EXPECT_EQ(passkeys.all().front().sign_count, 3);
}

}  // namespace
}  // namespace understudy::browser

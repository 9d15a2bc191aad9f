#include "server/chromium/virtual_authenticator.h"

#include "tests/server/chromium/scripted_browser.h"

namespace understudy::chromium {
namespace {

// In base64url, and as the browser writes it.
constexpr char kId[] = "-_8";
constexpr char kBrowsersId[] = "+/8=";

class VirtualAuthenticatorTest : public ScriptedBrowserTest {
 protected:
  using Command = testing::FakeBrowser::Command;

  static browser::Passkey Known() {
    return {.id = kId,
            .rp_id = "site.example",
            .user_handle = "dQ",
            .private_key = "cA",
            .public_key = "cQ",
            .sign_count = 3};
  }
  static boost::json::object BrowsersCredential(bool resident, int sign_count) {
    return {{"credentialId", kBrowsersId}, {"isResidentCredential", resident},
            {"rpId", "site.example"},      {"privateKey", "cA=="},
            {"userHandle", "dQ=="},        {"signCount", sign_count}};
  }
  void Emit(std::string_view event, boost::json::object credential) {
    remote_.Emit(event, {{"authenticatorId", "A"}, {"credential", std::move(credential)}}, "S");
  }
  // The context's pages get an authenticator.
  void Install() {
    remote_.AnswerAlways("WebAuthn.enable");
    remote_.AnswerAlways("WebAuthn.addVirtualAuthenticator", {{"authenticatorId", "A"}});
    context_->passkeys().Install();
    ASSERT_TRUE(Run(context_->ApplyPasskeys()).ok());
  }
  Command ExpectPasskey(const std::string& session = "S") {
    Command command = Run(remote_.ExpectAndAnswer("WebAuthn.addCredential"));
    EXPECT_EQ(command.session_id, session);
    EXPECT_EQ(command.params.at("authenticatorId"), "A");
    return command;
  }
  void ExpectRemoval() {
    const Command command = Run(remote_.ExpectAndAnswer("WebAuthn.removeCredential"));
    EXPECT_EQ(command.params.at("credentialId"), kBrowsersId);
  }
  // What the browser has said by now has arrived.
  void Settle() {
    const cdp::web_authn::Enable command;
    ASSERT_TRUE(Run(connection_->Session("S")->Send(command)).ok());
  }
  // Applies what the test has changed, while the browser is asked for `asks`.
  template <class Asks>
  void Apply(const Asks& asks) {
    testing::Started applying(loop_, context_->ApplyPasskeys());
    asks();
    EXPECT_TRUE(OutcomeOf(applying).ok());
  }
};

TEST_F(VirtualAuthenticatorTest, IsNotThereBeforeItIsInstalled) {
  context_->passkeys().Put(Known());
  EXPECT_TRUE(Run(context_->ApplyPasskeys()).ok());
}

TEST_F(VirtualAuthenticatorTest, IsTheDevicesOwnAndItsUserAgrees) {
  remote_.AnswerAlways("WebAuthn.enable");
  context_->passkeys().Install();
  Apply([&] {
    const Command command =
        Run(remote_.ExpectAndAnswer("WebAuthn.addVirtualAuthenticator", {{"authenticatorId", "A"}}));
    const boost::json::object& options = command.params.at("options").as_object();
    EXPECT_EQ(options.at("transport"), "internal");
    EXPECT_EQ(options.at("isUserVerified"), true);
  });
}

TEST_F(VirtualAuthenticatorTest, HoldsThePasskeysOfTheContext) {
  Install();
  context_->passkeys().Put(Known());
  Apply([&] {
    boost::json::object expected = BrowsersCredential(true, 3);
    EXPECT_EQ(ExpectPasskey().params.at("credential"), expected);
  });
  // It has it: nothing is to be done.
  Apply([] {});
  context_->passkeys().Remove(kId);
  Apply([&] { ExpectRemoval(); });
}

TEST_F(VirtualAuthenticatorTest, DoesWithoutPasskeysThatTheBrowserRefuses) {
  Install();
  context_->passkeys().Put(Known());
  Apply([&] { remote_.Fail(Run(remote_.Expect("WebAuthn.addCredential")), "An error occurred"); });
}

TEST_F(VirtualAuthenticatorTest, GivesTheContextWhatAPageRegisters) {
  Install();
  Emit("WebAuthn.credentialAdded", BrowsersCredential(false, 1));
  Settle();
  ASSERT_EQ(context_->passkeys().all().size(), 1u);
  const browser::Passkey& passkey = context_->passkeys().all()[0];
  EXPECT_EQ(passkey.id, kId);
  EXPECT_EQ(passkey.private_key, "cA");
  EXPECT_FALSE(passkey.discoverable);
}

TEST_F(VirtualAuthenticatorTest, CountsSignatures) {
  Install();
  context_->passkeys().Put(Known());
  Apply([&] { ExpectPasskey(); });
  Emit("WebAuthn.credentialAsserted", BrowsersCredential(true, 4));
  Settle();
  EXPECT_EQ(context_->passkeys().all()[0].sign_count, 4);
  Apply([] {});
}

}  // namespace
}  // namespace understudy::chromium

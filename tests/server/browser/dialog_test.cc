#include "server/browser/dialog.h"

#include "tests/server/browser/domain_test.h"

namespace understudy::browser {
namespace {

using ::testing::ElementsAre;

class DialogTest : public DomainTest {
 protected:
  Ref<Dialog> Open(std::string type = "prompt") {
    return std::make_shared<Dialog>(page_, std::move(type), "Colour?", "red",
                                    [this](bool accept, std::string text) {
                                      answers_.push_back((accept ? "accept " : "dismiss ") + text);
                                      return FakePage::Ok();
                                    });
  }

  std::vector<std::string> answers_;
};

TEST_F(DialogTest, IsAcceptedWithItsDefaultValueUnlessThereIsAnother) {
  EXPECT_TRUE(Run(Open()->Accept(std::nullopt)).ok());
  EXPECT_TRUE(Run(Open()->Accept("blue")).ok());
  EXPECT_THAT(answers_, ElementsAre("accept red", "accept blue"));
}

TEST_F(DialogTest, IsAnsweredOnce) {
  const Ref<Dialog> dialog = Open();
  EXPECT_TRUE(Run(dialog->Dismiss()).ok());
  EXPECT_THAT(Run(dialog->Accept("x")), FailsWith("Cannot accept dialog which is already handled!"));
  EXPECT_THAT(Run(dialog->Dismiss()), FailsWith("Cannot dismiss dialog which is already handled!"));
  EXPECT_THAT(answers_, ElementsAre("dismiss "));
}

TEST_F(DialogTest, LetsThePageGoUnlessSomeoneAnswers) {
  EXPECT_TRUE(Run(Open("beforeunload")->CloseByDefault()).ok());
  EXPECT_TRUE(Run(Open("confirm")->CloseByDefault()).ok());
  EXPECT_THAT(answers_, ElementsAre("accept red", "dismiss "));
}

TEST_F(DialogTest, ClosesOnceWhoeverAnswers) {
  const Ref<Dialog> dialog = Open();
  int times = 0;
  Subscription closed = context_->on_dialog_closed.connect([&](const Ref<Dialog>&) { ++times; });
  dialog->DidClose();
  dialog->DidClose();
  EXPECT_EQ(times, 1);
  EXPECT_THAT(Run(dialog->Dismiss()), FailsWith("Cannot dismiss dialog which is already handled!"));
}

}  // namespace
}  // namespace understudy::browser

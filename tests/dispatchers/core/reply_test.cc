#include "dispatchers/core/reply.h"

#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/base/errors.h"

namespace understudy::dispatchers {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class ReplyTest : public testing::Test {
 protected:
  Reply NewReply(boost::json::value id = 7) {
    return Reply(std::move(id), [this](std::string message) { sent_.push_back(std::move(message)); });
  }
  std::vector<std::string> sent_;
};

TEST_F(ReplyTest, EchoesTheIdAsItIs) {
  NewReply(7).Succeed(std::nullopt);
  NewReply("abcd@7").Succeed(R"({"value":1})");
  EXPECT_THAT(sent_, ElementsAre(R"({"id":7})", R"({"id":"abcd@7","result":{"value":1}})"));
}

TEST_F(ReplyTest, NamesTheError) {
  NewReply().Fail(TimeoutExceeded(300), std::vector<std::string>{"  - waiting"});
  EXPECT_THAT(sent_, ElementsAre(R"({"id":7,"error":{"error":{"message":"Timeout 300ms exceeded.",)"
                                 R"("stack":"TimeoutError: Timeout 300ms exceeded.","name":"TimeoutError"}},)"
                                 R"("log":["  - waiting"]})"));
}

TEST_F(ReplyTest, PassesOnWhatAPageThrew) {
  NewReply().Fail(ThrownValue(boost::json::object{{"n", 5}}, "5"));
  EXPECT_THAT(sent_, ElementsAre(R"({"id":7,"error":{"value":{"n":5}}})"));
}

TEST_F(ReplyTest, CarriesTheDetails) {
  NewReply().Fail(Error("no"), std::vector<std::string>{}, boost::json::object{{"timedOut", true}});
  EXPECT_THAT(sent_, ElementsAre(HasSubstr(R"("errorDetails":{"timedOut":true},"log":[]})")));
}

TEST_F(ReplyTest, TellsTheCode) {
  NewReply().Fail(Error("no"), std::vector<std::string>{}, std::nullopt, "ENOENT");
  EXPECT_THAT(sent_, ElementsAre(HasSubstr(R"("name":"Error","code":"ENOENT"}})")));
}

TEST_F(ReplyTest, AnswersAnInternalErrorWhenItIsDropped) {
  { Reply reply = NewReply(); }
  EXPECT_THAT(sent_, ElementsAre(HasSubstr("Internal error: the command ended without an answer")));
}

TEST_F(ReplyTest, AnswersOnce) {
  {
    Reply reply = NewReply();
    Reply moved = std::move(reply);
    moved.Succeed(std::nullopt);
    moved.Fail(Error("too late"));
  }
  EXPECT_THAT(sent_, ElementsAre(R"({"id":7})"));
}

}  // namespace
}  // namespace understudy::dispatchers

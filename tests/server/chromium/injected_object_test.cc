#include "server/chromium/injected_object.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/chromium/cdp/connection.h"
#include "server/chromium/cdp/runtime.h"
#include "tests/support/fake_browser.h"
#include "tests/support/run_task.h"

namespace understudy::chromium {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class InjectedObjectTest : public ::testing::Test {
 public:
  ~InjectedObjectTest() override {
    connection_->Close();
    browser_.Close();
    loop_.restart();
    loop_.run();
  }

  template <class T>
  T Run(Task<T> task) {
    return testing::RunTask(loop_, std::move(task));
  }
  // The answer to Runtime.getProperties of an object that has this private property.
  static boost::json::object WithPrivate(const std::string& name) {
    const boost::json::object value = {{"type", "object"}, {"objectId", "kept"}};
    return {{"result", boost::json::array()},
            {"privateProperties", {boost::json::object{{"name", name}, {"value", value}}}}};
  }
  static boost::json::object Evaluated(const std::string& object_id) {
    return {{"result", {{"type", "object"}, {"objectId", object_id}}}};
  }
  // The driver looks where the script keeps its object, and finds `properties`.
  Task<void> ExpectLook(boost::json::object properties) {
    const auto holder = co_await browser_.ExpectAndAnswer("Runtime.evaluate", Evaluated("holder"));
    EXPECT_EQ(holder.params.at("expression"), "location.assign");
    EXPECT_EQ(holder.params.at("uniqueContextId"), "unique");
    const auto look = co_await browser_.ExpectAndAnswer("Runtime.getProperties", properties);
    EXPECT_EQ(look.params.at("objectId"), "holder");
    co_await browser_.ExpectAndAnswer("Runtime.releaseObject");
  }

  // That nothing has been sent but what the test expected.
  Task<void> ExpectNothing() {
    auto enabled = session_->Send(cdp::runtime::Enable());
    browser_.Answer(co_await browser_.Expect("Runtime.enable"));
    EXPECT_TRUE((co_await std::move(enabled)).ok());
  }

  boost::asio::io_context loop_;
  testing::FakeBrowser browser_{loop_.get_executor()};
  Ref<CdpConnection> connection_ = CdpConnection::Create(loop_.get_executor(), browser_.TakeTransport());
  Ref<CdpSession> session_ = connection_->root();
  Ref<const RealmScript> script_ = std::make_shared<RealmScript>(std::nullopt);
  Ref<InjectedObject> object_ = InjectedObject::OfDocument(loop_.get_executor(), session_, "unique", script_);
};

TEST_F(InjectedObjectTest, IsWhatTheScriptKeptOutOfThePagesSight) {
  Run([&]() -> Task<void> {
    auto first = object_->Id();
    boost::asio::co_spawn(loop_, ExpectLook(WithPrivate(script_->private_name())), boost::asio::detached);
    EXPECT_EQ(*co_await std::move(first), "kept");
    EXPECT_EQ(*co_await object_->Id(), "kept");
    co_await ExpectNothing();
  }());
}

TEST_F(InjectedObjectTest, IsMadeWhereNoScriptRuns) {
  Run([&]() -> Task<void> {
    auto id = object_->Id();
    boost::asio::co_spawn(
        loop_,
        [](InjectedObjectTest* self) -> Task<void> {
          co_await self->ExpectLook(WithPrivate("#forged"));
          const auto made = co_await self->browser_.ExpectAndAnswer("Runtime.evaluate", Evaluated("made"));
          EXPECT_EQ(made.params.at("expression").as_string(), *self->script_->ForDocuments());
        }(this),
        boost::asio::detached);
    EXPECT_EQ(*co_await std::move(id), "made");
  }());
}

TEST_F(InjectedObjectTest, IsMissedByName) {
  Run([&]() -> Task<void> {
    auto id = object_->Id();
    boost::asio::co_spawn(
        loop_,
        [](InjectedObjectTest* self) -> Task<void> {
          const boost::json::object nothing = {{"result", boost::json::array()}};
          co_await self->ExpectLook(nothing);
          const boost::json::object ran_before = {{"result", {{"type", "boolean"}, {"value", false}}}};
          co_await self->browser_.ExpectAndAnswer("Runtime.evaluate", ran_before);
        }(this),
        boost::asio::detached);
    const auto missing = co_await std::move(id);
    EXPECT_EQ(missing.status().message(), "The realm doesn't have the driver's object");
  }());
}

TEST_F(InjectedObjectTest, TakesCallsOneAfterTheOtherOnceItIsReady) {
  const Promise<absl::StatusOr<std::string>> made(loop_.get_executor());
  const Ref<InjectedObject> object = InjectedObject::Of(loop_.get_executor(), session_, made);
  made.Set(std::string("made"));
  Run([&]() -> Task<void> {
    EXPECT_TRUE((co_await object->Ready()).ok());
    std::vector<browser::CallArgument> arguments;
    arguments.emplace_back(boost::json::value(5));
    arguments.emplace_back(browser::RemoteObjectId{"thing"});
    const Promise<absl::Status> done(loop_.get_executor());
    object->Post("function(n,t){}", std::move(arguments));
    object->Post("function(){}", std::vector<browser::CallArgument>(), done);
    const auto first = co_await browser_.ExpectAndAnswer("Runtime.callFunctionOn");
    EXPECT_EQ(first.params.at("objectId"), "made");
    EXPECT_EQ(first.params.at("functionDeclaration"), "function(n,t){}");
    const boost::json::array sent = {boost::json::object{{"value", 5}},
                                     boost::json::object{{"objectId", "thing"}}};
    EXPECT_EQ(first.params.at("arguments"), sent);
    const auto second = co_await browser_.Expect("Runtime.callFunctionOn");
    EXPECT_FALSE(done.IsSet());
    browser_.Answer(second);
    EXPECT_TRUE((co_await done.Wait()).ok());
  }());
}

TEST(RealmScriptTest, NamesNothingThatPagesCouldGuess) {
  const RealmScript one(std::nullopt);
  const RealmScript other(std::nullopt);
  EXPECT_NE(one.sockets_binding(), other.sockets_binding());
  EXPECT_NE(one.functions_binding(), other.functions_binding());
  EXPECT_NE(one.private_name(), other.private_name());
  EXPECT_THAT(*one.ForDocuments(), Not(HasSubstr(other.private_name())));
}

}  // namespace
}  // namespace understudy::chromium

#include "server/browser/network_quiet.h"

#include <boost/asio/io_context.hpp>
#include <gtest/gtest.h>

#include "server/browser/request.h"

namespace understudy::browser {
namespace {

class NetworkQuietTest : public ::testing::Test {
 protected:
  Ref<Request> NewRequest(std::string resource_type = "fetch") {
    RequestStart start;
    start.resource_type = std::move(resource_type);
    return std::make_shared<Request>(io_.get_executor(), nullptr, nullptr, nullptr, nullptr,
                                     std::move(start));
  }
  // Until nothing is left to wait for: the pause is over, or a request is under way.
  int Quiets() {
    io_.restart();
    io_.run();
    return quiets_;
  }

  boost::asio::io_context io_;
  int quiets_ = 0;
  NetworkQuiet network_{io_.get_executor(), std::chrono::milliseconds(5), [this] { ++quiets_; }};
};

TEST_F(NetworkQuietTest, ComesAfterAPauseOnceForEachDocument) {
  network_.Begin(nullptr);
  EXPECT_FALSE(network_.quiet());
  EXPECT_EQ(Quiets(), 1);
  EXPECT_TRUE(network_.quiet());
  const Ref<Request> late = NewRequest();
  network_.DidStart(late);
  network_.DidEnd(late);
  EXPECT_EQ(Quiets(), 1);
  network_.Begin(nullptr);
  EXPECT_FALSE(network_.quiet());
  EXPECT_EQ(Quiets(), 2);
}

TEST_F(NetworkQuietTest, IsHeldOffByWhatIsUnderWay) {
  network_.Begin(nullptr);
  const Ref<Request> first = NewRequest();
  const Ref<Request> second = NewRequest();
  network_.DidStart(first);
  network_.DidStart(second);
  network_.DidEnd(first);
  EXPECT_EQ(Quiets(), 0);
  network_.DidEnd(second);
  EXPECT_EQ(Quiets(), 1);
}

TEST_F(NetworkQuietTest, DoesNotWaitForAnEventSource) {
  network_.Begin(nullptr);
  network_.DidStart(NewRequest("eventsource"));
  EXPECT_EQ(Quiets(), 1);
}

TEST_F(NetworkQuietTest, ForgetsWhatAFormerDocumentAskedFor) {
  network_.Begin(nullptr);
  network_.DidStart(NewRequest());
  EXPECT_EQ(Quiets(), 0);
  network_.Begin(nullptr);
  EXPECT_EQ(Quiets(), 1);
}

TEST_F(NetworkQuietTest, WaitsForTheDocumentItself) {
  network_.Begin(nullptr);
  const Ref<Request> document = NewRequest("document");
  network_.DidStart(document);
  network_.Begin(document);
  EXPECT_EQ(Quiets(), 0);
  network_.DidEnd(document);
  EXPECT_EQ(Quiets(), 1);
}

}  // namespace
}  // namespace understudy::browser

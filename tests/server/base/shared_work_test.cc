#include "server/base/shared_work.h"

#include <vector>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <gtest/gtest.h>

#include "server/base/errors.h"

namespace understudy {
namespace {

class SharedWorkTest : public ::testing::Test {
 protected:
  // Begins work that ends when the test sets `outcome`.
  Task<absl::Status> Begin() {
    ++begun_;
    co_return co_await outcome_.Wait();
  }
  Task<void> Caller() {
    std::function<Task<absl::Status>()> begin = [this] { return Begin(); };
    heard_.push_back(co_await work_.Join(std::move(begin)));
  }
  void Call() { Spawn(loop_.get_executor(), Caller()); }
  void End(absl::Status status) {
    outcome_.Set(std::move(status));
    loop_.restart();
    loop_.poll();
    outcome_ = Promise<absl::Status>(loop_.get_executor());
  }

  boost::asio::io_context loop_;
  SharedWork work_{loop_.get_executor()};
  Promise<absl::Status> outcome_{loop_.get_executor()};
  std::vector<absl::Status> heard_;
  int begun_ = 0;
};

TEST_F(SharedWorkTest, IsDoneOnceForAllWhoWait) {
  Call();
  Call();
  loop_.poll();
  EXPECT_TRUE(work_.under_way());
  End(absl::OkStatus());
  EXPECT_EQ(begun_, 1);
  EXPECT_EQ(heard_, (std::vector<absl::Status>(2, absl::OkStatus())));
}

TEST_F(SharedWorkTest, GoesOnWhenTheCallerWhoBeganItIsCancelled) {
  boost::asio::cancellation_signal cancel;
  boost::asio::co_spawn(loop_, Caller(),
                        boost::asio::bind_cancellation_slot(cancel.slot(), [](std::exception_ptr) {}));
  loop_.poll();
  cancel.emit(boost::asio::cancellation_type::terminal);
  loop_.poll();
  Call();
  loop_.restart();
  loop_.poll();
  End(absl::OkStatus());
  EXPECT_EQ(begun_, 1);
  EXPECT_EQ(heard_, (std::vector<absl::Status>(1, absl::OkStatus())));
}

TEST_F(SharedWorkTest, BeginsAnewOnceItHasFailed) {
  Call();
  loop_.poll();
  End(Error("no"));
  EXPECT_FALSE(work_.under_way());
  Call();
  loop_.restart();
  loop_.poll();
  End(absl::OkStatus());
  EXPECT_EQ(begun_, 2);
  EXPECT_EQ(heard_, (std::vector<absl::Status>{Error("no"), absl::OkStatus()}));
}

}  // namespace
}  // namespace understudy

#include "server/base/promise.h"

#include <vector>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <gtest/gtest.h>

#include "server/base/queue.h"
#include "server/base/spawn.h"

namespace understudy {
namespace {

Task<> Collect(Promise<int> promise, std::vector<int>& values) { values.push_back(co_await promise.Wait()); }

TEST(Promise, WakesEveryWaiterWithTheFirstValue) {
  boost::asio::io_context loop;
  const Promise<int> promise(loop.get_executor());
  std::vector<int> values;
  Spawn(loop.get_executor(), Collect(promise, values));
  Spawn(loop.get_executor(), Collect(promise, values));
  loop.poll();
  EXPECT_TRUE(values.empty());
  promise.Set(7);
  promise.Set(8);
  loop.run();
  EXPECT_EQ(values, (std::vector<int>{7, 7}));
}

TEST(Promise, GivesAValueThatIsThereAtOnce) {
  boost::asio::io_context loop;
  const Promise<int> promise(loop.get_executor());
  promise.Set(7);
  std::vector<int> values;
  Spawn(loop.get_executor(), Collect(promise, values));
  loop.run();
  EXPECT_EQ(values, std::vector<int>{7});
}

TEST(Promise, WaiterIsCancelledByItsSlotAlone) {
  boost::asio::io_context loop;
  const Promise<int> promise(loop.get_executor());
  std::vector<int> values;
  boost::asio::cancellation_signal cancel;
  bool aborted = false;
  boost::asio::co_spawn(loop, Collect(promise, values),
                        boost::asio::bind_cancellation_slot(cancel.slot(), [&](std::exception_ptr failure) {
                          aborted = failure != nullptr;
                        }));
  Spawn(loop.get_executor(), Collect(promise, values));
  loop.poll();
  cancel.emit(boost::asio::cancellation_type::terminal);
  loop.poll();
  EXPECT_TRUE(aborted);
  promise.Set(7);
  loop.run();
  EXPECT_EQ(values, std::vector<int>{7});
}

Task<> Take(Queue<int> queue, int count, std::vector<int>& values) {
  for (int i = 0; i < count; ++i) values.push_back(co_await queue.Pop());
}

TEST(Queue, GivesValuesInTheirOrderAndWaitsForMore) {
  boost::asio::io_context loop;
  const Queue<int> queue(loop.get_executor());
  std::vector<int> values;
  queue.Push(1);
  queue.Push(2);
  Spawn(loop.get_executor(), Take(queue, 3, values));
  loop.poll();
  EXPECT_EQ(values, (std::vector<int>{1, 2}));
  queue.Push(3);
  loop.run();
  EXPECT_EQ(values, (std::vector<int>{1, 2, 3}));
}

}  // namespace
}  // namespace understudy

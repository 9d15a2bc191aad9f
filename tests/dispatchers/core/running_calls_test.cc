#include "dispatchers/core/running_calls.h"

#include <ctime>
#include <vector>

#include "protocol/schema/tables.pw.h"
#include "tests/dispatchers/core/test_connection.h"

namespace understudy::dispatchers {
namespace {

class RunningCallsTest : public TestConnection {
 protected:
  Ref<Call> NewCall(const Ref<Dispatcher>& target, boost::json::value id) {
    Reply reply(std::move(id), [](const std::string&) {});
    return std::make_shared<Call>(connection_, target, *protocol::FindCommand("Frame", "goto"),
                                  protocol::Metadata(), "", std::move(reply));
  }
  Ref<Dispatcher> NewObject() { return std::make_shared<PlainDispatcher>(); }

  // The processor time of `count` commands to as many objects that end in the order of `backwards`.
  double Seconds(int count, bool backwards) {
    std::vector<Ref<Call>> calls;
    for (int i = 0; i < count; ++i) calls.push_back(NewCall(NewObject(), i + 1));
    RunningCalls running;
    const std::clock_t start = std::clock();
    for (const Ref<Call>& call : calls) running.Add(call);
    for (int i = 0; i < count; ++i) {
      const Ref<Call>& call = calls[backwards ? count - 1 - i : i];
      const Ref<Dispatcher> object = call->target();
      EXPECT_EQ(running.Find(call->id()), call);
      EXPECT_EQ(running.To({&object, 1}).size(), 1u);
      running.Remove(call);
    }
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  }

  RunningCalls running_;
};

TEST_F(RunningCallsTest, FindsByTheIdOfTheWire) {
  const Ref<Call> number = NewCall(root_, 1);
  const Ref<Call> text = NewCall(root_, "abcd@1");
  running_.Add(number);
  running_.Add(text);
  EXPECT_EQ(running_.Find(1), number);
  EXPECT_EQ(running_.Find("abcd@1"), text);
  EXPECT_EQ(running_.Find("1"), nullptr);
  running_.Remove(number);
  EXPECT_EQ(running_.Find(1), nullptr);
  EXPECT_EQ(running_.Find("abcd@1"), text);
}

TEST_F(RunningCallsTest, OfAnIdUsedTwiceTheLaterIsFound) {
  const Ref<Call> first = NewCall(root_, 1);
  const Ref<Call> second = NewCall(root_, 1);
  running_.Add(first);
  running_.Add(second);
  EXPECT_EQ(running_.Find(1), second);
  running_.Remove(first);
  EXPECT_EQ(running_.Find(1), second);
  running_.Remove(second);
  EXPECT_EQ(running_.Find(1), nullptr);
}

TEST_F(RunningCallsTest, ThoseToSomeObjectsInTheOrderTheyCame) {
  const Ref<Dispatcher> page = NewObject();
  const Ref<Dispatcher> frame = NewObject();
  const Ref<Call> to_frame = NewCall(frame, 1);
  const Ref<Call> to_other = NewCall(NewObject(), 2);
  const Ref<Call> to_page = NewCall(page, 3);
  const Ref<Call> to_frame_again = NewCall(frame, 4);
  for (const Ref<Call>& call : {to_frame, to_other, to_page, to_frame_again}) running_.Add(call);
  const std::vector<Ref<Dispatcher>> objects = {page, frame};
  EXPECT_EQ(running_.To(objects), (std::vector<Ref<Call>>{to_frame, to_page, to_frame_again}));
  running_.Remove(to_frame);
  EXPECT_EQ(running_.To(objects), (std::vector<Ref<Call>>{to_page, to_frame_again}));
}

TEST_F(RunningCallsTest, ManyTakeTheirTimeEachAndNoMore) {
  for (const bool backwards : {false, true}) {
    Seconds(2000, backwards);
    const double few = Seconds(2000, backwards);
    const double many = Seconds(20000, backwards);
    // Ten times as many; a hundred times the time where each looks at all others.
    EXPECT_LT(many, 40 * few) << "backwards: " << backwards;
  }
}

}  // namespace
}  // namespace understudy::dispatchers

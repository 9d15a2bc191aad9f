#include "server/browser/worker.h"

#include "tests/server/browser/domain_test.h"

namespace understudy::browser {
namespace {

class WorkerTest : public DomainTest {
 protected:
  const Ref<Worker> worker_ = std::make_shared<Worker>(loop_.get_executor(), "w.js", page_);
};

TEST_F(WorkerTest, GivesItsRealmOnceThereIsOne) {
  testing::Started waiting = Start(worker_->Context());
  EXPECT_FALSE(waiting.ended());
  const FakeRealm realm(loop_.get_executor());
  worker_->DidCreateContext(realm.context());
  waiting.Poll();
  EXPECT_EQ(**waiting.value(), realm.context());
}

TEST_F(WorkerTest, TakesItsRealmAlong) {
  const FakeRealm realm(loop_.get_executor());
  worker_->DidCreateContext(realm.context());
  int closed = 0;
  Subscription end = worker_->on_close.connect([&] { ++closed; });
  worker_->DidClose();
  EXPECT_EQ(closed, 1);
  EXPECT_TRUE(IsTargetClosed(Run(realm.context()->Evaluate("x", std::nullopt, Argument())).status()));
}

}  // namespace
}  // namespace understudy::browser

// What comes and goes a thousand times leaves nothing behind, whoever forgot to say that it ended.

#include "server/browser/dialog.h"
#include "server/browser/network.h"
#include "server/browser/worker.h"
#include "tests/server/browser/domain_test.h"

namespace understudy::browser {
namespace {

constexpr int kMany = 1000;

class LifetimesTest : public DomainTest {
 protected:
  template <class T>
  void Watch(const Ref<T>& object) {
    objects_.push_back(std::weak_ptr<void>(object));
  }
  size_t Alive() {
    Poll();
    return static_cast<size_t>(std::count_if(objects_.begin(), objects_.end(),
                                             [](const auto& object) { return !object.expired(); }));
  }
  void Fetch(const Ref<Frame>& frame, const std::string& id) {
    RequestOwner owner;
    owner.frame = frame;
    context_->network().DidSend(id, std::move(owner), RequestStart());
    Watch(context_->network().Find(id));
  }

  std::vector<std::weak_ptr<void>> objects_;
};

TEST_F(LifetimesTest, PagesWithAllThatIsInThem) {
  for (int i = 0; i < kMany; ++i) {
    const Ref<Page> page = *Run(context_->NewPage());
    Watch(page);
    Watch(page->main_frame());
    page->DidAttachFrame("inner", "main");
    Watch(page->FindFrame("inner"));
    const FakeRealm realm(loop_.get_executor(), page->main_frame());
    page->main_frame()->DidCreateContext(World::kMain, realm.context());
    Watch(realm.context());
    Watch(realm.NewHandle("1"));
    Fetch(page->FindFrame("inner"), std::to_string(i));
    const auto worker = std::make_shared<Worker>(loop_.get_executor(), "w.js", page);
    page->DidAttachWorker("1", worker);
    Watch(worker);
    testing::Started evaluating = Start(page->main_frame()->Evaluate("x", std::nullopt, Argument()));
    testing::Started loading = Start(page->main_frame()->WaitForLoadState(LoadState::kNetworkIdle));
    page->DidClose();
    realm.Answer("evaluate", TargetClosedError());
    evaluating.Poll();
    EXPECT_TRUE(evaluating.ended());
    EXPECT_TRUE(loading.ended());
  }
  EXPECT_EQ(context_->pages().size(), 1u);
  EXPECT_EQ(Alive(), 0u);
}

TEST_F(LifetimesTest, ContextsWithAllThatIsInThem) {
  for (int i = 0; i < kMany; ++i) {
    const Ref<BrowserContext> context = *Run(browser_->NewContext({}));
    Watch(context);
    Watch(*Run(context->NewPage()));
    const auto worker = std::make_shared<Worker>(loop_.get_executor(), "sw.js", WeakRef<Page>());
    context->DidAttachServiceWorker(worker);
    Watch(worker);
    RequestOwner owner;
    owner.worker = worker;
    context->network().DidSend("1", std::move(owner), RequestStart());
    Watch(context->network().Find("1"));
    EXPECT_EQ(Run(context->Close("")), absl::OkStatus());
  }
  EXPECT_EQ(browser_->contexts().size(), 1u);
  EXPECT_EQ(Alive(), 0u);
}

TEST_F(LifetimesTest, FramesOfOnePage) {
  for (int i = 0; i < kMany; ++i) {
    const std::string id = std::to_string(i);
    const Ref<Frame> frame = AttachFrame(id);
    Watch(frame);
    const Realms realms = OpenRealms(frame);
    Watch(realms.main.context());
    Fetch(frame, id);
    testing::Started waiting = Start(frame->WaitForLoadState(LoadState::kLoad));
    page_->DidDetachFrame(id);
    waiting.Poll();
    EXPECT_TRUE(waiting.ended());
  }
  EXPECT_TRUE(frame_->children().empty());
  EXPECT_EQ(Alive(), page_->Requests().size());
}

TEST_F(LifetimesTest, DocumentsOfOneFrame) {
  for (int i = 0; i < kMany; ++i) {
    const Realms realms = OpenRealms(frame_);
    Watch(realms.main.context());
    Watch(realms.utility.context());
    Fetch(frame_, std::to_string(i));
    Subscription forgotten = frame_->on_load_state.connect([](LoadState, bool) {});
    testing::Started setting = Start(frame_->SetContent("<p>", Until()));
    setting.Cancel();
    frame_->DidDestroyContext(realms.main.context());
    frame_->DidDestroyContext(realms.utility.context());
    realms.utility.Answer("setDocumentContent", RealmDestroyedError());
    frame_->DidCommitDocument("http://x/", "", std::to_string(i), /*initial=*/false);
  }
  EXPECT_EQ(context_->network().under_way(), 0u);
  EXPECT_TRUE(frame_->on_load_state.empty());
  EXPECT_TRUE(frame_->on_navigated.empty());
  EXPECT_EQ(Alive(), page_->Requests().size());
}

TEST_F(LifetimesTest, WorkersOfOnePage) {
  for (int i = 0; i < kMany; ++i) {
    const auto worker = std::make_shared<Worker>(loop_.get_executor(), "w.js", page_);
    Watch(worker);
    page_->DidAttachWorker(std::to_string(i), worker);
    const FakeRealm realm(loop_.get_executor());
    worker->DidCreateContext(realm.context());
    Watch(realm.context());
    RequestOwner owner{.frame = frame_, .worker = worker, .document_id = ""};
    context_->network().DidSend(std::to_string(i), std::move(owner), RequestStart());
    Watch(context_->network().Find(std::to_string(i)));
    page_->DidDetachWorker(std::to_string(i));
  }
  EXPECT_TRUE(page_->workers().empty());
  EXPECT_EQ(Alive(), page_->Requests().size());
}

TEST_F(LifetimesTest, ScriptsAndFunctionsThatAreTakenBack) {
  for (int i = 0; i < kMany; ++i) {
    Ref<InitScript> script = *Run(page_->AddInitScript("1"));
    Watch(script);
    EXPECT_EQ(Run(page_->RemoveInitScript(script)), absl::OkStatus());
    script = *Run(context_->AddInitScript("1"));
    Watch(script);
    EXPECT_EQ(Run(context_->RemoveInitScript(script)), absl::OkStatus());
    Ref<Binding> binding = *Run(page_->ExposeBinding(Binding{"f"}));
    Watch(binding);
    EXPECT_EQ(Run(page_->RemoveBinding(binding)), absl::OkStatus());
    binding = *Run(context_->ExposeBinding(Binding{"f"}));
    Watch(binding);
    EXPECT_EQ(Run(context_->RemoveBinding(binding)), absl::OkStatus());
  }
  EXPECT_EQ(Alive(), 0u);
}

TEST_F(LifetimesTest, DialogsThatAreClosedByThemselves) {
  for (int i = 0; i < kMany; ++i) {
    const auto dialog = std::make_shared<Dialog>(page_, "alert", "hi", "",
                                                 [](bool, const std::string&) { return FakePage::Ok(); });
    Watch(dialog);
    context_->DidOpenDialog(dialog);
  }
  EXPECT_EQ(Alive(), 0u);
}

}  // namespace
}  // namespace understudy::browser

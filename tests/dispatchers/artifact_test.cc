// Files that come into being for a client, and the browser's trace, which is one.

#include <filesystem>
#include <fstream>
#include <string>

#include "server/files/temporary_directory.h"
#include "tests/dispatchers/client_test.h"

namespace understudy::dispatchers {
namespace {

class ArtifactTest : public ClientTest {
 protected:
  void SetUp() override {
    std::ofstream(path_) << "0123456789";
    Launch();
    backend().fake_tracing->trace = path_;
  }
  FakeRunningBrowser& backend() { return static_cast<FakeRunningBrowser&>(browser()->delegate()); }
  void Trace() {
    Play(R"(
      > {"id":3,"guid":"{{browser}}","method":"startTracing","params":{}}
      < {"id":3}
      > {"id":4,"guid":"{{browser}}","method":"stopTracing","params":{}}
      < {"guid":"{{browser}}","method":"__create__","params":{"type":"Artifact","initializer":{"absolutePath":"{{path}}"},"guid":"{{artifact}}"}}
      < {"id":4,"result":{"artifact":{"guid":"{{artifact}}"}}}
    )");
  }

  const files::TemporaryDirectory directory_ = *files::TemporaryDirectory::Create("artifact-test-");
  const std::string path_ = directory_.path() + "/trace";
};

TEST_F(ArtifactTest, IsTheBrowsersTrace) {
  Play(R"(
    > {"id":3,"guid":"{{browser}}","method":"startTracing","params":{"screenshots":true,"categories":["v8"]}}
    < {"id":3}
  )");
  ASSERT_EQ(backend().fake_tracing->started.size(), 1u);
  EXPECT_TRUE(backend().fake_tracing->started[0].screenshots);
  EXPECT_EQ(backend().fake_tracing->started[0].categories, std::vector<std::string>{"v8"});
}

TEST_F(ArtifactTest, OfATraceThereIsOneAtATime) {
  Play(R"(
    > {"id":3,"guid":"{{browser}}","method":"stopTracing","params":{}}
    < {"id":3,"error":{"error":{"message":"Tracing was not started.","stack":"{{.*}}","name":"Error"}},"log":[]}
    > {"id":4,"guid":"{{browser}}","method":"startTracing","params":{}}
    < {"id":4}
    > {"id":5,"guid":"{{browser}}","method":"startTracing","params":{}}
    < {"id":5,"error":{"error":{"message":"Cannot start recording trace while already recording trace.","stack":"{{.*}}","name":"Error"}},"log":[]}
  )");
}

TEST_F(ArtifactTest, IsStreamed) {
  Trace();
  Play(R"(
    > {"id":5,"guid":"{{artifact}}","method":"pathAfterFinished","params":{}}
    < {"id":5,"result":{"value":"{{path}}"}}
    > {"id":6,"guid":"{{artifact}}","method":"failure","params":{}}
    < {"id":6,"result":{}}
    > {"id":7,"guid":"{{artifact}}","method":"saveAsStream","params":{}}
    < {"guid":"{{artifact}}","method":"__create__","params":{"type":"Stream","initializer":{},"guid":"{{stream}}"}}
    < {"id":7,"result":{"stream":{"guid":"{{stream}}"}}}
    > {"id":8,"guid":"{{stream}}","method":"read","params":{"size":4}}
    < {"id":8,"result":{"binary":"MDEyMw=="}}
    > {"id":9,"guid":"{{stream}}","method":"read","params":{}}
    < {"id":9,"result":{"binary":"NDU2Nzg5"}}
    > {"id":10,"guid":"{{stream}}","method":"read","params":{}}
    < {"id":10,"result":{"binary":""}}
    > {"id":11,"guid":"{{stream}}","method":"close","params":{}}
    < {"id":11}
    > {"id":12,"guid":"{{stream}}","method":"read","params":{}}
    < {"id":12,"result":{"binary":""}}
  )");
}

TEST_F(ArtifactTest, CannotBeCancelledIfItIsATrace) {
  Trace();
  Play(R"(
    > {"id":5,"guid":"{{artifact}}","method":"cancel","params":{}}
    < {"id":5,"error":{"error":{"message":"Assertion error","stack":"{{.*}}","name":"Error"}},"log":[]}
  )");
}

TEST_F(ArtifactTest, TellsWhyItCannotBeSaved) {
  Trace();
  Play(R"(
    > {"id":5,"guid":"{{artifact}}","method":"saveAs","params":{"path":"/"}}
    < {"id":5,"error":{"error":{"message":"EISDIR: illegal operation on a directory, copyfile '{{path}}' -> '/'","stack":"{{.*}}","name":"Error","code":"EISDIR"}},"log":[]}
  )");
}

TEST_F(ArtifactTest, GoesWithItsStreamsWhenItIsDeleted) {
  Trace();
  Play(R"(
    > {"id":5,"guid":"{{artifact}}","method":"stream","params":{}}
    < {"guid":"{{artifact}}","method":"__create__","params":{"type":"Stream","initializer":{},"guid":"{{stream}}"}}
    < {"id":5,"result":{"stream":{"guid":"{{stream}}"}}}
    > {"id":6,"guid":"{{artifact}}","method":"delete","params":{}}
    < {"guid":"{{artifact}}","method":"__dispose__","params":{}}
    < {"id":6}
    > {"id":7,"guid":"{{stream}}","method":"read","params":{}}
    < {"id":7,"error":{"error":{"message":"Target page, context or browser has been closed","stack":"{{.*}}","name":"TargetClosedError"}}}
  )");
  EXPECT_FALSE(std::filesystem::exists(path_));
}

}  // namespace
}  // namespace understudy::dispatchers

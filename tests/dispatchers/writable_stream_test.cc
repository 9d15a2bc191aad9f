// Files that a client sends, and commands that take files.

#include "tests/dispatchers/client_test.h"

namespace understudy::dispatchers {
namespace {

using WritableStreamTest = ClientTest;

TEST_F(WritableStreamTest, IsAFileOfItsContext) {
  OpenPage();
  Play(R"(
    > {"id":10,"guid":"{{context}}","method":"createTempFiles","params":{"items":[{"name":"a.txt","lastModifiedMs":1000}]}}
    < {"guid":"{{context}}","method":"__create__","params":{"type":"WritableStream","initializer":{},"guid":"{{stream}}"}}
    < {"id":10,"result":{"writableStreams":[{"guid":"{{stream}}"}]}}
    > {"id":11,"guid":"{{stream}}","method":"write","params":{"binary":"MTIz"}}
    < {"id":11}
    > {"id":12,"guid":"{{stream}}","method":"close","params":{}}
    < {"id":12}
    > {"id":13,"guid":"{{stream}}","method":"write","params":{"binary":"MTIz"}}
    < {"id":13,"error":{"error":{"message":"write after end","stack":"{{.*}}","name":"Error","code":"ERR_STREAM_WRITE_AFTER_END"}},"log":[]}
    > {"id":14,"guid":"{{stream}}","method":"close","params":{}}
    < {"id":14}
  )");
}

TEST_F(WritableStreamTest, IsTheirDirectory) {
  OpenPage();
  Play(R"(
    > {"id":10,"guid":"{{context}}","method":"createTempFiles","params":{"rootDirName":"photos","items":[]}}
    < {"guid":"{{context}}","method":"__create__","params":{"type":"WritableStream","initializer":{},"guid":"{{root}}"}}
    < {"id":10,"result":{"rootDir":{"guid":"{{root}}"},"writableStreams":[]}}
    > {"id":11,"guid":"{{root}}","method":"write","params":{"binary":"MTIz"}}
    < {"id":11,"error":{"error":{"message":"Cannot write to a directory","stack":"{{.*}}","name":"Error"}},"log":[]}
    > {"id":12,"guid":"{{root}}","method":"close","params":{}}
    < {"id":12,"error":{"error":{"message":"Cannot close a directory","stack":"{{.*}}","name":"Error"}},"log":[]}
  )");
}

TEST_F(WritableStreamTest, HasNoCodesForOlderClients) {
  Connect("1.63.0");
  OpenPage();
  Play(R"(
    > {"id":10,"guid":"{{context}}","method":"createTempFiles","params":{"items":[{"name":""}]}}
    < {"id":10,"error":{"error":{"message":"EISDIR: illegal operation on a directory, open '{{.*}}'","stack":"{{.*}}","name":"Error"}},"log":[]}
  )");
}

TEST_F(WritableStreamTest, IsOneKindOfFilesThatAPageIsGiven) {
  OpenPage();
  Play(R"(
    > {"id":10,"guid":"{{frame}}","method":"setInputFiles","params":{"selector":"input","timeout":0}}
    < {"id":10,"error":{"error":{"message":"Exactly one of payloads, localPaths and streams must be provided","stack":"{{.*}}","name":"Error"}},"log":[]}
    > {"id":11,"guid":"{{frame}}","method":"setInputFiles","params":{"selector":"input","timeout":0,"streams":[],"localPaths":[]}}
    < {"id":11,"error":{"error":{"message":"Exactly one of payloads, localPaths and streams must be provided","stack":"{{.*}}","name":"Error"}},"log":[]}
    > {"id":12,"guid":"{{frame}}","method":"setInputFiles","params":{"selector":"input","timeout":0,"localPaths":["/etc/../x"]}}
    < {"id":12,"error":{"error":{"message":"Paths provided to localPaths must be absolute and fully resolved.","stack":"{{.*}}","name":"Error"}},"log":[]}
    > {"id":13,"guid":"{{frame}}","method":"drop","params":{"selector":"div","timeout":0,"payloads":[]}}
    < {"id":13,"error":{"error":{"message":"At least one of \"files\" or \"data\" must be provided.","stack":"{{.*}}","name":"Error"}},"log":[]}
  )");
}

}  // namespace
}  // namespace understudy::dispatchers

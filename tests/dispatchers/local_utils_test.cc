// What the driver does for its client beside driving.

#include "tests/dispatchers/client_test.h"

namespace understudy::dispatchers {
namespace {

using LocalUtilsTest = ClientTest;

// Java and .NET match URLs themselves, by an expression of their own language.
TEST_F(LocalUtilsTest, ReadsGlobsAsTheClientsVersionDoes) {
  Connect("1.55.0");
  Initialize();
  Play(R"talk(
    > {"id":2,"guid":"localUtils","method":"globToRegex","params":{"glob":"**/a**"},"metadata":{}}
    < {"id":2,"result":{"regex":"^(?:.*/)?a[^/]*$"}}
  )talk");
  Connect("1.59.0");
  Initialize();
  Play(R"talk(
    > {"id":2,"guid":"localUtils","method":"globToRegex","params":{"glob":"**/a**{"},"metadata":{}}
    < {"id":2,"result":{"regex":"^.*/a.*\\{$"}}
  )talk");
  Connect("1.60.0");
  Initialize();
  Play(R"talk(
    > {"id":2,"guid":"localUtils","method":"globToRegex","params":{"glob":"{a"},"metadata":{}}
    < {"id":2,"error":{"error":{"message":"Invalid glob pattern \"{a\": unmatched '{'","stack":"{{.*}}","name":"Error"}},"log":[]}
  )talk");
}

TEST_F(LocalUtilsTest, DescribesLocatorsInTheUsersLanguage) {
  Initialize();
  Play(R"talk(
    > {"id":2,"guid":"localUtils","method":"asLocatorDescription","params":{"selector":"internal:role=button[name=\"x\"i] >> nth=1","sdkLanguage":"python"},"metadata":{}}
    < {"id":2,"result":{"description":"get_by_role(\"button\", name=\"x\").nth(1)"}}
    > {"id":3,"guid":"localUtils","method":"asLocatorDescription","params":{"selector":"div >> internal:describe=\"my thing\"","sdkLanguage":"java"},"metadata":{}}
    < {"id":3,"result":{"description":"my thing"}}
    > {"id":4,"guid":"localUtils","method":"asLocatorDescription","params":{"selector":"div","sdkLanguage":"jsonl"},"metadata":{}}
    < {"id":4,"error":{"error":{"message":"sdkLanguage: expected one of (javascript|python|java|csharp)","stack":"{{.*}}","name":"Error"}}}
  )talk");
}

TEST_F(LocalUtilsTest, TurnsGlobsIntoRegularExpressions) {
  Initialize();
  Play(R"talk(
    > {"id":2,"guid":"localUtils","method":"globToRegex","params":{"glob":"**/ws"},"metadata":{}}
    < {"id":2,"result":{"regex":"^.*/ws$"}}
    > {"id":3,"guid":"localUtils","method":"globToRegex","params":{"glob":"/ws","baseURL":"http://site.example/","webSocketUrl":true},"metadata":{}}
    < {"id":3,"result":{"regex":"^ws:\\/\\/site\\.example\\/ws$"}}
    > {"id":4,"guid":"localUtils","method":"globToRegex","params":{"glob":"/page","baseURL":"http://site.example/"},"metadata":{}}
    < {"id":4,"result":{"regex":"^http:\\/\\/site\\.example\\/page$"}}
  )talk");
}

}  // namespace
}  // namespace understudy::dispatchers

// What the driver does for its client beside driving.

#include "tests/dispatchers/client_test.h"

namespace understudy::dispatchers {
namespace {

using LocalUtilsTest = ClientTest;

// Java and .NET match URLs themselves, by an expression of their own language.
TEST_F(LocalUtilsTest, TurnsGlobsIntoRegularExpressions) {
  Initialize();
  Play(R"talk(
    > {"id":2,"guid":"localUtils","method":"globToRegex","params":{"glob":"**/ws"},"metadata":{}}
    < {"id":2,"result":{"regex":"^(?:.*/)?ws$"}}
    > {"id":3,"guid":"localUtils","method":"globToRegex","params":{"glob":"/ws","baseURL":"http://site.example/","webSocketUrl":true},"metadata":{}}
    < {"id":3,"result":{"regex":"^ws:\\/\\/site\\.example\\/ws$"}}
    > {"id":4,"guid":"localUtils","method":"globToRegex","params":{"glob":"/page","baseURL":"http://site.example/"},"metadata":{}}
    < {"id":4,"result":{"regex":"^http:\\/\\/site\\.example\\/page$"}}
  )talk");
}

}  // namespace
}  // namespace understudy::dispatchers

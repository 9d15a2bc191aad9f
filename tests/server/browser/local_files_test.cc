#include "server/browser/local_files.h"

#include <gtest/gtest.h>

namespace understudy::browser {
namespace {

TEST(LocalFiles, AreOpenedHoweverTheUrlIsWritten) {
  for (const char* url :
       {"file:///etc/passwd", "FILE:///etc/passwd", "file:/etc/passwd", " \tfile:///etc/passwd",
        "fi\nle:///etc/passwd", "view-source:file:///etc/passwd", "filesystem:file:///a", "chrome://version",
        "chrome-untrusted://a", "devtools://a"}) {
    EXPECT_TRUE(OpensLocalFiles(url)) << url;
  }
}

TEST(LocalFiles, AreNotOpenedByOtherUrls) {
  for (const char* url :
       {"", "about:blank", "http://file/", "https://example.com/file:///",
        "data:text/html,file:", "blob:http://a/1", "javascript:1", "/etc/passwd", "localhost:8080/"}) {
    EXPECT_FALSE(OpensLocalFiles(url)) << url;
  }
}

}  // namespace
}  // namespace understudy::browser

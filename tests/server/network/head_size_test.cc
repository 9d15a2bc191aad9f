#include "server/network/head_size.h"

#include <string>

#include <gtest/gtest.h>

namespace understudy::network {
namespace {

int64_t Size(const std::string& text) { return static_cast<int64_t>(text.size()); }

TEST(RequestHeadSize, CountsTheLineTheFieldsAndTheEmptyLine) {
  EXPECT_EQ(RequestHeadSize("GET", "http://x.test/a", {}), Size("GET /a HTTP/1.1\r\n\r\n"));
  EXPECT_EQ(RequestHeadSize("POST", "http://x.test/a", {{"Host", "x.test"}, {"A", "b"}}),
            Size("POST /a HTTP/1.1\r\nHost: x.test\r\nA: b\r\n\r\n"));
}

TEST(RequestHeadSize, SendsPathAndQueryButNoFragment) {
  EXPECT_EQ(RequestHeadSize("GET", "https://x.test:8443/a/b?c=/d", {}),
            Size("GET /a/b?c=/d HTTP/1.1\r\n\r\n"));
  EXPECT_EQ(RequestHeadSize("GET", "http://x.test/a#b/c?d", {}), Size("GET /a HTTP/1.1\r\n\r\n"));
}

TEST(RequestHeadSize, AsksForTheRootWithoutAPath) {
  EXPECT_EQ(RequestHeadSize("GET", "http://x.test", {}), Size("GET / HTTP/1.1\r\n\r\n"));
  EXPECT_EQ(RequestHeadSize("GET", "http://x.test?q", {}), Size("GET /?q HTTP/1.1\r\n\r\n"));
}

TEST(ResponseHeadSize, CountsTheLineTheFieldsAndTheEmptyLine) {
  EXPECT_EQ(ResponseHeadSize(200, "OK", {}), Size("HTTP/1.1 200 OK\r\n\r\n"));
  EXPECT_EQ(ResponseHeadSize(404, "Not Found", {{"A", "b"}, {"A", "c"}}),
            Size("HTTP/1.1 404 Not Found\r\nA: b\r\nA: c\r\n\r\n"));
  EXPECT_EQ(ResponseHeadSize(200, "", {}), Size("HTTP/1.1 200 \r\n\r\n"));
}

}  // namespace
}  // namespace understudy::network

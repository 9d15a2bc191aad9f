#include "server/transport/endpoint_url.h"

#include <string>

#include <gtest/gtest.h>

namespace understudy::transport {
namespace {

// Its normal form, or what is wrong with it.
std::string Parse(std::string_view text) {
  const absl::StatusOr<boost::urls::url> url = ParseEndpoint(text);
  return url.ok() ? std::string(url->buffer()) : std::string(url.status().message());
}

TEST(EndpointUrl, IsTakenAsItIs) {
  EXPECT_EQ(Parse("ws://127.0.0.1:8080/path?a=b&c"), "ws://127.0.0.1:8080/path?a=b&c");
  EXPECT_EQ(Parse("http://[::1]:1/%41"), "http://[::1]:1/A");
}

TEST(EndpointUrl, HasAPath) {
  EXPECT_EQ(Parse("ws://localhost:1"), "ws://localhost:1/");
  EXPECT_EQ(Parse("ws://localhost:1?a"), "ws://localhost:1/?a");
}

TEST(EndpointUrl, IsFreedOfWhatSurroundsIt) {
  EXPECT_EQ(Parse("ws://localhost:1/a\n"), "ws://localhost:1/a");
  EXPECT_EQ(Parse(" \t ws://localhost:1/a \r\n"), "ws://localhost:1/a");
  EXPECT_EQ(Parse("ws://local\nhost:1/a"), "ws://localhost:1/a");
}

TEST(EndpointUrl, IsWrittenInItsNormalForm) {
  EXPECT_EQ(Parse("WS://LOCALHOST:1/A/../B"), "ws://localhost:1/B");
  EXPECT_EQ(Parse("ws://localhost:1/a b/é?q=ü"), "ws://localhost:1/a%20b/%C3%A9?q=%C3%BC");
}

TEST(EndpointUrl, MayBeNone) {
  for (const char* none : {"", "nonsense", "ws://[::1/", "ws:///path", "//localhost/"})
    EXPECT_EQ(Parse(none), std::string("Invalid URL: ") + none);
  EXPECT_EQ(Parse("ws://localhost:1/a#b"), "The URL contains a fragment identifier");
}

}  // namespace
}  // namespace understudy::transport

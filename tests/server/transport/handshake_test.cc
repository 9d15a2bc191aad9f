#include "server/transport/handshake.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <boost/beast/http/verb.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace understudy::transport {
namespace {

namespace http = boost::beast::http;
using testing::Contains;
using testing::Pair;

using Fields = std::vector<std::pair<std::string, std::string>>;

HttpRequest Get(const std::string& target, const Fields& fields = {}) {
  HttpRequest request(http::verb::get, target, 11);
  request.set(http::field::host, "127.0.0.1:8080");
  for (const auto& [name, value] : fields) request.set(name, value);
  return request;
}

HttpRequest Upgrade(const std::string& target, Fields fields = {}) {
  fields.insert(fields.begin(), {{"Connection", "Upgrade"},
                                 {"Upgrade", "websocket"},
                                 {"Sec-WebSocket-Version", "13"},
                                 {"Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="}});
  return Get(target, fields);
}

// The status of the answer; 101 when the WebSocket may open.
int Status(const HttpRequest& request, const HandshakeRules& rules = {}) {
  const std::optional<HttpResponse> answer = AnswerWithoutWebSocket(request, rules);
  return answer ? static_cast<int>(answer->result_int()) : 101;
}

TEST(Handshake, TakesAWebSocketAtItsPath) {
  EXPECT_EQ(Status(Upgrade("/")), 101);
  EXPECT_EQ(Status(Upgrade("/?browser=chromium")), 101);
  EXPECT_EQ(Status(Upgrade("/secret"), {.path = "/secret"}), 101);
}

TEST(Handshake, RefusesAnotherPath) {
  EXPECT_EQ(Status(Upgrade("/other")), 400);
  EXPECT_EQ(Status(Upgrade("/"), {.path = "/secret"}), 400);
  EXPECT_EQ(Status(Upgrade("/secret/"), {.path = "/secret"}), 400);
}

TEST(Handshake, RefusesARequestForNoHostOrTwo) {
  HttpRequest two = Upgrade("/");
  two.insert(http::field::host, "localhost");
  EXPECT_EQ(Status(two), 400);
  HttpRequest none = Get("/json");
  none.erase(http::field::host);
  EXPECT_EQ(Status(none, {.loopback_only = false}), 400);
}

TEST(Handshake, RefusesAKeyThatIsNotOf16Bytes) {
  for (const char* key :
       {"", "dGhlIHNhbXBsZQ==", "dGhlIHNhbXBsZSBub25jZWFuZG1vcmU=", "not base64 at all!!!!=="})
    EXPECT_EQ(Status(Upgrade("/", {{"Sec-WebSocket-Key", key}})), 400) << key;
  HttpRequest two = Upgrade("/");
  two.insert("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
  EXPECT_EQ(Status(two), 400);
}

TEST(Handshake, TellsTheVersionItSpeaks) {
  const auto answer = AnswerWithoutWebSocket(Upgrade("/", {{"Sec-WebSocket-Version", "8"}}), {});
  EXPECT_EQ(answer->result_int(), 426u);
  EXPECT_EQ((*answer)[http::field::sec_websocket_version], "13");
}

TEST(Handshake, RefusesPages) {
  const HttpRequest from_page = Upgrade("/", {{"Origin", "https://example.com"}});
  EXPECT_EQ(Status(from_page), 403);
  EXPECT_EQ(Status(from_page, {.allowed_origins = {"https://example.org"}}), 403);
  EXPECT_EQ(Status(from_page, {.allowed_origins = {"https://example.com"}}), 101);
  EXPECT_EQ(Status(from_page, {.allowed_origins = {"*"}}), 101);
  EXPECT_EQ(Status(Upgrade("/", {{"Origin", "null"}})), 403);
  EXPECT_EQ(Status(Get("/json", {{"Origin", "https://example.com"}})), 403);
}

TEST(Handshake, RefusesNamesThatAreNotThisMachines) {
  for (const char* host : {"example.com", "example.com:8080", "localhost.example.com", "10.0.0.1:8080", ""}) {
    EXPECT_EQ(Status(Upgrade("/", {{"Host", host}})), 403) << host;
    EXPECT_EQ(Status(Get("/json", {{"Host", host}})), 403) << host;
    EXPECT_EQ(Status(Upgrade("/", {{"Host", host}}), {.loopback_only = false}), 101) << host;
  }
  for (const char* host : {"localhost", "LOCALHOST:8080", "127.0.0.1", "127.1.2.3:80", "[::1]:8080", "[::1]"})
    EXPECT_EQ(Status(Upgrade("/", {{"Host", host}})), 101) << host;
}

TEST(Handshake, TellsWhereTheWebSocketIs) {
  const auto answer = AnswerWithoutWebSocket(Get("/json"), {.path = "/secret"});
  EXPECT_EQ(answer->result_int(), 200u);
  EXPECT_EQ(answer->body(), R"({"wsEndpointPath":"/secret"})");
  EXPECT_EQ((*answer)[http::field::content_type], "application/json");
}

TEST(Handshake, SaysThatItRuns) {
  EXPECT_EQ(AnswerWithoutWebSocket(Get("/"), {})->body(), "Running");
  HttpRequest post = Get("/");
  post.method(http::verb::post);
  EXPECT_EQ(Status(post), 405);
}

TEST(Handshake, ReadsHeadersAndParameters) {
  const OpeningRequest opening = ReadOpeningRequest(
      Upgrade("/?browser=chromium&launch-options=%7B%22a%22:1%7D", {{"X-Playwright-Proxy", "*"}}));
  EXPECT_THAT(opening.headers, Contains(Pair("x-playwright-proxy", "*")));
  EXPECT_THAT(opening.query, Contains(Pair("browser", "chromium")));
  EXPECT_THAT(opening.query, Contains(Pair("launch-options", R"({"a":1})")));
}

}  // namespace
}  // namespace understudy::transport

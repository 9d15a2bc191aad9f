#include "protocol/codec/decode.h"

#include <map>
#include <string>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "protocol/codec/encode.h"
#include "protocol/schema/android_device.pw.h"
#include "protocol/schema/browser_context.pw.h"
#include "protocol/schema/browser_type.pw.h"
#include "protocol/schema/frame.pw.h"
#include "protocol/schema/local_utils.pw.h"
#include "protocol/schema/page.pw.h"
#include "protocol/schema/playwright.pw.h"
#include "protocol/schema/root.pw.h"

namespace understudy::protocol {
namespace {

using ::testing::ElementsAre;

class Objects : public ChannelLookup {
 public:
  std::optional<std::string_view> ChannelOf(std::string_view guid) const override {
    if (guid == "page@1") return "Page";
    if (guid == "frame@1") return "Frame";
    return std::nullopt;
  }
};

template <class T>
absl::StatusOr<T> Read(std::string_view json, ClientVersion version = ClientVersion::Newest()) {
  static const auto* const objects = new Objects;
  return Decode<T>(boost::json::parse(json), {.version = version, .channels = objects});
}

// What a client is told about params that aren't right.
template <class T>
std::string Complaint(std::string_view json, ClientVersion version = ClientVersion::Newest()) {
  const absl::Status status = Read<T>(json, version).status();
  EXPECT_EQ(status.code(), status.ok() ? absl::StatusCode::kOk : absl::StatusCode::kInvalidArgument);
  return std::string(status.message());
}

using Zip = LocalUtilsZipParams;
using Launch = BrowserTypeLaunchParams;
using Evaluate = FrameEvaluateExpressionParams;

TEST(Decode, MissingString) { EXPECT_EQ(Complaint<Zip>("{}"), "zipFile: expected string, got undefined"); }

TEST(Decode, WrongScalars) {
  EXPECT_EQ(Complaint<Zip>(R"({"zipFile": 5})"), "zipFile: expected string, got number");
  EXPECT_EQ(Complaint<Zip>(R"({"zipFile": true})"), "zipFile: expected string, got boolean");
  EXPECT_EQ(Complaint<Zip>(R"({"zipFile": []})"), "zipFile: expected string, got object");
  EXPECT_EQ(Complaint<Launch>(R"({"headless": 1})"), "headless: expected boolean, got number");
  EXPECT_EQ(Complaint<Launch>(R"({"slowMo": "1"})"), "slowMo: expected float, got string");
  EXPECT_EQ(Complaint<Launch>(R"({"cdpPort": "1"})"), "cdpPort: expected integer, got string");
}

TEST(Decode, NullIsNotAbsence) {
  EXPECT_EQ(Complaint<Launch>(R"({"headless": null})"), "headless: expected boolean, got object");
  EXPECT_EQ(Complaint<Launch>(R"({"proxy": null})"), "proxy: expected object, got null");
  EXPECT_EQ(Complaint<Launch>(R"({"args": null})"), "args: expected array, got object");
  EXPECT_EQ(Complaint<BrowserContextNewCDPSessionParams>(R"({"page": null})"),
            "page: expected guid for Page");
}

TEST(Decode, WholeParams) {
  EXPECT_EQ(Complaint<Zip>("null"), ": expected object, got null");
  EXPECT_EQ(Complaint<Zip>("5"), ": expected object, got number");
  EXPECT_EQ(Complaint<Zip>("[]"), "zipFile: expected string, got undefined");
}

TEST(Decode, PathsInto) {
  EXPECT_EQ(Complaint<Zip>(R"({"zipFile": "a", "entries": 5})"), "entries: expected array, got number");
  EXPECT_EQ(Complaint<Zip>(R"({"zipFile": "a", "entries": [null]})"),
            "entries[0]: expected object, got null");
  EXPECT_EQ(Complaint<Zip>(R"({"zipFile": "a", "entries": [{"name": "a"}]})"),
            "entries[0].value: expected string, got undefined");
  EXPECT_EQ(Complaint<Launch>(R"({"proxy": {"server": 5}})"), "proxy.server: expected string, got number");
  EXPECT_EQ(Complaint<Launch>(R"({"args": ["a", 1]})"), "args[1]: expected string, got number");
}

TEST(Decode, Integers) {
  EXPECT_EQ(Complaint<Launch>(R"({"cdpPort": 1.5})"), "cdpPort: expected integer, got float 1.5");
  EXPECT_EQ(Complaint<Launch>(R"({"cdpPort": 1e300})"), "cdpPort: expected integer, got float 1e+300");
  EXPECT_EQ(Read<Launch>(R"({"cdpPort": 9222.0})")->launch_options.cdp_port, 9222);
}

TEST(Decode, ClientsBefore155KnowNumbersOnly) {
  EXPECT_EQ(Complaint<Launch>(R"({"slowMo": "1"})", {54}), "slowMo: expected number, got string");
}

TEST(Decode, Enumerations) {
  EXPECT_EQ(Complaint<RootInitializeParams>("{}"),
            "sdkLanguage: expected one of (javascript|python|java|csharp)");
  EXPECT_EQ(Complaint<RootInitializeParams>(R"({"sdkLanguage": 5})"),
            "sdkLanguage: expected one of (javascript|python|java|csharp)");
  EXPECT_EQ(Read<RootInitializeParams>(R"({"sdkLanguage": "java"})")->sdk_language, SDKLanguage::kJava);
}

TEST(Decode, EnumerationsGrow) {
  const std::string_view params = R"({"event": "foo", "enabled": true})";
  EXPECT_EQ(
      Complaint<BrowserContextUpdateSubscriptionParams>(params),
      "event: expected one of (console|dialog|dialogClosed|request|response|requestFinished|requestFailed)");
  EXPECT_EQ(Complaint<BrowserContextUpdateSubscriptionParams>(params, {62}),
            "event: expected one of (console|dialog|request|response|requestFinished|requestFailed)");
}

TEST(Decode, References) {
  using Session = BrowserContextNewCDPSessionParams;
  EXPECT_EQ(Complaint<Session>(R"({"page": "page@1"})"), "page: expected guid for Page");
  EXPECT_EQ(Complaint<Session>(R"({"page": {"guid": 5}})"), "page: expected guid for Page");
  EXPECT_EQ(Complaint<Session>(R"({"page": {"guid": "nope"}})"), "page: no object with guid nope");
  EXPECT_EQ(Complaint<Session>(R"({"page": {"guid": "frame@1"}})"),
            "page: object with guid frame@1 has type Frame, expected Page");
  EXPECT_EQ(Read<Session>(R"({"page": {"guid": "page@1"}})")->page->guid, "page@1");
}

TEST(Decode, BinaryData) {
  using NewRequest = PlaywrightNewRequestParams;
  EXPECT_EQ(Complaint<NewRequest>(R"({"clientCertificates": [{"origin": "x", "cert": 5}]})"),
            "clientCertificates[0].cert: expected base64-encoded buffer, got number");
  const auto read = Read<NewRequest>(R"({"clientCertificates": [{"origin": "x", "cert": "AP8="}]})");
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ((*read->client_certificates)[0].cert->data, std::string("\0\xff", 2));
}

TEST(Decode, PageValues) {
  const auto complaint = [](std::string_view value) {
    return Complaint<Evaluate>(R"({"expression": "x", "arg": {"handles": [], "value": )" +
                               std::string(value) + "}}");
  };
  EXPECT_EQ(complaint("5"), "arg.value: expected object, got number");
  EXPECT_EQ(complaint(R"({"n": "5"})"), "arg.value.n: expected float, got string");
  EXPECT_EQ(complaint(R"({"v": "foo"})"),
            "arg.value.v: expected one of (null|undefined|NaN|Infinity|-Infinity|-0)");
  EXPECT_EQ(complaint(R"({"a": [5]})"), "arg.value.a[0]: expected object, got number");
  EXPECT_EQ(complaint(R"({"o": [{"k": 1, "v": {}}]})"), "arg.value.o[0].k: expected string, got number");
  EXPECT_EQ(complaint(R"({"r": {"p": "a"}})"), "arg.value.r.f: expected string, got undefined");
  EXPECT_EQ(complaint(R"({"h": 0.5})"), "arg.value.h: expected integer, got float 0.5");
  EXPECT_EQ(complaint(R"({"ta": {"b": "AAAA", "k": "x"}})"),
            "arg.value.ta.k: expected one of (i8|ui8|ui8c|i16|ui16|i32|ui32|f32|f64|bi64|bui64)");
}

TEST(Decode, PageValuesStayAsTheyAre) {
  const std::string_view params =
      R"({"expression":"x","arg":{"value":{"a":[{"n":1.5},{"v":"-0"}],"id":1},"handles":[]}})";
  const auto read = Read<Evaluate>(params);
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(read->arg.value, boost::json::parse(R"({"a":[{"n":1.5},{"v":"-0"}],"id":1})"));
}

TEST(Decode, HandlesOfAnyChannel) {
  const auto params = [](std::string_view handles) {
    return R"({"expression": "x", "arg": {"value": {"h": 0}, "handles": )" + std::string(handles) + "}}";
  };
  EXPECT_EQ(Complaint<Evaluate>(params(R"([{"guid": "zz"}])")), "arg.handles[0]: no object with guid zz");
  EXPECT_EQ(Complaint<Evaluate>(params("[5]")), "arg.handles[0]: expected guid for *");
  EXPECT_EQ(Complaint<Evaluate>(R"({"expression": "x", "arg": {"value": {}}})"),
            "arg.handles: expected array, got undefined");
  EXPECT_EQ(Read<Evaluate>(params(R"([{"guid": "page@1"}])"))->arg.handles[0].guid, "page@1");
}

TEST(Decode, UnknownMembersAreIgnored) {
  const auto read = Read<FrameGotoParams>(R"({"url": "about:blank", "colour": "red"})");
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(read->url, "about:blank");
}

TEST(Decode, MixinsStandInTheirPlace) {
  const auto read = Read<BrowserTypeLaunchPersistentContextParams>(
      R"({"args": ["--a"], "viewport": {"width": 800, "height": 600}, "userDataDir": ""})");
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_THAT(*read->launch_options.args, ElementsAre("--a"));
  EXPECT_EQ(read->context_options.viewport->width, 800);
}

TEST(Decode, AbsentAndEmptyListsDiffer) {
  EXPECT_FALSE(Read<Launch>("{}")->launch_options.args.has_value());
  EXPECT_TRUE(Read<Launch>(R"({"args": []})")->launch_options.args->empty());
}

TEST(Decode, FieldsAreRequiredOfClientsThatMustSendThem) {
  using Connect = BrowserTypeConnectOverCDPParams;
  EXPECT_EQ(Complaint<Connect>("{}", {60}), "endpointURL: expected string, got undefined");
  EXPECT_EQ(Complaint<Connect>("{}", {61}), "");
}

TEST(Decode, WhatMovedElsewhereIsNotRequiredAnyMore) {
  // Until 1.61 the timeout was required; a canonical call has it in its metadata.
  EXPECT_EQ(Complaint<FrameGotoParams>(R"({"url": "about:blank"})", {61}), "");
}

TEST(Decode, FieldsThatCameLaterMayBeAbsent) {
  EXPECT_EQ(Complaint<FrameWaitForTimeoutParams>("{}", {53}), "");
  EXPECT_EQ(Complaint<FrameWaitForTimeoutParams>("{}", {54}), "waitTimeout: expected number, got undefined");
}

TEST(Decode, OlderClientsAreReadInTheNewestShape) {
  const std::string_view params = R"({"httpCredentials": [{"username": "a", "password": "b"}]})";
  const auto read = Read<BrowserContextSetHTTPCredentialsParams>(params, {48});
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ((*read->http_credentials)[0].username, "a");
  EXPECT_FALSE(read->http_credentials_until_62.has_value());
}

// As deep as a message may be (wire_message.cc).
TEST(Decode, DeepPageValues) {
  std::string value = R"({"n":1})";
  for (int i = 0; i < 1490; ++i) value = R"({"a":[)" + value + "]}";
  boost::json::parse_options options;
  options.max_depth = 3000;
  const boost::json::value params =
      boost::json::parse(R"({"expression":"x","arg":{"handles":[],"value":)" + value + "}}", {}, options);
  const auto read = Decode<Evaluate>(params, {.version = ClientVersion::Newest()});
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(Encode(*read, ClientVersion::Newest()),
            R"({"expression":"x","arg":{"value":)" + value + R"(,"handles":[]}})");
}

TEST(Decode, StructuresInsideThemselves) {
  const auto read = Read<AndroidDeviceInfoParams>(
      R"({"androidSelector": {"hasChild": {"androidSelector": {"text": "a"}}}})");
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(read->android_selector->has_child->android_selector->text, "a");
}

}  // namespace
}  // namespace understudy::protocol

#include <string>
#include <vector>

#include <absl/strings/str_cat.h>
#include <boost/json/parse.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/chromium/cdp/codegen/emit.h"
#include "server/chromium/cdp/codegen/model.h"
#include "server/chromium/cdp/codegen/names.h"

namespace understudy::chromium::cdp_codegen {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* kProtocol = R"({"domains":[
  {"domain":"Page",
   "types":[
     {"id":"FrameId","type":"string"},
     {"id":"Frame","type":"object","description":"A frame.","properties":[
        {"name":"id","$ref":"FrameId"},
        {"name":"parentURL","type":"string","optional":true}]},
     {"id":"FrameTree","type":"object","properties":[
        {"name":"frame","$ref":"Frame"},
        {"name":"parent","$ref":"FrameTree","optional":true},
        {"name":"children","type":"array","items":{"$ref":"FrameTree"}}]}],
   "commands":[
     {"name":"getTree","parameters":[{"name":"default","type":"boolean","optional":true}],
      "returns":[{"name":"tree","$ref":"FrameTree"}]},
     {"name":"close"}],
   "events":[{"name":"frame","parameters":[{"name":"stack","$ref":"Runtime.Stack"}]}]},
  {"domain":"Runtime","types":[
     {"id":"Stack","type":"object","properties":[{"name":"depth","type":"integer"}]}]}
]})";

absl::StatusOr<std::vector<Domain>> Model(const std::vector<std::string>& wanted) {
  return BuildModel({boost::json::parse(kProtocol)}, wanted);
}

TEST(Names, FollowTheWords) {
  EXPECT_EQ(SnakeCase("extraHTTPHeaders"), "extra_http_headers");
  EXPECT_EQ(SnakeCase("backendDOMNodeId"), "backend_dom_node_id");
  EXPECT_EQ(SnakeCase("HeapProfiler"), "heap_profiler");
  EXPECT_EQ(SnakeCase("DOM"), "dom");
  EXPECT_EQ(FieldName("default"), "default_");
  EXPECT_EQ(PascalCase("setBypassCSP"), "SetBypassCSP");
}

TEST(Codegen, TakesTheTypesThatACommandNeedsAndNoOthers) {
  const auto domains = Model({"Page.getTree"});
  ASSERT_TRUE(domains.ok()) << domains.status();
  ASSERT_EQ(domains->size(), 1u);
  const std::string header = EmitHeader(domains->front());
  EXPECT_THAT(header, HasSubstr("// A frame.\nstruct Frame {\n  std::string id{};\n"
                                "  std::optional<std::string> parent_url{};\n};"));
  EXPECT_THAT(header,
              HasSubstr("struct GetTree {\n  static constexpr std::string_view kMethod = \"Page.getTree\";\n"
                        "  using Result = GetTreeResult;\n  std::optional<bool> default_{};\n};"));
  EXPECT_THAT(header, Not(HasSubstr("Close")));
}

TEST(Codegen, BoxesAStructWithinItself) {
  const auto domains = Model({"Page.getTree"});
  ASSERT_TRUE(domains.ok());
  EXPECT_THAT(EmitHeader(domains->front()),
              HasSubstr("  Box<FrameTree> parent{};\n  std::vector<FrameTree> children{};\n"));
}

TEST(Codegen, DecodesOnlyWhatIsReadAndEncodesOnlyWhatIsWritten) {
  const auto domains = Model({"Page.getTree"});
  ASSERT_TRUE(domains.ok());
  const std::string source = EmitSource(domains->front());
  EXPECT_THAT(source, HasSubstr("void ReadJson(const boost::json::object& json, Frame& out)"));
  EXPECT_THAT(source, Not(HasSubstr("WriteJson(JsonWriter& writer, const Frame&")));
  EXPECT_THAT(source, HasSubstr("WriteField(writer, \"default\", in.default_);"));
}

TEST(Codegen, ACommandWithoutResultSaysSo) {
  const auto domains = Model({"Page.close"});
  ASSERT_TRUE(domains.ok());
  EXPECT_THAT(EmitHeader(domains->front()), HasSubstr("using Result = void;"));
}

TEST(Codegen, AnEventNamedLikeATypeIsToldApart) {
  const auto domains = Model({"Page.getTree", "Page.frame"});
  ASSERT_TRUE(domains.ok());
  ASSERT_EQ(domains->size(), 2u);
  const std::string header = EmitHeader(domains->front());
  EXPECT_THAT(header, HasSubstr("struct FrameEvent {"));
  EXPECT_THAT(header, HasSubstr("#include \"server/chromium/cdp/runtime.h\""));
  EXPECT_THAT(header, HasSubstr("  runtime::Stack stack{};"));
}

TEST(Codegen, RefusesWhatTheProtocolDoesNotHave) {
  EXPECT_EQ(Model({"Page.fly"}).status().message(), "the protocol has no command or event Page.fly");
}

TEST(Codegen, RefusesDomainsThatContainEachOther) {
  const auto document = boost::json::parse(R"({"domains":[
    {"domain":"A","types":[{"id":"T","type":"object","properties":[{"name":"u","$ref":"B.U"}]},
                           {"id":"V","type":"object","properties":[{"name":"x","type":"integer"}]}],
     "events":[{"name":"e","parameters":[{"name":"t","$ref":"T"}]}]},
    {"domain":"B","types":[{"id":"U","type":"object","properties":[{"name":"v","$ref":"A.V"}]}]}]})");
  EXPECT_EQ(BuildModel({document}, {"A.e"}).status().message(), "domains A and B contain each other");
}

}  // namespace
}  // namespace understudy::chromium::cdp_codegen

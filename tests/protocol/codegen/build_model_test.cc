#include "protocol/codegen/build_model.h"

#include <map>
#include <string>

#include <gmock/gmock.h>
#include <google/protobuf/compiler/parser.h>
#include <google/protobuf/descriptor.pb.h>
#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <gtest/gtest.h>

#include "protocol/codegen/emit.h"

namespace understudy::codegen {
namespace {

namespace pb = google::protobuf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// A schema of one file, as protoc would hand it to the plugin.
class Schema {
 public:
  explicit Schema(const std::string& text) {
    const std::string whole =
        "syntax = \"proto3\"; package understudy.protocol; import \"protocol/schema/options.proto\";" + text;
    pb::io::ArrayInputStream stream(whole.data(), static_cast<int>(whole.size()));
    pb::io::Tokenizer tokenizer(&stream, nullptr);
    pb::compiler::Parser parser;
    pb::FileDescriptorProto proto;
    EXPECT_TRUE(parser.Parse(&tokenizer, &proto)) << whole;
    proto.set_name("protocol/schema/thing.proto");
    pool_.AllowUnknownDependencies();
    const pb::FileDescriptor* options = pw::Command::descriptor()->file();
    pb::FileDescriptorProto copy;
    options->dependency(0)->CopyTo(&copy);
    pool_.BuildFile(copy);
    options->CopyTo(&copy);
    pool_.BuildFile(copy);
    const pb::FileDescriptor* file = pool_.BuildFile(proto);
    // The pool's own options are extensions it alone knows; read again they are those of options.pb.h.
    pb::FileDescriptorProto known;
    file->CopyTo(&known);
    known.ParseFromString(known.SerializeAsString());
    generated_ = std::make_unique<pb::DescriptorPool>(pb::DescriptorPool::generated_pool());
    model_ = BuildModel({generated_->BuildFile(known)}, &error_);
  }

  const std::string& error() const { return error_; }
  const File& file() const { return model_.files.at(0); }
  std::map<std::string, std::string> Emit(void (*emit)(const Model&, const Sink&)) const {
    std::map<std::string, std::string> files;
    emit(model_, [&](const std::string& path, const std::string& text) { files[path] = text; });
    return files;
  }

 private:
  pb::DescriptorPool pool_;
  std::unique_ptr<pb::DescriptorPool> generated_;
  std::string error_;
  Model model_;
};

TEST(BuildModel, FieldsByVersion) {
  const Schema schema(R"(
    message Options {
      string newest = 1 [(pw.since) = 60];
      double timeout = 2 [(pw.until) = 61, (pw.optional_until) = 52];
      repeated string names = 3 [(pw.optional_list) = true];
      bool kept = 4;
      int64 kept_until_50 = 5;
    })");
  ASSERT_THAT(schema.error(), IsEmpty());
  const std::vector<Field>& fields = schema.file().structs.at(0).fields;
  EXPECT_EQ(fields[0].present, VersionRange(60, 65));
  EXPECT_TRUE(fields[0].may_be_absent);
  EXPECT_EQ(fields[1].optional, VersionRange(48, 52));
  EXPECT_EQ(fields[1].required, 0u);  // Gone from canonical calls.
  EXPECT_EQ(fields[2].shape, Shape::kList);
  EXPECT_EQ(fields[2].optional, kAllVersions);
  EXPECT_FALSE(fields[3].may_be_absent);
  EXPECT_EQ(fields[4].wire_name, "kept");
  EXPECT_TRUE(fields[4].earlier_form);
  EXPECT_EQ(fields[4].present, VersionRange(48, 50));
}

TEST(BuildModel, CommandsLiveWithinTheirChannel) {
  const Schema schema(R"(
    service Thing {
      option (pw.of) = { since: 53 };
      rpc Act(pw.Nothing) returns (pw.Nothing) { option (pw.command) = { until: 60 }; }
    }
    message ThingInitializer {})");
  ASSERT_THAT(schema.error(), IsEmpty());
  EXPECT_EQ(schema.file().channel->commands.at(0).versions, VersionRange(53, 60));
}

TEST(BuildModel, RefusesWhatOptionsForbid) {
  EXPECT_THAT(Schema("message A { pw.Ref page = 1; }").error(), HasSubstr("a Ref names its channel"));
  EXPECT_THAT(Schema("message A { string a_until_50 = 1; }").error(), HasSubstr("there is no newer form"));
  EXPECT_THAT(Schema("message A { int32 a = 1; }").error(), HasSubstr("the protocol has no such type"));
  EXPECT_THAT(Schema("message A { string a = 1 [(pw.since) = 60, (pw.until) = 50]; }").error(),
              HasSubstr("exists in no version"));
}

TEST(EmitHandlers, OnePerImplementedCommand) {
  const Schema schema(R"(
    service Thing {
      rpc Act(pw.Nothing) returns (pw.Nothing);
      rpc Wait(pw.Nothing) returns (pw.Nothing) { option (pw.command) = { unimplemented: true }; }
      rpc Tell(pw.Nothing) returns (pw.Nothing) { option (pw.command) = { by_session: true }; }
    }
    message ThingInitializer {})");
  const std::string header = schema.Emit(EmitHandlers).at("protocol/schema/thing.handlers.pw.h");
  EXPECT_THAT(header, HasSubstr("Task<absl::Status> HandleThingAct(Ref<ThingDispatcher> self, "
                                "protocol::ThingActParams params, Call& call);"));
  EXPECT_THAT(header, ::testing::Not(HasSubstr("HandleThingWait")));
  EXPECT_THAT(header, ::testing::Not(HasSubstr("HandleThingTell")));
}

TEST(BuildModel, CommandsMayShareTheirParameters) {
  const Schema schema(R"(
    service Thing {
      rpc Act(SharedParams) returns (SharedResult);
      rpc Undo(SharedParams) returns (SharedResult);
      rpc Wait(pw.Nothing) returns (pw.Nothing);
    }
    message ThingInitializer {}
    message SharedParams { string name = 1; }
    message SharedResult { string name = 1; })");
  ASSERT_THAT(schema.error(), IsEmpty());
  const std::string header = schema.Emit(EmitHandlers).at("protocol/schema/thing.handlers.pw.h");
  EXPECT_THAT(header,
              HasSubstr("Task<absl::StatusOr<protocol::SharedResult>> HandleThingAct(Ref<ThingDispatcher> "
                        "self, protocol::SharedParams params, Call& call);"));
  EXPECT_THAT(header, HasSubstr("HandleThingUndo(Ref<ThingDispatcher> self, protocol::SharedParams params"));
  const std::string structs = schema.Emit(EmitStructs).at("protocol/schema/thing.pw.h");
  EXPECT_THAT(structs, HasSubstr("struct ThingWaitParams {};"));
  EXPECT_THAT(structs, ::testing::Not(HasSubstr("ThingActParams")));
}

TEST(EmitDispatch, BindsWhatHasAHandlerInOneSource) {
  const Schema schema(R"(
    service Thing {
      rpc Act(pw.Nothing) returns (pw.Nothing);
      rpc Wait(pw.Nothing) returns (pw.Nothing) { option (pw.command) = { unimplemented: true }; }
    }
    message ThingInitializer {})");
  ASSERT_THAT(schema.error(), IsEmpty());
  const std::map<std::string, std::string> files = schema.Emit(EmitDispatch);
  EXPECT_EQ(files.size(), 2u);
  const std::string& source = files.at("protocol/schema/dispatch.pw.cc");
  EXPECT_THAT(source, HasSubstr("#include \"dispatchers/thing/thing_dispatcher.h\""));
  EXPECT_THAT(source, HasSubstr("{\"act\", Bind<&HandleThingAct>()},"));
  EXPECT_THAT(source, ::testing::Not(HasSubstr("HandleThingWait")));
}

TEST(EmitTables, CommandsThatOwnTheirTime) {
  const Schema schema(R"(
    service Thing {
      rpc Act(pw.Nothing) returns (pw.Nothing);
      rpc Wait(pw.Nothing) returns (pw.Nothing) { option (pw.command) = { owns_time: true }; }
    }
    message ThingInitializer {})");
  ASSERT_THAT(schema.error(), IsEmpty());
  const std::string source = schema.Emit(EmitTables).at("protocol/schema/tables.pw.cc");
  EXPECT_THAT(source, HasSubstr(".name = \"wait\", .versions = VersionSet::All(), .owns_time = true"));
  EXPECT_THAT(source,
              ::testing::Not(HasSubstr(".name = \"act\", .versions = VersionSet::All(), .owns_time")));
}

TEST(EmitSupport, CountsWhatIsThere) {
  const Schema schema(R"(
    service Thing {
      rpc Act(pw.Nothing) returns (pw.Nothing);
      rpc Wait(pw.Nothing) returns (pw.Nothing) { option (pw.command) = { since: 60 unimplemented: true }; }
    }
    message ThingInitializer {})");
  const std::string text = schema.Emit(EmitSupport).at("protocol/schema/support.md");
  EXPECT_THAT(text, HasSubstr("| Thing |  | 1 of 2 |"));
  EXPECT_THAT(text, HasSubstr("| wait | since 1.60 | not yet |"));
}

}  // namespace
}  // namespace understudy::codegen

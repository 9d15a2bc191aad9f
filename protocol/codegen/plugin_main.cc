// The protoc plugin: `--pw_out=emit=structs:DIR`, where `emit` is structs, tables, handlers, dispatch or
// support.

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <google/protobuf/compiler/code_generator.h>
#include <google/protobuf/compiler/plugin.h>
#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream.h>

#include "protocol/codegen/build_model.h"
#include "protocol/codegen/emit.h"

namespace understudy::codegen {
namespace {

namespace pb = google::protobuf;

class Generator : public pb::compiler::CodeGenerator {
 public:
  uint64_t GetSupportedFeatures() const override { return FEATURE_PROTO3_OPTIONAL; }

  bool Generate(const pb::FileDescriptor*, const std::string&, pb::compiler::GeneratorContext*,
                std::string* error) const override {
    *error = "the schema is one: all its files at once";
    return false;
  }

  bool GenerateAll(const std::vector<const pb::FileDescriptor*>& files, const std::string& parameter,
                   pb::compiler::GeneratorContext* context, std::string* error) const override {
    static const auto* const kEmitters =
        new std::map<std::string, std::function<void(const Model&, const Sink&)>>{
            {"emit=structs", EmitStructs},   {"emit=tables", EmitTables},   {"emit=handlers", EmitHandlers},
            {"emit=dispatch", EmitDispatch}, {"emit=support", EmitSupport},
        };
    const auto emitter = kEmitters->find(parameter);
    if (emitter == kEmitters->end()) {
      *error = "unknown parameter " + parameter;
      return false;
    }
    const Model model = BuildModel(files, error);
    if (!error->empty()) return false;
    emitter->second(model, [&](const std::string& path, const std::string& text) {
      std::unique_ptr<pb::io::ZeroCopyOutputStream> stream(context->Open(path));
      pb::io::CodedOutputStream(stream.get()).WriteString(text);
    });
    return true;
  }
};

}  // namespace
}  // namespace understudy::codegen

int main(int argc, char** argv) {
  understudy::codegen::Generator generator;
  return google::protobuf::compiler::PluginMain(argc, argv, &generator);
}

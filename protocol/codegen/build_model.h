#pragma once

#include <string>
#include <vector>

#include <google/protobuf/descriptor.h>

#include "protocol/codegen/model.h"

namespace understudy::codegen {

// Reads the schema from `files`. What contradicts options.proto ends up in `error`, with the place it was
// found.
Model BuildModel(const std::vector<const google::protobuf::FileDescriptor*>& files, std::string* error);

}  // namespace understudy::codegen

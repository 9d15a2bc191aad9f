#pragma once

#include <functional>
#include <string>

#include "protocol/codegen/model.h"

namespace understudy::codegen {

// Takes a generated file's path and text.
using Sink = std::function<void(const std::string& path, const std::string& text)>;

// <file>.pw.h and structs.pw.cc: structures and their tables.
void EmitStructs(const Model& model, const Sink& sink);
// protocol/schema/tables.pw.h and .cc: channels, commands and events.
void EmitTables(const Model& model, const Sink& sink);
// <file>.handlers.pw.h: one declaration per command that the driver implements.
void EmitHandlers(const Model& model, const Sink& sink);
// dispatch.pw.h and .cc: which handler a command has.
void EmitDispatch(const Model& model, const Sink& sink);
// support.md: what is implemented.
void EmitSupport(const Model& model, const Sink& sink);

}  // namespace understudy::codegen

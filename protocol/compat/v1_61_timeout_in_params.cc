#include "protocol/compat/v1_61_timeout_in_params.h"

#include <optional>

#include "protocol/compat/canonical_call.h"
#include "protocol/schema/tables.pw.h"

namespace understudy::protocol {
namespace {

constexpr ClientVersion kLastInParams = {61};
constexpr ClientVersion kLastWithDefaults = {52};

constexpr double kDefaultMs = 30'000;
constexpr double kLaunchMs = 180'000;

bool HasTimeout(const StructInfo& params) {
  for (const FieldInfo& field : params.fields) {
    if (field.shape == Shape::kInline && HasTimeout(*field.structure)) return true;
    // Commands whose very purpose is a timeout, such as setDefaultTimeoutNoReply, had been gone or changed by
    // then.
    if (field.name == "timeout" && field.present.Contains(kLastInParams)) return true;
  }
  return false;
}

bool HasTimeout(std::string_view channel, std::string_view method) {
  const CommandInfo* command = FindCommand(channel, method);
  return command && HasTimeout(*command->params);
}

}  // namespace

void MoveTimeoutToMetadata(WireCall& call, std::string_view channel) {
  const boost::json::value* timeout = call.params.if_contains("timeout");
  if (!timeout || !timeout->is_number() || !HasTimeout(channel, call.method)) return;
  if (!call.metadata.timeout) call.metadata.timeout = timeout->to_number<double>();
  call.params.erase("timeout");
}

std::optional<double> DefaultTimeoutMs(std::string_view channel, std::string_view method,
                                       ClientVersion version) {
  if (version > kLastWithDefaults || !HasTimeout(channel, method)) return std::nullopt;
  return channel == "BrowserType" && method.starts_with("launch") ? kLaunchMs : kDefaultMs;
}

}  // namespace understudy::protocol

#include "dispatchers/core/api_log.h"

#include <absl/strings/str_cat.h>
#include <absl/strings/str_split.h>
#include <boost/json/serialize.hpp>

#include "dispatchers/core/call.h"
#include "server/base/debug_log.h"
#include "server/base/string_view.h"

namespace understudy::dispatchers {
namespace {

bool Told(const Call& call) {
  return DebugEnabled(DebugChannel::kApi) && !call.command().internal &&
         !call.metadata().internal.value_or(false);
}

std::string Placeholder(std::string_view names, const boost::json::object& params) {
  for (const absl::string_view name : absl::StrSplit(Abseil(names), '|')) {
    const boost::json::value* value = params.if_contains(boost::json::string_view(name.data(), name.size()));
    if (!value) continue;
    return value->is_string() ? std::string(value->get_string()) : boost::json::serialize(*value);
  }
  return "";
}

}  // namespace

void LogApiStart(const Call& call) {
  if (Told(call)) DebugLog(DebugChannel::kApi, absl::StrCat("=> ", call.title(), " started"));
}

void LogApiLine(const Call& call, std::string_view line) {
  if (Told(call)) DebugLog(DebugChannel::kApi, absl::StrCat("   ", Abseil(line)));
}

void LogApiEnd(const Call& call, const absl::Status& outcome) {
  if (!Told(call)) return;
  DebugLog(DebugChannel::kApi, outcome.ok()
                                   ? absl::StrCat("<= ", call.title(), " succeeded")
                                   : absl::StrCat("<= ", call.title(), " failed: ", outcome.message()));
}

std::string CommandTitle(const protocol::CommandInfo& command, const protocol::Metadata& metadata,
                         const boost::json::object& params) {
  if (metadata.title && !metadata.title->empty()) return *metadata.title;
  if (command.title.empty()) return absl::StrCat(Abseil(command.channel), ".", Abseil(command.name));
  std::string title;
  std::string_view rest = command.title;
  while (!rest.empty()) {
    const size_t open = rest.find('{');
    const size_t close = rest.find('}', open);
    if (close == std::string_view::npos) break;
    absl::StrAppend(&title, Abseil(rest.substr(0, open)),
                    Placeholder(rest.substr(open + 1, close - open - 1), params));
    rest.remove_prefix(close + 1);
  }
  return absl::StrCat(title, Abseil(rest));
}

}  // namespace understudy::dispatchers

#include "dispatchers/core/api_log.h"

#include <absl/strings/str_cat.h>

#include "dispatchers/core/call.h"
#include "server/base/string_view.h"

namespace understudy::dispatchers {
namespace {

bool Told(const Call& call) { return !call.command().internal && !call.metadata().internal.value_or(false); }

}  // namespace

void ApiLog::DidBegin(const Call& call) {
  if (Told(call)) write_(absl::StrCat("=> ", call.title(), " started"));
}

void ApiLog::DidLog(const Call& call, std::string_view line) {
  if (Told(call)) write_(absl::StrCat("   ", Abseil(line)));
}

void ApiLog::DidEnd(const Call& call, const absl::Status& outcome) {
  if (!Told(call)) return;
  write_(outcome.ok() ? absl::StrCat("<= ", call.title(), " succeeded")
                      : absl::StrCat("<= ", call.title(), " failed: ", outcome.message()));
}

}  // namespace understudy::dispatchers

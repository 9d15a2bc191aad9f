#include "protocol/compat/v1_52_aria_mode.h"

#include <utility>

#include "server/base/errors.h"

namespace understudy::protocol {

void RenameAriaMode(WireCall& call, std::string_view channel) {
  if (channel != "Frame" || call.method != "ariaSnapshot") return;
  const auto mode = call.params.find("mode");
  if (mode == call.params.end()) return;
  boost::json::value value = std::move(mode->value());
  call.params.erase(mode);
  if (value == boost::json::value("raw") || value == boost::json::value("regex")) {
    call.params["modeUntil52"] = std::move(value);
  } else {
    call.rejection = Error("mode: expected one of (raw|regex)");
  }
}

}  // namespace understudy::protocol

#pragma once

#include <optional>
#include <string>

#include "dispatchers/core/call.h"
#include "protocol/schema/actions.pw.h"
#include "server/browser/actions/target.h"
#include "server/browser/frame.h"
#include "server/browser/js_handle.h"

namespace understudy::dispatchers {

browser::SdkLanguage ToDomain(protocol::SDKLanguage language);
// In whose words locators are told to the client's user.
browser::SdkLanguage LanguageOf(const Call& call);

// What `selector` finds in the frame. `strict` absent: as the context's option says.
browser::Target TargetIn(const Ref<browser::Frame>& frame, std::string selector, std::optional<bool> strict,
                         const Call& call);
inline browser::Target TargetIn(const Ref<browser::Frame>& frame, protocol::ElementTarget target,
                                const Call& call) {
  return TargetIn(frame, std::move(target.selector), target.strict, call);
}
// What it finds below an element. Fails when the element's frame is gone.
absl::StatusOr<browser::Target> TargetBelow(const Ref<browser::JSHandle>& element, std::string selector,
                                            std::optional<bool> strict, const Call& call);
// The element itself.
absl::StatusOr<browser::Target> TargetOf(const Ref<browser::JSHandle>& element, const Call& call);
// The same, told of as what a search below it finds: for commands that a frame has, too.
absl::StatusOr<browser::Target> ScopeOf(const Ref<browser::JSHandle>& element, const Call& call);

}  // namespace understudy::dispatchers

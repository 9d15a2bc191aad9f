#pragma once

#include <vector>

#include <absl/status/status.h>

#include "server/browser/delegate/realm.h"
#include "server/chromium/cdp/runtime.h"

namespace understudy::chromium {

// A Runtime.RemoteObject as the domain sees it: by reference, or a primitive in the wire's SerializedValue
// form.
browser::RemoteValue ToRemoteValue(const cdp::runtime::RemoteObject& object);

// What a function in a realm is called with.
std::vector<cdp::runtime::CallArgument> ToCallArguments(std::vector<browser::CallArgument> arguments);

// What the page threw: its stack when it is an Error, otherwise its description or value.
absl::Status ToError(const cdp::runtime::ExceptionDetails& details);

}  // namespace understudy::chromium

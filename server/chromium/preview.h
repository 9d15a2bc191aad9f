#pragma once

#include <string>

#include "server/chromium/cdp/runtime.h"

namespace understudy::chromium {

// A value as messages print it: `hi`, `{x: 1}`, `[1, empty x 2, 4]`, `JSHandle@node`. Members of objects and
// arrays show where the browser sent them along, as it does with what is logged and thrown.
std::string Preview(const cdp::runtime::RemoteObject& object);

// The same without members: `Object`, `Array(2)`, `TypeError: far\n    at …`.
std::string Description(const cdp::runtime::RemoteObject& object);

}  // namespace understudy::chromium

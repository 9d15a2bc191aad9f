#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "protocol/schema/common.pw.h"
#include "server/browser/delegate/input.h"

namespace understudy::dispatchers {

// The left one where none is named.
browser::MouseButton ToDomain(const std::optional<protocol::MouseButton>& button);

// Nothing where none are named: what is held stays held.
std::optional<browser::Modifiers> ToDomain(
    const std::optional<std::vector<protocol::KeyboardModifier>>& modifiers);

}  // namespace understudy::dispatchers

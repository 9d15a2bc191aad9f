#pragma once

#include <cstdint>
#include <optional>

#include "server/browser/delegate/accessibility.h"

namespace understudy::browser {

// The part of `tree` below the DOM's node of that number; nothing when it isn't there.
std::optional<AccessibleNode> FindAccessibleNode(AccessibleNode tree, int64_t node);

// What is left of a document's `tree` where only that is kept which a user can use or would be told: the
// document; what takes the focus or holds formatted text that can be edited; widgets; and what has a name and
// nothing in it. In a widget, only what can be used itself. What is below a part that isn't kept moves up to
// the next one that is.
AccessibleNode InterestingNodes(AccessibleNode tree);

}  // namespace understudy::browser

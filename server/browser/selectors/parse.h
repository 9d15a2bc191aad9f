#pragma once

#include <string_view>
#include <vector>

#include <absl/status/statusor.h>

#include "server/browser/selectors/selector.h"

namespace understudy::browser {

// Takes a selector apart, as https://playwright.dev/docs/other-locators describes them: parts separated by
// `>>`, each `engine=body`, or a body whose form says which engine is meant. Which engines there are isn't
// known here, nor what a body means to its engine. Fails with the words users know.
absl::StatusOr<Selector> ParseSelector(std::string_view text);

// The selectors of the frames through which `selector` leads, one of which each finds the element that holds
// the next one's frame. Fails where a frame is entered from nowhere, or nothing looked for inside.
absl::StatusOr<std::vector<Selector>> SplitAtFrames(const Selector& selector);

// Whether a part leads from a frame's element into the frame.
bool EntersFrame(const SelectorPart& part);

}  // namespace understudy::browser

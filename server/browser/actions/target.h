#pragma once

#include <string>

#include "server/base/task.h"
#include "server/browser/selectors/locator_text.h"

namespace understudy::browser {

class Frame;
class JSHandle;

// Which element a command is about: one that the client holds, or what a selector finds.
struct Target {
  // Where the selector begins, or where the element is.
  Ref<Frame> frame;
  // As the client wrote it; empty when `element` is meant itself.
  std::string selector = {};
  // No element is meant, but the frame's document.
  bool document = false;
  // More than one match is an error.
  bool strict = false;
  // With a selector: below what to look. Null: the frame's document.
  Ref<JSHandle> element = nullptr;
  // An element itself that messages name as what a search below it finds: `locator(":scope")`.
  bool as_scope = false;
  // Whether the page's half runs among the page's own scripts, whose objects it is about.
  bool main_world = false;
  // Whether engines of the user's run there, all of them.
  bool engines_in_main_world = false;
  // In which messages name locators.
  SdkLanguage language = SdkLanguage::kJavaScript;
};

}  // namespace understudy::browser

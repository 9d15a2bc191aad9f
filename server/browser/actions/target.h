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
  // More than one match is an error.
  bool strict = false;
  // With a selector: below what to look. Null: the frame's document.
  Ref<JSHandle> element = nullptr;
  // In which messages name locators.
  SdkLanguage language = SdkLanguage::kJavaScript;
};

}  // namespace understudy::browser

#include "dispatchers/convert/target.h"

#include <utility>

#include "dispatchers/core/connection.h"
#include "server/browser/browser_context.h"
#include "server/browser/execution_context.h"
#include "server/browser/page.h"

namespace understudy::dispatchers {

browser::SdkLanguage ToDomain(protocol::SDKLanguage language) {
  switch (language) {
    case protocol::SDKLanguage::kPython:
      return browser::SdkLanguage::kPython;
    case protocol::SDKLanguage::kJava:
      return browser::SdkLanguage::kJava;
    case protocol::SDKLanguage::kCsharp:
      return browser::SdkLanguage::kCSharp;
    case protocol::SDKLanguage::kJavascript:
      break;
  }
  return browser::SdkLanguage::kJavaScript;
}

browser::SdkLanguage LanguageOf(const Call& call) { return ToDomain(call.connection().sdk_language()); }

browser::Target TargetIn(const Ref<browser::Frame>& frame, std::string selector, std::optional<bool> strict,
                         const Call& call) {
  const Ref<browser::Page> page = frame->page();
  const Ref<browser::BrowserContext> context = page ? page->context() : nullptr;
  browser::Target target;
  target.frame = frame;
  target.selector = std::move(selector);
  target.strict = strict.value_or(context && context->options().strict_selectors);
  target.language = LanguageOf(call);
  return target;
}

absl::StatusOr<browser::Target> TargetBelow(const Ref<browser::JSHandle>& element, std::string selector,
                                            std::optional<bool> strict, const Call& call) {
  const Ref<browser::Frame> frame = element->context()->frame();
  if (!frame) return TargetClosedError();
  browser::Target target = TargetIn(frame, std::move(selector), strict, call);
  target.element = element;
  return target;
}

absl::StatusOr<browser::Target> TargetOf(const Ref<browser::JSHandle>& element, const Call& call) {
  return TargetBelow(element, std::string(), std::nullopt, call);
}

absl::StatusOr<browser::Target> ScopeOf(const Ref<browser::JSHandle>& element, const Call& call) {
  ASSIGN_OR_RETURN(browser::Target target, TargetOf(element, call));
  target.as_scope = true;
  return target;
}

}  // namespace understudy::dispatchers

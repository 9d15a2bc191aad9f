#pragma once

#include "dispatchers/js_handle/js_handle_dispatcher.h"

namespace understudy::dispatchers {

// A DOM node.
class ElementHandleDispatcher final : public JSHandleDispatcher {
 public:
  // Its initializer is the JSHandle's.
  static constexpr std::string_view kChannel = "ElementHandle";

  using JSHandleDispatcher::JSHandleDispatcher;
};

}  // namespace understudy::dispatchers

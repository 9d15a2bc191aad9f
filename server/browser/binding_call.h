#pragma once

#include <functional>
#include <string>
#include <vector>

#include <boost/json/value.hpp>

#include "server/base/task.h"
#include "server/browser/js_handle.h"

namespace understudy::browser {

class Frame;

// A page called an exposed function and waits for its promise.
class BindingCall {
 public:
  // Settles the page's promise.
  using Settle = std::function<void(bool resolves, Argument answer)>;

  // `arguments` are in the wire's SerializedValue form; `handle` is set for a binding that takes one.
  BindingCall(Ref<Frame> frame, std::string name, std::vector<boost::json::value> arguments,
              Ref<JSHandle> handle, Settle settle)
      : frame_(std::move(frame)),
        name_(std::move(name)),
        arguments_(std::move(arguments)),
        handle_(std::move(handle)),
        settle_(std::move(settle)) {}

  const Ref<Frame>& frame() const { return frame_; }
  const std::string& name() const { return name_; }
  const std::vector<boost::json::value>& arguments() const { return arguments_; }

  const Ref<JSHandle>& handle() const { return handle_; }

  // Nothing happens when the document has gone meanwhile.
  void Resolve(Argument result) { settle_(true, std::move(result)); }
  // `error`, a SerializedValue, is usually `{e: {n, m, s}}`; any other value is thrown as it is.
  void Reject(boost::json::value error) { settle_(false, {.value = std::move(error), .handles = {}}); }

 private:
  Ref<Frame> frame_;
  std::string name_;
  std::vector<boost::json::value> arguments_;
  Ref<JSHandle> handle_;
  Settle settle_;
};

}  // namespace understudy::browser

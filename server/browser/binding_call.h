#pragma once

#include <memory>
#include <string>
#include <vector>

#include <absl/status/status.h>
#include <boost/json/value.hpp>

#include "server/base/task.h"
#include "server/browser/js_handle.h"

namespace understudy::browser {

class ExecutionContext;
class Frame;

// A page called an exposed function and waits for its promise.
class BindingCall {
 public:
  // `sequence` is the page's number of the call; `arguments` are in the wire's SerializedValue form.
  BindingCall(Ref<ExecutionContext> context, Ref<Frame> frame, std::string name, int64_t sequence,
              std::vector<boost::json::value> arguments);

  const Ref<Frame>& frame() const { return frame_; }
  const std::string& name() const { return name_; }
  const std::vector<boost::json::value>& arguments() const { return arguments_; }

  // Settle the page's promise. Nothing happens when the document has gone meanwhile.
  void Resolve(Argument result);
  // `error` is a SerializedValue: usually `{e: {n, m, s}}`.
  void Reject(boost::json::value error);

 private:
  void Settle(std::string_view method, Argument argument);

  Ref<ExecutionContext> context_;
  Ref<Frame> frame_;
  std::string name_;
  int64_t sequence_;
  std::vector<boost::json::value> arguments_;
};

}  // namespace understudy::browser

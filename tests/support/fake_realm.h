#pragma once

#include <string>
#include <utility>
#include <vector>

#include <absl/status/statusor.h>
#include <boost/asio/any_io_executor.hpp>
#include <boost/json/value.hpp>

#include "server/base/task.h"
#include "server/browser/delegate/realm.h"
#include "server/browser/execution_context.h"

namespace understudy {

// A realm without a page, behind ExecutionContextDelegate. What it is asked waits until the test has said
// what the answer is.
class FakeRealm {
 public:
  // A frame's, or a worker's for no frame.
  explicit FakeRealm(const boost::asio::any_io_executor& executor, WeakRef<browser::Frame> frame = {});

  const Ref<browser::ExecutionContext>& context() const { return context_; }

  // What calls of `function` of the utility object are answered with: those that wait, and later ones.
  void Answer(const std::string& function, absl::StatusOr<browser::RemoteValue> answer) const;
  // The same with a value in place of an object.
  void AnswerValue(const std::string& function, boost::json::value value) const;
  // What the object `remote_id` consists of, and which frame it holds or is in.
  void SetProperties(std::vector<std::pair<std::string, browser::RemoteValue>> properties) const;
  void SetFrameIds(std::string content, std::string owner) const;

  // The functions of the utility object called so far, with what was passed as JSON: `title`,
  // `setDocumentContent "<p>"`.
  const std::vector<std::string>& calls() const;
  // The objects let go so far.
  const std::vector<std::string>& released() const;
  // An object of the realm.
  Ref<browser::JSHandle> NewHandle(std::string remote_id, bool node = false) const;

 private:
  struct State;
  class Delegate;

  Ref<State> state_;
  Ref<browser::ExecutionContext> context_;
};

}  // namespace understudy

#pragma once

#include <string>
#include <utility>
#include <vector>

#include <absl/strings/str_cat.h>

#include "server/base/task.h"
#include "server/browser/delegate/interception.h"

namespace understudy {

// A request that a browser holds back, and what it has been told.
class FakePausedRequest final : public browser::PausedRequest {
 public:
  Task<absl::Status> Continue(browser::RequestChanges changes) override {
    told.push_back("continue");
    this->changes = std::move(changes);
    return Answer(answer);
  }
  Task<absl::Status> Fulfill(browser::MockedResponse response) override {
    told.push_back(absl::StrCat("fulfill ", response.status));
    this->response = std::move(response);
    return Answer(answer);
  }
  Task<absl::Status> Abort(browser::AbortReason reason) override {
    told.push_back("abort");
    this->reason = reason;
    return Answer(answer);
  }

  std::vector<std::string> told;
  browser::RequestChanges changes;
  browser::MockedResponse response;
  browser::AbortReason reason = browser::AbortReason::kFailed;
  // What the browser says of it.
  absl::Status answer;

 private:
  static Task<absl::Status> Answer(absl::Status answer) { co_return answer; }
};

}  // namespace understudy

#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include <absl/status/status.h>

#include "server/base/task.h"

namespace understudy::browser {

class Page;

// An alert, confirm, prompt or beforeunload the page waits on.
class Dialog : public std::enable_shared_from_this<Dialog> {
 public:
  // Answers the browser: accepted or not, and the prompt's text.
  using Responder = std::function<Task<absl::Status>(bool accept, std::string prompt_text)>;

  Dialog(Ref<Page> page, std::string type, std::string message, std::string default_value, Responder respond);

  const Ref<Page>& page() const { return page_; }
  const std::string& type() const { return type_; }
  const std::string& message() const { return message_; }
  const std::string& default_value() const { return default_value_; }

  // Fail with "Cannot accept dialog which is already handled!" and the like the second time.
  Task<absl::Status> Accept(std::optional<std::string> prompt_text);
  Task<absl::Status> Dismiss();
  // What happens when nobody listens: beforeunload is accepted, the others dismissed.
  Task<absl::Status> CloseByDefault();
  bool closed() const { return closed_; }

  // Backend: the dialog isn't open any more, whoever answered it. Again it does nothing.
  void DidClose();

 private:
  Task<absl::Status> Answer(bool accept, std::string prompt_text);

  Ref<Page> page_;
  std::string type_;
  std::string message_;
  std::string default_value_;
  Responder respond_;
  bool handled_ = false;
  bool closed_ = false;
};

}  // namespace understudy::browser

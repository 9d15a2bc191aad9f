#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "dispatchers/local_utils/remote_driver.h"
#include "server/base/queue.h"

namespace understudy {

// What both ends of a conversation see of it.
struct FakeWire {
  explicit FakeWire(const boost::asio::any_io_executor& executor) : heard(executor) {}
  Queue<std::optional<std::string>> heard;
  std::vector<std::string> said;
  // With which it ends.
  std::string last_words;
  // How many of `heard` were taken.
  int received = 0;
  bool finished = false;
};

class FakeConversation final : public dispatchers::RemoteConversation {
 public:
  explicit FakeConversation(Ref<FakeWire> wire) : wire_(std::move(wire)) {}

  Task<absl::StatusOr<std::optional<std::string>>> Receive() override {
    std::optional<std::string> message = co_await wire_->heard.Pop();
    ++wire_->received;
    if (!message && !wire_->last_words.empty()) co_return absl::AbortedError(wire_->last_words);
    co_return message;
  }
  void Send(std::string message) override { wire_->said.push_back(std::move(message)); }
  Task<void> Finish() override {
    wire_->finished = true;
    wire_->heard.Push(std::nullopt);
    co_return;
  }

 private:
  const Ref<FakeWire> wire_;
};

}  // namespace understudy

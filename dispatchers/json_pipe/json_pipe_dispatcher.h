#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <utility>

#include "dispatchers/core/dispatcher.h"
#include "dispatchers/local_utils/remote_driver.h"
#include "server/base/queue.h"

namespace understudy::dispatchers {

class JsonPipeDispatcher final : public Dispatcher {
 public:
  // What the other side says is passed on after `delay`.
  static Ref<JsonPipeDispatcher> Create(Dispatcher& owner, Ref<RemoteConversation> conversation,
                                        std::chrono::microseconds delay);

  explicit JsonPipeDispatcher(Ref<RemoteConversation> conversation)
      : conversation_(std::move(conversation)) {}

  void Send(std::string message) { conversation_->Send(std::move(message)); }
  // Tells the client that the conversation is over, and the other side if it isn't the one that ended it.
  void Close(const std::string& reason = "");
  // Clients go on sending until they are told.
  bool ForgivesLateCommands() const override { return true; }

 private:
  // Something the other side said, or that it says nothing more.
  struct Heard {
    std::chrono::steady_clock::time_point when;
    std::optional<std::string> message;
    // With which it ended the conversation.
    std::string last_words;
  };

  static Task<void> Hear(Ref<RemoteConversation> conversation, Queue<Heard> heard);
  static Task<void> Tell(Ref<JsonPipeDispatcher> self, Queue<Heard> heard, std::chrono::microseconds delay);
  void OnDisposed() override;

  const Ref<RemoteConversation> conversation_;
};

}  // namespace understudy::dispatchers

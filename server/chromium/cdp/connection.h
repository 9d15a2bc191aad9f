#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <absl/container/flat_hash_map.h>
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/json/object.hpp>

#include "server/base/signal.h"
#include "server/base/task.h"
#include "server/chromium/cdp/message_parser.h"
#include "server/chromium/cdp/session.h"
#include "server/transport/message_transport.h"

namespace understudy::chromium {

// The DevTools connection to one browser, with a session per attached target ("flat" mode). It lives, and
// keeps itself alive, until the browser ends the stream or Close() is called.
class CdpConnection : public std::enable_shared_from_this<CdpConnection> {
 public:
  static Ref<CdpConnection> Create(const boost::asio::any_io_executor& executor,
                                   std::unique_ptr<transport::MessageTransport> transport);
  ~CdpConnection();

  // The session with the browser itself. It is there as long as the connection object.
  const Ref<CdpSession>& root() const { return root_; }
  // Null for an id that isn't, or is no longer, attached. The session of a Target.attachedToTarget exists
  // when its listeners hear of it; after a Target.detachedFromTarget it closes, with those attached through
  // it, once they have.
  Ref<CdpSession> Session(std::string_view id) const;

  bool connected() const { return connected_; }
  // Once, after all sessions have closed.
  Signal<>& on_disconnected() { return on_disconnected_; }
  // Nothing is sent from here on; sessions close and on_disconnected() fires from the event loop.
  void Close();

  // Between Pause() and Resume() the browser's messages stay in the pipe, which in the end makes it wait.
  // Each Pause() needs its Resume(). Up to one message already read is still delivered.
  void Pause() { ++pauses_; }
  void Resume();

 private:
  friend class CdpSession;
  struct Expected {
    CdpSession* session;
    std::string method;
    Ref<Answer> answer;
  };
  enum class Handled { kAnswer, kEvent };

  CdpConnection(const boost::asio::any_io_executor& executor,
                std::unique_ptr<transport::MessageTransport> transport);

  // For CdpSession: notes who waits for the answer to the next command and gives the command's id.
  int64_t Expect(CdpSession& session, std::string_view method, Ref<Answer> answer);
  void SendMessage(std::string message);
  void FailAnswer(int64_t id, const absl::Status& failure);
  void FailAnswers(const CdpSession& session, const absl::Status& failure);

  static Task<void> Run(Ref<CdpConnection> self);
  Handled Handle(const boost::json::object& message);
  void HandleAnswer(int64_t id, const boost::json::object& message);
  void HandleEvent(const boost::json::object& message);
  void CloseSession(const std::string& id);
  void Disconnected();

  const boost::asio::any_io_executor executor_;
  std::unique_ptr<transport::MessageTransport> transport_;
  MessageParser parser_;
  bool connected_ = true;
  int pauses_ = 0;
  // Never expires: cancelled to wake the reader when pauses end.
  boost::asio::steady_timer resumed_;
  int64_t last_id_ = 0;
  absl::flat_hash_map<int64_t, Expected> expected_;
  absl::flat_hash_map<std::string, Ref<CdpSession>> sessions_;
  Ref<CdpSession> root_;
  Signal<> on_disconnected_;
};

}  // namespace understudy::chromium

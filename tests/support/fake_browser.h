#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/json/object.hpp>

#include "server/base/task.h"
#include "server/transport/message_transport.h"

namespace understudy::testing {

// A browser that follows the test's script, at the other end of real pipes.
//
//   FakeBrowser browser(executor);
//   auto connection = chromium::CdpConnection::Create(executor, browser.TakeTransport());
//   auto command = co_await browser.Expect("Page.enable");
//   browser.Answer(command, {});
//
// A command that is not the expected one, or that doesn't come within some seconds, fails the test.
class FakeBrowser {
 public:
  struct Command {
    int64_t id = 0;
    std::string session_id;  // Empty for the root session.
    std::string method;
    boost::json::object params;
  };

  explicit FakeBrowser(const boost::asio::any_io_executor& executor);
  ~FakeBrowser();

  // The driver's end of the pipes, once.
  std::unique_ptr<transport::MessageTransport> TakeTransport();

  // The next command, other than those answered always.
  Task<Command> Expect(std::string method);
  // The same, whichever it is.
  Task<Command> ExpectAny();
  void Answer(const Command& command, const boost::json::object& result = {});
  void Fail(const Command& command, std::string_view text, int64_t code = -32000);
  // Expect() and Answer() in one.
  Task<Command> ExpectAndAnswer(std::string method, boost::json::object result = {});
  // From now on every such command is answered at once and never expected.
  void AnswerAlways(std::string method, boost::json::object result = {});
  // They are expected again.
  void AnswerNoLonger(const std::string& method);
  void Emit(std::string_view method, const boost::json::object& params = {},
            std::string_view session_id = {});
  // Any text in place of a message.
  void EmitText(std::string text);
  // The browser is gone.
  void Close();
  // The driver closed its end.
  Task<void> WaitForDisconnect();

 private:
  struct State;
  static Task<void> Run(Ref<State> state);

  Ref<State> state_;
  std::unique_ptr<transport::MessageTransport> driver_end_;
};

}  // namespace understudy::testing

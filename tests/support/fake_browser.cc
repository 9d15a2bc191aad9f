#include "tests/support/fake_browser.h"

#include <array>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <gtest/gtest.h>

#include "server/base/spawn.h"
#include "server/chromium/cdp/pipe_transport.h"

namespace understudy::testing {
namespace {

namespace asio = boost::asio;
namespace json = boost::json;

constexpr std::chrono::seconds kPatience(20);
// How deep messages may be nested: above what a browser takes.
constexpr size_t kMaxDepth = 1000;

std::array<int, 2> Pipe() {
  std::array<int, 2> ends{};
  EXPECT_EQ(pipe2(ends.data(), O_CLOEXEC), 0);
  return ends;
}

}  // namespace

struct FakeBrowser::State {
  explicit State(const asio::any_io_executor& executor)
      : changed(executor, asio::steady_timer::time_point::max()) {}

  std::unique_ptr<transport::MessageTransport> transport;
  std::deque<Command> commands;
  std::map<std::string, json::object> always;
  bool disconnected = false;
  asio::steady_timer changed;  // Cancelled when a command came or the driver went.

  // Whether something changed in time.
  Task<bool> WaitForChange() {
    changed.expires_after(kPatience);
    const auto [error] = co_await changed.async_wait(asio::as_tuple(asio::use_awaitable));
    co_return error == asio::error::operation_aborted;
  }

  void Reply(const Command& command, std::string_view name, json::value content) {
    json::object message{{"id", command.id}};
    message[name] = std::move(content);
    if (!command.session_id.empty()) message["sessionId"] = command.session_id;
    transport->Send(json::serialize(message));
  }
};

FakeBrowser::FakeBrowser(const asio::any_io_executor& executor) : state_(std::make_shared<State>(executor)) {
  std::signal(SIGPIPE, SIG_IGN);
  const std::array<int, 2> to_browser = Pipe();
  const std::array<int, 2> to_driver = Pipe();
  state_->transport = chromium::NewPipeTransport(executor, to_browser[0], to_driver[1]);
  driver_end_ = chromium::NewPipeTransport(executor, to_driver[0], to_browser[1]);
  Spawn(executor, Run(state_));
}

FakeBrowser::~FakeBrowser() { Close(); }

std::unique_ptr<transport::MessageTransport> FakeBrowser::TakeTransport() { return std::move(driver_end_); }

Task<void> FakeBrowser::Run(Ref<State> state) {
  while (true) {
    const auto message = co_await state->transport->Receive();
    if (!message.ok() || !*message) break;
    json::parse_options options;
    options.max_depth = kMaxDepth;
    const json::object object = json::parse(**message, {}, options).as_object();
    Command command;
    command.id = object.at("id").as_int64();
    command.method = object.at("method").as_string();
    if (const auto* session = object.if_contains("sessionId")) command.session_id = session->as_string();
    if (const auto* params = object.if_contains("params")) command.params = params->as_object();
    if (const auto answer = state->always.find(command.method); answer != state->always.end()) {
      state->Reply(command, "result", answer->second);
      continue;
    }
    state->commands.push_back(std::move(command));
    state->changed.cancel();
  }
  state->disconnected = true;
  state->changed.cancel();
}

Task<FakeBrowser::Command> FakeBrowser::ExpectAny() {
  const Ref<State> state = state_;
  while (state->commands.empty()) {
    if (state->disconnected || !co_await state->WaitForChange()) {
      ADD_FAILURE() << "expected a command"
                    << (state->disconnected ? ", but the driver is gone" : " in vain");
      co_return Command{};
    }
  }
  Command command = std::move(state->commands.front());
  state->commands.pop_front();
  co_return command;
}

Task<FakeBrowser::Command> FakeBrowser::Expect(std::string method) {
  Command command = co_await ExpectAny();
  EXPECT_EQ(command.method, method);
  co_return command;
}

void FakeBrowser::Answer(const Command& command, const json::object& result) {
  state_->Reply(command, "result", result);
}

void FakeBrowser::Fail(const Command& command, std::string_view text, int64_t code) {
  state_->Reply(command, "error", json::object{{"code", code}, {"message", text}});
}

Task<FakeBrowser::Command> FakeBrowser::ExpectAndAnswer(std::string method, json::object result) {
  Command command = co_await Expect(std::move(method));
  Answer(command, result);
  co_return command;
}

void FakeBrowser::AnswerAlways(std::string method, json::object result) {
  state_->always[std::move(method)] = std::move(result);
}

void FakeBrowser::AnswerNoLonger(const std::string& method) { state_->always.erase(method); }

void FakeBrowser::Emit(std::string_view method, const json::object& params, std::string_view session_id) {
  json::object message{{"method", method}, {"params", params}};
  if (!session_id.empty()) message["sessionId"] = session_id;
  state_->transport->Send(json::serialize(message));
}

void FakeBrowser::EmitText(std::string text) { state_->transport->Send(std::move(text)); }

void FakeBrowser::Close() { state_->transport->Close(); }

Task<void> FakeBrowser::WaitForDisconnect() {
  const Ref<State> state = state_;
  while (!state->disconnected) {
    if (!co_await state->WaitForChange()) {
      ADD_FAILURE() << "expected the driver to close its end";
      co_return;
    }
  }
}

}  // namespace understudy::testing

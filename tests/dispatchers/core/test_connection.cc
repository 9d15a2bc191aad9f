#include "tests/dispatchers/core/test_connection.h"

namespace understudy::dispatchers {

TestConnection::~TestConnection() {
  connection_->Disconnect();
  io_.restart();
  io_.poll();
}

void TestConnection::Connect(std::string version, GcLimits limits) {
  if (connection_) connection_->Disconnect();
  root_ = std::make_shared<TestRoot>();
  ConnectionOptions options;
  options.hints.display_version = std::move(version);
  options.gc = limits;
  options.observers = observers_;
  connection_ = Connection::Create(
      io_.get_executor(), std::move(options), root_,
      [this](std::string_view channel, std::string_view method) -> const BoundCommand* {
        const auto found = commands_.find(std::string(channel) + "." + std::string(method));
        return found == commands_.end() ? nullptr : &found->second;
      },
      [this](std::string message) { conversation_->DidHear(std::move(message)); });
  conversation_ = std::make_unique<Conversation>(
      io_, [this](std::string_view message) { return connection_->Receive(message); });
  // The first message tells a connection which version its client has.
  ASSERT_TRUE(connection_->Receive(R"({"guid":"","method":"__abort__","params":{}})").ok());
}

void TestConnection::Settle() {
  io_.restart();
  io_.poll();
  conversation_->Forget();
}

}  // namespace understudy::dispatchers

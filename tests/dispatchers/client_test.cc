#include "tests/dispatchers/client_test.h"

#include <utility>

#include "dispatchers/new_connection.h"

namespace understudy::dispatchers {
ClientTest::ClientTest() { Connect("1.65.0"); }

ClientTest::~ClientTest() {
  connection_->Disconnect();
  io_.restart();
  io_.poll();
}

void ClientTest::Connect(std::string version) {
  launcher_ = std::make_shared<FakeLauncher>(io_.get_executor());
  Connect(std::move(version), {.launcher = launcher_});
}

void ClientTest::Connect(std::string version, Entrance entrance) {
  Reconnect(std::move(version), std::move(entrance));
  conversation_ = std::make_unique<Conversation>(
      io_, [this](std::string_view message) { return connection_->Receive(message); });
}

void ClientTest::Reconnect(std::string version, Entrance entrance) {
  if (connection_) connection_->Disconnect();
  ConnectionOptions options;
  options.hints.display_version = std::move(version);
  connection_ = NewConnection(io_.get_executor(), std::move(options), std::move(entrance),
                              [this](std::string message) { conversation_->DidHear(std::move(message)); });
}

void ClientTest::Initialize() {
  conversation_->SkipTo(R"(
    > {"id":1,"guid":"","method":"initialize","params":{"sdkLanguage":"python"},"metadata":{}}
    < {"guid":"","method":"__create__","params":{"type":"BrowserType","initializer":{"executablePath":"/usr/bin/fake","name":"chromium"},"guid":"{{chromium}}"}}
    < {"id":1,"result":{"playwright":{"guid":"Playwright"}}}
  )");
}

void ClientTest::Launch() {
  Initialize();
  conversation_->SkipTo(R"(
    > {"id":2,"guid":"{{chromium}}","method":"launch","params":{"timeout":30000},"metadata":{}}
    < {"id":2,"result":{"browser":{"guid":"{{browser}}"}}}
  )");
}

void ClientTest::OpenContext() {
  Launch();
  conversation_->SkipTo(R"(
    > {"id":3,"guid":"{{browser}}","method":"newContext","params":{},"metadata":{}}
    < {"id":3,"result":{"context":{"guid":"{{context}}"}}}
  )");
}

void ClientTest::OpenPage() {
  OpenContext();
  conversation_->SkipTo(R"(
    > {"id":4,"guid":"{{context}}","method":"newPage","params":{},"metadata":{}}
    < {"guid":"{{page}}","method":"__adopt__","params":{"guid":"{{frame}}"}}
    < {"id":4,"result":{"page":{"guid":"{{page}}"}}}
  )");
}

}  // namespace understudy::dispatchers

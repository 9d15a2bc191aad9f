#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <boost/asio/io_context.hpp>
#include <gtest/gtest.h>

#include "dispatchers/core/connection.h"
#include "dispatchers/entrance.h"
#include "tests/support/conversation.h"
#include "tests/support/fake_backend.h"

namespace understudy::dispatchers {

// A client of some version that talks with the whole of dispatchers/, in front of a fake backend.
class ClientTest : public testing::Test {
 protected:
  ClientTest();
  ~ClientTest() override;

  // Starts over, as a client of that version that has said nothing yet.
  void Connect(std::string version);
  // The same for a client that finds something else than a launcher.
  void Connect(std::string version, Entrance entrance);
  // The same in the conversation there is, which goes on.
  void Reconnect(std::string version, Entrance entrance);
  // Goes on to where the client has a browser (`browser`), a context (`context`) and a page (`page`,
  // `frame`), by the names the conversation then knows them by. Each includes the ones before.
  void Initialize();
  void Launch();
  void OpenContext();
  void OpenPage();

  void Play(std::string_view script) { conversation_->Play(script); }
  // The conversation tells of `action` as `~ name`.
  void On(const std::string& name, std::function<void()> action) {
    conversation_->On(name, std::move(action));
  }

  Ref<browser::Browser> browser() { return launcher_->browsers.back(); }
  Ref<browser::BrowserContext> context() { return browser()->contexts().back(); }
  Ref<browser::Page> page() { return context()->pages().back(); }
  Ref<browser::Frame> frame() { return page()->main_frame(); }

  boost::asio::io_context io_;
  Ref<FakeLauncher> launcher_;
  Ref<Connection> connection_;
  std::unique_ptr<Conversation> conversation_;
};

}  // namespace understudy::dispatchers

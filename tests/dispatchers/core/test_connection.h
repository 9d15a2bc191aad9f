#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <gtest/gtest.h>

#include "dispatchers/core/bind.h"
#include "dispatchers/core/connection.h"
#include "dispatchers/core/plain_dispatcher.h"
#include "tests/support/conversation.h"

namespace understudy::dispatchers {

// A root with nothing to it.
class TestRoot final : public Dispatcher {
 public:
  TestRoot() = default;
  double SlowMo() const override { return slow_mo; }
  std::optional<double> DefaultTimeout(bool navigation) const override {
    return navigation ? navigation_timeout : any_timeout;
  }

  double slow_mo = 0;
  std::optional<double> navigation_timeout;
  std::optional<double> any_timeout;
};

// A client of some version that talks with commands the test implements.
class TestConnection : public testing::Test {
 protected:
  TestConnection() { Connect("1.65.0"); }
  ~TestConnection() override;

  // Starts over, as a client of that version.
  void Connect(std::string version, GcLimits limits = {});

  // The handler of a command, by channel and wire name.
  template <auto handler>
  void Handle(std::string_view channel, std::string_view method) {
    commands_[std::string(channel) + "." + std::string(method)] = {method, Bind<handler>()};
  }

  // A child of `parent`, which the conversation then calls by `name`.
  template <class Initializer>
  Ref<PlainDispatcher> Create(Dispatcher& parent, const std::string& name,
                              const Initializer& initializer = {}) {
    auto object = connection_->objects().Create<PlainDispatcher>(parent, name, initializer);
    conversation_->Define(name, object->guid());
    return object;
  }

  // Forgets what the driver has said so far.
  void Settle();
  void Play(std::string_view script) { conversation_->Play(script); }

  // Of connections from the next Connect() on.
  std::vector<Ref<CallObserver>> observers_;
  boost::asio::io_context io_;
  Ref<TestRoot> root_;
  Ref<Connection> connection_;
  std::unique_ptr<Conversation> conversation_;

 private:
  std::map<std::string, BoundCommand> commands_;
};

}  // namespace understudy::dispatchers

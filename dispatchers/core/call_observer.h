#pragma once

#include <string_view>

#include <absl/status/status.h>

namespace understudy::dispatchers {

class Call;

// Watches the commands of a connection, without a say in them: logs, traces. Commands that are refused,
// because their parameters are wrong or nobody implements them, don't begin.
class CallObserver {
 public:
  virtual ~CallObserver() = default;

  // The command is accepted; its handler runs in a moment.
  virtual void DidBegin(const Call&) {}
  virtual void DidLog(const Call&, std::string_view /*line*/) {}
  // The command looked at its page; from here on it acts on it.
  virtual void WillInput(const Call&) {}
  // The answer goes out: once for each command that began.
  virtual void DidEnd(const Call&, const absl::Status& /*outcome*/) {}
};

}  // namespace understudy::dispatchers

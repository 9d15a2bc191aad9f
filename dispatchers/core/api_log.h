#pragma once

#include <functional>
#include <string_view>

#include "dispatchers/core/call_observer.h"

namespace understudy::dispatchers {

// What DEBUG=pw:api tells of commands: their titles when they start and end, and the lines of their logs
// between. Commands the protocol or the client calls internal aren't told of.
class ApiLog final : public CallObserver {
 public:
  using Write = std::function<void(std::string_view line)>;

  explicit ApiLog(Write write) : write_(std::move(write)) {}

  void DidBegin(const Call& call) override;
  void DidLog(const Call& call, std::string_view line) override;
  void DidEnd(const Call& call, const absl::Status& outcome) override;

 private:
  const Write write_;
};

}  // namespace understudy::dispatchers

#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include <absl/status/status.h>
#include <absl/status/statusor.h>
#include <boost/json/object.hpp>

namespace understudy::chromium {

// What a client's own debugging session is with.
enum class GuardedTarget { kBrowser, kPage };

// What stands between a client and what isn't its own.
struct GuardRules {
  GuardedTarget target = GuardedTarget::kPage;
  // Others use the browser, too.
  bool shared = false;
  // The client may reach files of the browser's machine.
  bool local_files = true;
};

// What a command asks for, as far as it may ask at all.
struct GuardedCommand {
  // The target it names, and the browser context. They have to be the client's.
  std::optional<std::string> target_id;
  std::optional<std::string> context_id;
};

// Fails with "Target.closeTarget is refused: …" for a command that no client under these rules may send.
absl::StatusOr<GuardedCommand> CheckCommand(const GuardRules& rules, std::string_view method,
                                            const boost::json::object& params);

// The error of a command whose target or context isn't the client's.
absl::Status NotYours(std::string_view method);

// Leaves out of `result` of that command what isn't the client's. `owns` is asked with a target's
// information.
void FilterResult(std::string_view method, boost::json::object& result,
                  const std::function<bool(const boost::json::object& target)>& owns);

}  // namespace understudy::chromium

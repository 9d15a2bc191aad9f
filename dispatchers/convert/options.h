#pragma once

#include <optional>
#include <vector>

#include <absl/status/statusor.h>

#include "protocol/schema/browser_type.pw.h"
#include "protocol/schema/common.pw.h"
#include "server/browser/context_options.h"
#include "server/browser/launch_options.h"

namespace understudy::dispatchers {

browser::LaunchOptions ToDomain(const protocol::LaunchOptions& options, std::optional<double> slow_mo);

// Fails, naming it, for an option the driver doesn't know how to follow.
absl::StatusOr<browser::ContextOptions> ToDomain(const protocol::ContextOptions& options);
browser::SelectorEngine ToDomain(protocol::SelectorEngine engine);
browser::Proxy ToDomain(const protocol::ProxySettings& proxy);

}  // namespace understudy::dispatchers

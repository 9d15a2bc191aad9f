#pragma once

#include <string_view>

#include <absl/status/statusor.h>
#include <boost/json/object.hpp>

#include "server/browser/launch_options.h"
#include "server/transport/listening.h"

namespace understudy::app {

// Launch options as people write them, in a file or for a remote driver: those of BrowserType.launch, with
// `env` an object of variables and `ignoreDefaultArgs` a list or true. Unknown ones are ignored; a wrong one
// fails with a text such as "args: expected array, got string".
absl::StatusOr<browser::LaunchOptions> ReadLaunchOptions(boost::json::object options);

// What `launch-server` is told by its file.
struct LaunchServerConfig {
  browser::LaunchOptions launch;
  // At an unguessable path unless there is a `wsPath`.
  transport::Listening listening;
};
// Launch options that may come with `host`, `port` and `wsPath`.
absl::StatusOr<LaunchServerConfig> ReadLaunchServerConfig(std::string_view json);

}  // namespace understudy::app

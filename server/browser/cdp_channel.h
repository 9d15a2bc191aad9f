#pragma once

#include <string>

#include <absl/status/status.h>
#include <absl/status/statusor.h>
#include <boost/json/object.hpp>

#include "server/base/signal.h"
#include "server/base/task.h"

namespace understudy::browser {

// A debugging conversation of the client's own with a target (the CDPSession channel).
class CdpChannel {
 public:
  virtual ~CdpChannel() = default;

  virtual Task<absl::StatusOr<boost::json::object>> Send(std::string method, boost::json::object params) = 0;
  virtual Task<absl::Status> Detach() = 0;

  Signal<const std::string&, const boost::json::object&> on_event;
  Signal<> on_closed;
};

}  // namespace understudy::browser

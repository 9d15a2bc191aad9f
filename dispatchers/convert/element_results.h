#pragma once

#include <absl/status/statusor.h>
#include <boost/json/value.hpp>

#include "protocol/schema/actions.pw.h"

namespace understudy::dispatchers {

// What the page says of an element's property, as Frame's and ElementHandle's commands answer it.
absl::StatusOr<protocol::OptionalTextResult> OptionalText(absl::StatusOr<boost::json::value> value);
absl::StatusOr<protocol::ElementTextResult> Text(absl::StatusOr<boost::json::value> value);
absl::StatusOr<protocol::ElementStateResult> State(absl::StatusOr<boost::json::value> value);
// The opposite of what it says.
absl::StatusOr<protocol::ElementStateResult> Negated(absl::StatusOr<boost::json::value> value);

}  // namespace understudy::dispatchers

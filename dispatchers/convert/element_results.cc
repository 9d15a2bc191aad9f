#include "dispatchers/convert/element_results.h"

#include <string>

#include "server/base/errors.h"

namespace understudy::dispatchers {

absl::StatusOr<protocol::OptionalTextResult> OptionalText(absl::StatusOr<boost::json::value> value) {
  RETURN_IF_ERROR(value.status());
  protocol::OptionalTextResult result;
  if (value->is_string()) result.value = std::string(value->get_string());
  return result;
}

absl::StatusOr<protocol::ElementTextResult> Text(absl::StatusOr<boost::json::value> value) {
  RETURN_IF_ERROR(value.status());
  protocol::ElementTextResult result;
  if (value->is_string()) result.value = std::string(value->get_string());
  return result;
}

absl::StatusOr<protocol::ElementStateResult> State(absl::StatusOr<boost::json::value> value) {
  RETURN_IF_ERROR(value.status());
  protocol::ElementStateResult result;
  result.value = value->is_bool() && value->get_bool();
  return result;
}

absl::StatusOr<protocol::ElementStateResult> Negated(absl::StatusOr<boost::json::value> value) {
  ASSIGN_OR_RETURN(protocol::ElementStateResult result, State(std::move(value)));
  result.value = !result.value;
  return result;
}

}  // namespace understudy::dispatchers

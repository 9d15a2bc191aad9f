#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <absl/status/status.h>
#include <absl/status/statusor.h>
#include <boost/json/value.hpp>

namespace understudy {

// The errors a client can tell apart, by the name they carry on the wire. Each is an absl::Status, so that it
// travels through StatusOr; ErrorName() gives the wire name back.

// "Timeout 300ms exceeded." and the like.
absl::Status TimeoutError(std::string_view message);
// The standard text for a deadline of `timeout_ms` milliseconds that passed.
absl::Status TimeoutExceeded(double timeout_ms);
// The page, context or browser an operation needs is gone. An empty message stands for the standard text.
absl::Status TargetClosedError(std::string_view message = {});
// The client withdrew the call (`__abort__`).
absl::Status AbortError(std::string_view message);
// An assertion didn't come true.
absl::Status ExpectError(std::string_view message);
// Everything else a user can run into.
absl::Status Error(std::string_view message);
// The page threw `value` (in the wire's SerializedValue form), something that is not an Error object.
absl::Status ThrownValue(const boost::json::value& value, std::string_view message);

// "TimeoutError", "TargetClosedError", "AbortError", "ExpectError" or "Error".
std::string_view ErrorName(const absl::Status& status);
bool IsTargetClosed(const absl::Status& status);
// What ThrownValue() was given; nothing for other errors.
std::optional<boost::json::value> ThrownValueOf(const absl::Status& status);

}  // namespace understudy

// Leaves the function with the error, or goes on.
#define RETURN_IF_ERROR(expression)                                         \
  do {                                                                      \
    if (absl::Status status_ = (expression); !status_.ok()) return status_; \
  } while (false)
#define CO_RETURN_IF_ERROR(expression)                                         \
  do {                                                                         \
    if (absl::Status status_ = (expression); !status_.ok()) co_return status_; \
  } while (false)

#define UNDERSTUDY_CONCAT_INNER(a, b) a##b
#define UNDERSTUDY_CONCAT(a, b) UNDERSTUDY_CONCAT_INNER(a, b)
#define UNDERSTUDY_ASSIGN_OR(return_, temporary, declaration, expression) \
  auto temporary = (expression);                                          \
  if (!temporary.ok()) return_ std::move(temporary).status();             \
  declaration = *std::move(temporary)
// `ASSIGN_OR_RETURN(auto x, F());` unwraps a StatusOr or leaves the function with its error.
#define ASSIGN_OR_RETURN(declaration, expression) \
  UNDERSTUDY_ASSIGN_OR(return, UNDERSTUDY_CONCAT(result_, __LINE__), declaration, expression)
// The same inside a coroutine.
#define ASSIGN_OR_CO_RETURN(declaration, expression) \
  UNDERSTUDY_ASSIGN_OR(co_return, UNDERSTUDY_CONCAT(result_, __LINE__), declaration, expression)

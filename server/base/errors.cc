#include "server/base/errors.h"

#include <absl/strings/cord.h>
#include <absl/strings/str_cat.h>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "server/base/string_view.h"

namespace understudy {
namespace {

constexpr absl::string_view kThrownValue = "understudy/thrown-value";

}  // namespace

absl::Status TimeoutError(std::string_view message) { return absl::DeadlineExceededError(Abseil(message)); }

absl::Status TimeoutExceeded(double timeout_ms) {
  const auto whole = static_cast<int64_t>(timeout_ms);
  const std::string number =
      static_cast<double>(whole) == timeout_ms ? absl::StrCat(whole) : absl::StrCat(timeout_ms);
  return TimeoutError(absl::StrCat("Timeout ", number, "ms exceeded."));
}

absl::Status TargetClosedError(std::string_view message) {
  return absl::UnavailableError(
      Abseil(message.empty() ? "Target page, context or browser has been closed" : message));
}

absl::Status AbortError(std::string_view message) { return absl::CancelledError(Abseil(message)); }

absl::Status ExpectError(std::string_view message) { return absl::FailedPreconditionError(Abseil(message)); }

absl::Status Error(std::string_view message) { return absl::UnknownError(Abseil(message)); }

absl::Status ThrownValue(const boost::json::value& value, std::string_view message) {
  absl::Status status = Error(message);
  status.SetPayload(kThrownValue, absl::Cord(boost::json::serialize(value)));
  return status;
}

std::string_view ErrorName(const absl::Status& status) {
  switch (status.code()) {
    case absl::StatusCode::kDeadlineExceeded:
      return "TimeoutError";
    case absl::StatusCode::kUnavailable:
      return "TargetClosedError";
    case absl::StatusCode::kCancelled:
      return "AbortError";
    case absl::StatusCode::kFailedPrecondition:
      return "ExpectError";
    default:
      return "Error";
  }
}

bool IsTargetClosed(const absl::Status& status) { return absl::IsUnavailable(status); }

std::optional<boost::json::value> ThrownValueOf(const absl::Status& status) {
  const absl::optional<absl::Cord> payload = status.GetPayload(kThrownValue);
  if (!payload) return std::nullopt;
  return boost::json::parse(std::string(*payload));
}

}  // namespace understudy

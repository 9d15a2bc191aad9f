#pragma once

// Joins a command's name to its handler. The generated table (dispatch.pw.cc) is made of these.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <absl/status/status.h>
#include <absl/status/statusor.h>
#include <boost/json/value.hpp>

#include "protocol/codec/type_info.h"
#include "server/base/task.h"

namespace understudy::dispatchers {

class Call;
class Dispatcher;

// What a command ends with: its result as JSON text; nothing inside for commands without result fields.
using Outcome = absl::StatusOr<std::optional<std::string>>;

// Checks and decodes `params`, and gives the handler's coroutine, which hasn't begun.
using StartCommand = absl::StatusOr<Task<Outcome>> (*)(const Ref<Dispatcher>& self,
                                                       const boost::json::value& params, Call& call);

struct BoundCommand {
  // As on the wire: `goto`.
  std::string_view method;
  StartCommand start;
};

namespace internal {

// What follows is compiled once more for each command: as little as can be.

absl::Status DecodeParams(const protocol::StructInfo& info, const boost::json::value& params,
                          const Call& call, void* out);
std::string EncodeResult(const protocol::StructInfo& info, const void* result, const Call& call);

template <class Result>
Task<Outcome> Encoded(Task<absl::StatusOr<Result>> answer, Call& call) {
  const absl::StatusOr<Result> result = co_await std::move(answer);
  if (!result.ok()) co_return result.status();
  co_return EncodeResult(protocol::Describe<Result>::info, &*result, call);
}
Task<Outcome> Encoded(Task<absl::Status> answer, Call& call);

template <auto handler, class Answer, class D, class Params>
absl::StatusOr<Task<Outcome>> Start(Answer (*)(Ref<D>, Params, Call&), const Ref<Dispatcher>& self,
                                    const boost::json::value& params, Call& call) {
  Params decoded;
  if (absl::Status status = DecodeParams(protocol::Describe<Params>::info, params, call, &decoded);
      !status.ok())
    return status;
  return Encoded(handler(std::static_pointer_cast<D>(self), std::move(decoded), call), call);
}

}  // namespace internal

// `handler` is a `Task<absl::StatusOr<Result>>(Ref<D>, Params, Call&)`, or a `Task<absl::Status>(…)` for a
// command without result fields. The object table holds a D for every object of the handler's channel.
template <auto handler>
constexpr StartCommand Bind() {
  return [](const Ref<Dispatcher>& self, const boost::json::value& params, Call& call) {
    return internal::Start<handler>(handler, self, params, call);
  };
}

}  // namespace understudy::dispatchers

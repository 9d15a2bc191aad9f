#pragma once

// Joins a command's name to its handler. The generated tables (<channel>.dispatch.pw.cc) are made of these.

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <absl/status/status.h>
#include <absl/status/statusor.h>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/json/value.hpp>

#include "dispatchers/core/call.h"
#include "dispatchers/core/dispatcher.h"
#include "protocol/codec/decode.h"
#include "protocol/codec/encode.h"
#include "server/base/errors.h"
#include "server/base/task.h"

namespace understudy::dispatchers {

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

// Asio ends a coroutine that has never waited by making it wait, which a cancelled one can't; so each waits
// once, first.
inline auto Begin() { return boost::asio::post(boost::asio::use_awaitable); }

template <class D, class Params, class Result>
Task<Outcome> Run(Task<absl::StatusOr<Result>> (*handler)(Ref<D>, Params, Call&), Ref<D> self, Params params,
                  Call& call) {
  co_await Begin();
  call.DidBegin();
  absl::StatusOr<Result> result = co_await handler(std::move(self), std::move(params), call);
  if (!result.ok()) co_return std::move(result).status();
  co_return std::optional(protocol::Encode(*result, call.version()));
}

template <class D, class Params>
Task<Outcome> Run(Task<absl::Status> (*handler)(Ref<D>, Params, Call&), Ref<D> self, Params params,
                  Call& call) {
  co_await Begin();
  call.DidBegin();
  absl::Status status = co_await handler(std::move(self), std::move(params), call);
  if (!status.ok()) co_return status;
  co_return std::nullopt;
}

template <auto handler, class Answer, class D, class Params>
absl::StatusOr<Task<Outcome>> Start(Answer (*)(Ref<D>, Params, Call&), const Ref<Dispatcher>& self,
                                    const boost::json::value& params, Call& call) {
  const protocol::DecodeContext context{.version = call.version(), .channels = &call.objects()};
  ASSIGN_OR_RETURN(Params decoded, protocol::Decode<Params>(params, context));
  return Run(handler, std::static_pointer_cast<D>(self), std::move(decoded), call);
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

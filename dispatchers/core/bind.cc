#include "dispatchers/core/bind.h"

#include "dispatchers/core/call.h"
#include "protocol/codec/decode.h"
#include "protocol/codec/encode.h"

namespace understudy::dispatchers::internal {

absl::Status DecodeParams(const protocol::StructInfo& info, const boost::json::value& params,
                          const Call& call, void* out) {
  const protocol::DecodeContext context{.version = call.version(), .channels = &call.objects()};
  return protocol::DecodeInto(info, params, context, out);
}

std::string EncodeResult(const protocol::StructInfo& info, const void* result, const Call& call) {
  return protocol::EncodeFrom(info, result, call.version());
}

Task<Outcome> Encoded(Task<absl::Status> answer, Call&) {
  const absl::Status status = co_await std::move(answer);
  if (!status.ok()) co_return status;
  co_return std::nullopt;
}

}  // namespace understudy::dispatchers::internal

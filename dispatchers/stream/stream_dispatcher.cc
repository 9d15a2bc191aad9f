#include "dispatchers/stream/stream_dispatcher.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "dispatchers/core/call.h"
#include "dispatchers/core/object_table.h"
#include "protocol/schema/stream.handlers.pw.h"
#include "server/base/errors.h"

namespace understudy::dispatchers {
namespace {

constexpr int64_t kUsualBytes = 1 << 20;
// Whatever the client asks for: it comes again.
constexpr int64_t kMostBytes = 16 << 20;

}  // namespace

Ref<StreamDispatcher> StreamDispatcher::Create(Dispatcher& owner, files::ReadableFile file) {
  return owner.objects().Create<StreamDispatcher>(owner, "stream", protocol::StreamInitializer(),
                                                  std::move(file));
}

Task<absl::StatusOr<protocol::StreamReadResult>> HandleStreamRead(Ref<StreamDispatcher> self,
                                                                  protocol::StreamReadParams params, Call&) {
  const int64_t most = std::clamp<int64_t>(params.size.value_or(kUsualBytes), 0, kMostBytes);
  protocol::StreamReadResult result;
  ASSIGN_OR_CO_RETURN(result.binary.data, self->file().Read(static_cast<size_t>(most)));
  co_return result;
}

Task<absl::Status> HandleStreamClose(Ref<StreamDispatcher> self, protocol::StreamCloseParams, Call&) {
  self->file().Close();
  co_return absl::OkStatus();
}

}  // namespace understudy::dispatchers

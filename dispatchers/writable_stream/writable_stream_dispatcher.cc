#include "dispatchers/writable_stream/writable_stream_dispatcher.h"

#include <utility>

#include "dispatchers/core/call.h"
#include "dispatchers/core/object_table.h"
#include "protocol/schema/writable_stream.handlers.pw.h"
#include "server/base/errors.h"

namespace understudy::dispatchers {

Ref<WritableStreamDispatcher> WritableStreamDispatcher::Create(Dispatcher& owner, Destination destination) {
  return owner.objects().Create<WritableStreamDispatcher>(
      owner, "stream", protocol::WritableStreamInitializer(), std::move(destination));
}

const std::string& WritableStreamDispatcher::path() const {
  const auto* file = std::get_if<files::WritableFile>(&destination_);
  return file != nullptr ? file->path() : std::get<Directory>(destination_).path;
}

Task<absl::Status> HandleWritableStreamWrite(Ref<WritableStreamDispatcher> self,
                                             protocol::WritableStreamWriteParams params, Call&) {
  files::WritableFile* file = self->file();
  if (file == nullptr) co_return Error("Cannot write to a directory");
  co_return file->Write(params.binary.data);
}

Task<absl::Status> HandleWritableStreamClose(Ref<WritableStreamDispatcher> self,
                                             protocol::WritableStreamCloseParams, Call&) {
  files::WritableFile* file = self->file();
  if (file == nullptr) co_return Error("Cannot close a directory");
  co_return file->Close();
}

}  // namespace understudy::dispatchers

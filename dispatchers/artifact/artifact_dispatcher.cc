#include "dispatchers/artifact/artifact_dispatcher.h"

#include <utility>

#include "dispatchers/core/call.h"
#include "dispatchers/core/connection.h"
#include "dispatchers/core/object_table.h"
#include "dispatchers/stream/stream_dispatcher.h"
#include "protocol/schema/artifact.handlers.pw.h"
#include "server/base/errors.h"
#include "server/browser/local_files.h"

namespace understudy::dispatchers {

Ref<ArtifactDispatcher> ArtifactDispatcher::From(Dispatcher& owner, const Ref<files::Artifact>& artifact) {
  ObjectTable& objects = owner.objects();
  if (auto existing = objects.Existing<ArtifactDispatcher>(artifact.get())) return existing;
  protocol::ArtifactInitializer initializer;
  initializer.absolute_path = artifact->path();
  auto dispatcher = objects.Create<ArtifactDispatcher>(owner, "artifact", initializer, artifact);
  objects.Associate(artifact.get(), *dispatcher);
  return dispatcher;
}

namespace {

Task<absl::StatusOr<ObjectRef>> NewStream(Ref<ArtifactDispatcher> self) {
  ASSIGN_OR_CO_RETURN(files::ReadableFile file, co_await self->artifact()->Read());
  if (self->disposed()) co_return TargetClosedError();
  co_return StreamDispatcher::Create(*self, std::move(file))->ref();
}

}  // namespace

Task<absl::StatusOr<protocol::ArtifactPathAfterFinishedResult>> HandleArtifactPathAfterFinished(
    Ref<ArtifactDispatcher> self, protocol::ArtifactPathAfterFinishedParams, Call&) {
  protocol::ArtifactPathAfterFinishedResult result;
  ASSIGN_OR_CO_RETURN(result.value, co_await self->artifact()->PathAfterFinished());
  co_return result;
}

Task<absl::Status> HandleArtifactSaveAs(Ref<ArtifactDispatcher> self, protocol::ArtifactSaveAsParams params,
                                        Call& call) {
  if (!call.connection().trusted()) co_return browser::LocalFilesRefused("Saving a file to a path");
  co_return co_await self->artifact()->SaveAs(std::move(params.path));
}

Task<absl::StatusOr<protocol::ArtifactSaveAsStreamResult>> HandleArtifactSaveAsStream(
    Ref<ArtifactDispatcher> self, protocol::ArtifactSaveAsStreamParams, Call&) {
  protocol::ArtifactSaveAsStreamResult result;
  ASSIGN_OR_CO_RETURN(result.stream, co_await NewStream(self));
  co_return result;
}

Task<absl::StatusOr<protocol::ArtifactFailureResult>> HandleArtifactFailure(Ref<ArtifactDispatcher> self,
                                                                            protocol::ArtifactFailureParams,
                                                                            Call&) {
  protocol::ArtifactFailureResult result;
  result.error = co_await self->artifact()->Failure();
  co_return result;
}

Task<absl::StatusOr<protocol::ArtifactStreamResult>> HandleArtifactStream(Ref<ArtifactDispatcher> self,
                                                                          protocol::ArtifactStreamParams,
                                                                          Call&) {
  protocol::ArtifactStreamResult result;
  ASSIGN_OR_CO_RETURN(result.stream, co_await NewStream(self));
  co_return result;
}

Task<absl::Status> HandleArtifactCancel(Ref<ArtifactDispatcher> self, protocol::ArtifactCancelParams, Call&) {
  co_return co_await self->artifact()->Cancel();
}

Task<absl::Status> HandleArtifactDelete(Ref<ArtifactDispatcher> self, protocol::ArtifactDeleteParams, Call&) {
  CO_RETURN_IF_ERROR(co_await self->artifact()->Delete());
  self->Dispose();
  co_return absl::OkStatus();
}

}  // namespace understudy::dispatchers

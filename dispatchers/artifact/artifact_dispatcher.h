#pragma once

#include "dispatchers/core/dispatcher.h"
#include "server/files/artifact.h"

namespace understudy::dispatchers {

class ArtifactDispatcher final : public Dispatcher {
 public:
  // The object that stands for `artifact`; announced below `owner` unless it is there.
  static Ref<ArtifactDispatcher> From(Dispatcher& owner, const Ref<files::Artifact>& artifact);

  explicit ArtifactDispatcher(Ref<files::Artifact> artifact) : artifact_(std::move(artifact)) {}
  const Ref<files::Artifact>& artifact() const { return artifact_; }

 private:
  const Ref<files::Artifact> artifact_;
};

}  // namespace understudy::dispatchers

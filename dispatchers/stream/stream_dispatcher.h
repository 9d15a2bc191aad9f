#pragma once

#include "dispatchers/core/dispatcher.h"
#include "server/files/readable_file.h"

namespace understudy::dispatchers {

class StreamDispatcher final : public Dispatcher {
 public:
  static Ref<StreamDispatcher> Create(Dispatcher& owner, files::ReadableFile file);

  explicit StreamDispatcher(files::ReadableFile file) : file_(std::move(file)) {}
  files::ReadableFile& file() { return file_; }

 private:
  files::ReadableFile file_;
};

}  // namespace understudy::dispatchers

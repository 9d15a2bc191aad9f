#pragma once

#include <string>
#include <variant>

#include "dispatchers/core/dispatcher.h"
#include "server/files/writable_file.h"

namespace understudy::dispatchers {

class WritableStreamDispatcher final : public Dispatcher {
 public:
  struct Directory {
    std::string path;
  };
  using Destination = std::variant<files::WritableFile, Directory>;

  static Ref<WritableStreamDispatcher> Create(Dispatcher& owner, Destination destination);

  explicit WritableStreamDispatcher(Destination destination) : destination_(std::move(destination)) {}

  // Null for a directory.
  files::WritableFile* file() { return std::get_if<files::WritableFile>(&destination_); }
  const std::string& path() const;

 private:
  Destination destination_;
};

}  // namespace understudy::dispatchers

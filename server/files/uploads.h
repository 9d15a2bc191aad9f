#pragma once

#include <optional>
#include <string>
#include <vector>

#include <absl/status/statusor.h>

#include "server/files/temporary_directory.h"
#include "server/files/writable_file.h"

namespace understudy::files {

// One of the files that a client is about to send.
struct UploadItem {
  // May lead into directories: `a/b.txt`.
  std::string name;
  std::optional<FileTime> last_modified;
};

// Files that a client sends for one browser context, to be given to its pages. They go, finished or not, when
// this does.
class Uploads {
 public:
  struct Begun {
    // Where all of them are.
    std::string directory;
    // One for each item.
    std::vector<WritableFile> files;
  };

  // Makes the files, empty, in a new directory below `parent`; in one called `root` there, if a name is left
  // of it. Fails with "Path '../x' escapes root directory".
  absl::StatusOr<Begun> Begin(const std::string& parent, const std::string& root,
                              const std::vector<UploadItem>& items);
  // Begin() makes no more afterwards.
  void Remove();

 private:
  std::optional<TemporaryDirectory> directory_;
  int last_ = 0;
  bool removed_ = false;
};

}  // namespace understudy::files

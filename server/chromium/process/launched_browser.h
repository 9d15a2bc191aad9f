#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <boost/asio/any_io_executor.hpp>

#include "server/base/promise.h"
#include "server/base/task.h"
#include "server/browser/launch_options.h"
#include "server/chromium/cdp/connection.h"
#include "server/chromium/process/child_process.h"
#include "server/files/temporary_directory.h"

namespace understudy::chromium {

// A browser that this driver started: its process, the connection to it, and its directories. When this
// object ends, the process and the temporary directory do.
class LaunchedBrowser {
 public:
  // What a browser is put together from.
  struct Parts {
    browser::LaunchOptions options;
    bool headless = true;
    Ref<ChildProcess> process;
    Ref<CdpConnection> connection;
    std::optional<files::TemporaryDirectory> temporary_directory;
    std::string artifacts_dir;
    std::string downloads_dir;
  };

  LaunchedBrowser(const boost::asio::any_io_executor& executor, Parts parts);
  ~LaunchedBrowser();

  const Ref<CdpConnection>& connection() const { return parts_.connection; }
  // "156.0.8078.79"
  const std::string& version() const { return version_; }
  const std::string& user_agent() const { return user_agent_; }
  const browser::LaunchOptions& options() const { return parts_.options; }
  bool headless() const { return parts_.headless; }
  // Where files go that are made for clients: `artifacts_dir` or in the temporary directory.
  const std::string& artifacts_dir() const { return parts_.artifacts_dir; }
  // Where downloads go: `downloads_path`, `artifacts_dir` or in the temporary directory.
  const std::string& downloads_dir() const { return parts_.downloads_dir; }
  int pid() const { return parts_.process->pid(); }
  const Ref<ChildProcess>& process() const { return parts_.process; }

  // What Browser.getVersion answers: the product is "HeadlessChrome/156.0.8078.79" or the like.
  void SetVersion(std::string_view product, std::string user_agent);

  // Asks the browser to close, and ends it when it doesn't in time. The process is reaped and the temporary
  // directory is gone afterwards. May be called again, also while it is under way.
  Task<void> Close();
  // The same without asking.
  Task<void> Kill();

 private:
  const boost::asio::any_io_executor executor_;
  Parts parts_;
  std::string version_;
  std::string user_agent_;
};

}  // namespace understudy::chromium

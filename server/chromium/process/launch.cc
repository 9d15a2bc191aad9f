#include "server/chromium/process/launch.h"

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <signal.h>
#include <string>
#include <system_error>
#include <unistd.h>
#include <utility>
#include <variant>
#include <vector>

#include <absl/strings/str_cat.h>
#include <absl/strings/str_join.h>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>

#include "server/base/debug_log.h"
#include "server/base/duration.h"
#include "server/base/errors.h"
#include "server/base/string_view.h"
#include "server/chromium/cdp/browser.h"
#include "server/chromium/cdp/pipe_transport.h"
#include "server/chromium/process/browser_finder.h"
#include "server/chromium/process/chromium_switches.h"
#include "server/chromium/process/launch_failure.h"

namespace understudy::chromium {
namespace {

namespace asio = boost::asio;
namespace fs = std::filesystem;
using asio::experimental::awaitable_operators::operator||;

constexpr std::string_view kTemporaryPrefix = "understudy-browser-";

// What is left to read of a process that ended is there at once.
constexpr std::chrono::seconds kOutputPatience(1);

// The launch's log, which its caller may drop while the browser goes on writing.
class Progress {
 public:
  explicit Progress(LaunchLog log) : log_(std::move(log)) {}
  void Line(std::string_view line) {
    DebugLog(DebugChannel::kBrowser, line);
    if (!log_) return;
    log_(line);
    // The first lines say what was started, the last ones what came of it.
    if (lines_.size() == kMostLines) lines_.erase(lines_.begin() + kMostLines / 2);
    lines_.emplace_back(line);
  }
  const std::vector<std::string>& lines() const { return lines_; }
  void End() { log_ = nullptr; }

 private:
  static constexpr size_t kMostLines = 100;

  LaunchLog log_;
  std::vector<std::string> lines_;
};

std::vector<std::string> Environment(const browser::LaunchOptions& options) {
  std::vector<std::string> environment;
  if (options.env) {
    for (const auto& [name, value] : *options.env) environment.push_back(absl::StrCat(name, "=", value));
  } else {
    for (char** entry = environ; *entry; ++entry) environment.emplace_back(*entry);
  }
  return environment;
}

absl::Status MakeDirectory(const std::string& path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (error) return Error(absl::StrCat("can't create the directory ", path, ": ", error.message()));
  return absl::OkStatus();
}

// The directories the browser needs; in a temporary one where none are given.
struct Directories {
  std::string user_data;
  std::string artifacts;
  std::string downloads;
  std::optional<files::TemporaryDirectory> temporary;

  absl::Status Choose(const std::optional<std::string>& given, std::string_view name, std::string& chosen) {
    if (given && !given->empty()) {
      chosen = fs::absolute(*given).string();
      return MakeDirectory(chosen);
    }
    if (!temporary) {
      files::RemoveAbandonedDirectories(kTemporaryPrefix);
      ASSIGN_OR_RETURN(temporary, files::TemporaryDirectory::Create(kTemporaryPrefix));
    }
    chosen = absl::StrCat(temporary->path(), "/", Abseil(name));
    return MakeDirectory(chosen);
  }
};

absl::StatusOr<Directories> ChooseDirectories(const browser::LaunchOptions& options) {
  Directories directories;
  RETURN_IF_ERROR(directories.Choose(options.user_data_dir, "profile", directories.user_data));
  RETURN_IF_ERROR(directories.Choose(options.artifacts_dir, "artifacts", directories.artifacts));
  RETURN_IF_ERROR(directories.Choose(options.downloads_path ? options.downloads_path : options.artifacts_dir,
                                     "downloads", directories.downloads));
  return directories;
}

absl::StatusOr<Ref<ChildProcess>> StartProcess(const asio::any_io_executor& executor, const std::string& file,
                                               std::vector<std::string> switches,
                                               std::vector<std::string> environment,
                                               const Ref<Progress>& progress) {
  progress->Line(absl::StrCat("<launching> ", file, " ", absl::StrJoin(switches, " ")));
  const auto pid = std::make_shared<int>(0);
  ProcessOptions options;
  options.file = file;
  options.arguments = std::move(switches);
  options.environment = std::move(environment);
  options.on_line = [progress, pid](std::string_view stream, std::string_view line) {
    progress->Line(absl::StrCat("[pid=", *pid, "][", Abseil(stream), "] ", Abseil(line)));
  };
  ASSIGN_OR_RETURN(Ref<ChildProcess> process, ChildProcess::Start(executor, std::move(options)));
  *pid = process->pid();
  progress->Line(absl::StrCat("<launched> pid=", *pid));
  return process;
}

Task<void> WaitAtMost(std::chrono::steady_clock::duration patience, Task<bool> event) {
  asio::steady_timer timer(co_await asio::this_coro::executor, patience);
  co_await (std::move(event) || timer.async_wait(asio::use_awaitable));
}

// The browser ended, or dropped the connection, instead of answering.
Task<absl::Status> Crashed(Ref<ChildProcess> process, Ref<Progress> progress) {
  const bool ended_by_itself = process->exited();
  process->Kill();
  const ExitStatus status = co_await process->WaitForExit();
  co_await WaitAtMost(kOutputPatience, process->WaitForEndOfOutput());
  const std::string how =
      ended_by_itself || status.signal != SIGKILL ? status.Describe() : "closed its connection";
  progress->Line(absl::StrCat("[pid=", process->pid(), "] ", how, " before it answered"));
  co_return LaunchFailure(progress->lines());
}

using Version = absl::StatusOr<cdp::browser::GetVersionResult>;

// Nothing when the time is over. `limit` is absent where there is none.
Task<std::optional<Version>> AskVersion(Ref<CdpConnection> connection,
                                        std::optional<asio::steady_timer::duration> limit) {
  if (!limit) co_return co_await connection->root()->Send(cdp::browser::GetVersion{});
  asio::steady_timer timer(co_await asio::this_coro::executor, *limit);
  auto first = co_await (connection->root()->Send(cdp::browser::GetVersion{}) ||
                         timer.async_wait(asio::use_awaitable));
  if (first.index() == 1) co_return std::nullopt;
  co_return std::get<0>(std::move(first));
}

std::optional<asio::steady_timer::duration> LimitOf(const browser::LaunchOptions& options) {
  if (options.timeout_ms <= 0) return std::nullopt;
  return Milliseconds(options.timeout_ms);
}

Task<absl::StatusOr<Ref<LaunchedBrowser>>> Launch(browser::LaunchOptions options, Ref<Progress> progress) {
  const auto executor = co_await asio::this_coro::executor;
  const bool headless = options.headless.value_or(!options.devtools);
  ASSIGN_OR_CO_RETURN(const std::string file, FindChromium({.executable_path = options.executable_path,
                                                            .channel = options.channel,
                                                            .headless = headless}));
  ASSIGN_OR_CO_RETURN(Directories directories, ChooseDirectories(options));
  ASSIGN_OR_CO_RETURN(std::vector<std::string> switches,
                      ChromiumSwitches(options, {.user_data_dir = directories.user_data,
                                                 .headless = headless,
                                                 .as_root = geteuid() == 0}));
  ASSIGN_OR_CO_RETURN(Ref<ChildProcess> process,
                      StartProcess(executor, file, std::move(switches), Environment(options), progress));
  LaunchedBrowser::Parts parts;
  parts.options = std::move(options);
  parts.headless = headless;
  parts.process = process;
  parts.connection = CdpConnection::Create(
      executor, NewPipeTransport(executor, process->pipe_from_child(), process->pipe_to_child()));
  parts.temporary_directory = std::move(directories.temporary);
  parts.artifacts_dir = std::move(directories.artifacts);
  parts.downloads_dir = std::move(directories.downloads);
  const auto browser = std::make_shared<LaunchedBrowser>(executor, std::move(parts));

  std::optional<Version> version = co_await AskVersion(browser->connection(), LimitOf(browser->options()));
  if (!version) {
    progress->Line(absl::StrCat(file, " did not answer in time"));
    co_await browser->Kill();
    co_return TimeoutExceeded(browser->options().timeout_ms);
  }
  if (!version->ok()) {
    const absl::Status crashed = co_await Crashed(process, progress);
    co_await browser->Kill();
    co_return crashed;
  }
  browser->SetVersion((*version)->product, std::move((*version)->user_agent));
  co_return browser;
}

}  // namespace

Task<absl::StatusOr<Ref<LaunchedBrowser>>> LaunchChromium(browser::LaunchOptions options, LaunchLog log) {
  const auto progress = std::make_shared<Progress>(std::move(log));
  // Also when the launch is cancelled: the log's owner ends with it.
  struct EndLog {
    Ref<Progress> progress;
    ~EndLog() { progress->End(); }
  } end{progress};
  co_return co_await Launch(std::move(options), progress);
}

}  // namespace understudy::chromium

#include "server/chromium/process/program_version.h"

#include <chrono>
#include <memory>
#include <string_view>
#include <unistd.h>
#include <utility>
#include <vector>

#include <absl/strings/ascii.h>
#include <absl/strings/str_cat.h>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>

#include "server/base/errors.h"
#include "server/base/string_view.h"
#include "server/chromium/process/child_process.h"

namespace understudy::chromium {
namespace {

namespace asio = boost::asio;
using asio::experimental::awaitable_operators::operator||;

constexpr std::chrono::seconds kPatience(10);

}  // namespace

Task<absl::StatusOr<std::string>> ProgramVersion(std::string file, std::string argument) {
  const auto executor = co_await asio::this_coro::executor;
  const auto version = std::make_shared<std::string>();
  ProcessOptions options;
  options.file = file;
  options.arguments.push_back(std::move(argument));
  for (char** entry = environ; *entry; ++entry) options.environment.emplace_back(*entry);
  options.on_line = [version](std::string_view stream, std::string_view line) {
    if (version->empty() && stream == "out") *version = Std(absl::StripAsciiWhitespace(Abseil(line)));
  };
  ASSIGN_OR_CO_RETURN(const Ref<ChildProcess> process, ChildProcess::Start(executor, std::move(options)));
  close(process->pipe_to_child());
  close(process->pipe_from_child());

  asio::steady_timer patience(executor, kPatience);
  const auto first = co_await (process->WaitForEndOfOutput() || patience.async_wait(asio::use_awaitable));
  process->Kill();
  if (first.index() == 1) co_return Error(absl::StrCat(file, " did not answer"));
  const ExitStatus status = co_await process->WaitForExit();
  if (status.code == 0 && status.signal == 0 && !version->empty()) co_return *version;
  const auto& lines = process->last_lines();
  co_return Error(
      absl::StrCat(status.Describe(), lines.empty() ? "" : ": ", lines.empty() ? "" : lines.back()));
}

}  // namespace understudy::chromium

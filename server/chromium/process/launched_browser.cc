#include "server/chromium/process/launched_browser.h"

#include <chrono>
#include <utility>

#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/steady_timer.hpp>

#include "server/base/spawn.h"
#include "server/chromium/cdp/browser.h"

namespace understudy::chromium {
namespace {

namespace asio = boost::asio;
using asio::experimental::awaitable_operators::operator||;

// A profile is written within this time even on a slow disk.
constexpr std::chrono::seconds kClosePatience(15);

// The directory goes once nothing writes to it any more.
Task<void> RemoveAfterExit(Ref<ChildProcess> process, files::TemporaryDirectory directory) {
  co_await process->WaitForExit();
  directory.Remove();
}

}  // namespace

LaunchedBrowser::LaunchedBrowser(const asio::any_io_executor& executor, Parts parts)
    : executor_(executor), parts_(std::move(parts)) {}

LaunchedBrowser::~LaunchedBrowser() {
  parts_.process->Kill();
  parts_.connection->Close();
  if (!parts_.temporary_directory) return;
  Spawn(executor_, RemoveAfterExit(parts_.process, *std::move(parts_.temporary_directory)));
}

void LaunchedBrowser::SetVersion(std::string_view product, std::string user_agent) {
  version_ = std::string(product.substr(product.find('/') + 1));
  user_agent_ = std::move(user_agent);
}

Task<void> LaunchedBrowser::Close() {
  const Ref<ChildProcess> process = parts_.process;
  if (!process->exited()) {
    parts_.connection->root()->Post(cdp::browser::Close{});
    asio::steady_timer patience(executor_, kClosePatience);
    co_await (process->WaitForExit() || patience.async_wait(asio::use_awaitable));
  }
  co_await Kill();
}

Task<void> LaunchedBrowser::Kill() {
  parts_.process->Kill();
  co_await parts_.process->WaitForExit();
  parts_.connection->Close();
  parts_.temporary_directory.reset();
}

}  // namespace understudy::chromium

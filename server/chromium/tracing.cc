#include "server/chromium/tracing.h"

#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include <absl/cleanup/cleanup.h>
#include <absl/strings/escaping.h>
#include <absl/strings/str_cat.h>
#include <absl/strings/str_join.h>
#include <boost/asio/this_coro.hpp>

#include "server/base/errors.h"
#include "server/base/promise.h"
#include "server/browser/page.h"
#include "server/chromium/cdp/io.h"
#include "server/chromium/cdp/tracing.h"
#include "server/chromium/chromium_page.h"
#include "server/chromium/random_name.h"
#include "server/files/writable_file.h"

namespace understudy::chromium {
namespace {

constexpr int64_t kPieceBytes = 1 << 20;

// Where a page's time goes: its main thread's tasks, scripts, layout and frames, and who called whom.
const std::vector<std::string>& DefaultCategories() {
  static const auto* categories = new std::vector<std::string>{
      "-*",
      "devtools.timeline",
      "v8.execute",
      "disabled-by-default-devtools.timeline",
      "disabled-by-default-devtools.timeline.frame",
      "toplevel",
      "blink.console",
      "blink.user_timing",
      "latencyInfo",
      "disabled-by-default-devtools.timeline.stack",
      "disabled-by-default-v8.cpu_profiler",
      "disabled-by-default-v8.cpu_profiler.hires",
  };
  return *categories;
}

// Writes what the browser has in its stream to a file of that name.
Task<absl::Status> Save(Ref<CdpSession> session, std::string stream, std::string path) {
  ASSIGN_OR_CO_RETURN(files::WritableFile file, files::WritableFile::Create(path));
  absl::Cleanup remove = [path] {
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
  };
  const absl::Cleanup close = [session, stream] {
    cdp::io::Close command;
    command.handle = stream;
    session->Post(command);
  };
  for (bool at_end = false; !at_end;) {
    cdp::io::Read command;
    command.handle = stream;
    command.size = kPieceBytes;
    ASSIGN_OR_CO_RETURN(const cdp::io::ReadResult piece, co_await session->Send(command));
    std::string decoded;
    const bool encoded = piece.base64_encoded.value_or(false);
    if (encoded && !absl::Base64Unescape(piece.data, &decoded))
      co_return Error("the browser's trace can't be read");
    CO_RETURN_IF_ERROR(file.Write(encoded ? decoded : piece.data));
    at_end = piece.eof;
  }
  CO_RETURN_IF_ERROR(file.Close());
  std::move(remove).Cancel();
  co_return absl::OkStatus();
}

}  // namespace

Task<absl::Status> ChromiumTracing::Start(Ref<browser::Page> page, browser::TracingOptions options) {
  const Ref<ChromiumTracing> self = shared_from_this();
  session_ = page ? static_cast<ChromiumPage&>(page->delegate()).session() : root_;
  std::vector<std::string> categories =
      options.categories ? *std::move(options.categories) : DefaultCategories();
  if (options.screenshots) categories.push_back("disabled-by-default-devtools.screenshot");
  cdp::tracing::Start command;
  command.transfer_mode = "ReturnAsStream";
  command.categories = absl::StrJoin(categories, ",");
  co_return co_await session_->Send(command);
}

Task<absl::StatusOr<std::string>> ChromiumTracing::End(Ref<CdpSession> session) {
  const Promise<std::optional<cdp::tracing::TracingComplete>> complete(
      co_await boost::asio::this_coro::executor);
  const Subscription completed = session->On<cdp::tracing::TracingComplete>(
      [complete](const cdp::tracing::TracingComplete& event) { complete.Set(event); });
  const Subscription closed = session->on_closed().connect([complete] { complete.Set(std::nullopt); });
  cdp::tracing::End command;
  CO_RETURN_IF_ERROR(co_await session->Send(command));
  const std::optional<cdp::tracing::TracingComplete> event = co_await complete.Wait();
  if (!event) co_return TargetClosedError();
  if (!event->stream) co_return Error("the browser doesn't stream its trace");
  co_return *event->stream;
}

Task<absl::StatusOr<std::string>> ChromiumTracing::Stop() {
  const Ref<ChromiumTracing> self = shared_from_this();
  const Ref<CdpSession> session = session_;
  ASSIGN_OR_CO_RETURN(std::string stream, co_await End(session));
  std::string path = absl::StrCat(directory_, "/", RandomName(), ".crtrace");
  CO_RETURN_IF_ERROR(co_await Save(session, std::move(stream), path));
  co_return path;
}

}  // namespace understudy::chromium

#include "server/browser/actions/files.h"

#include <cerrno>
#include <filesystem>
#include <unistd.h>
#include <utility>

#include <absl/strings/escaping.h>
#include <absl/strings/str_cat.h>
#include <boost/json/array.hpp>

#include "server/base/errors.h"
#include "server/base/system_error.h"
#include "server/browser/actions/action.h"
#include "server/browser/frame.h"
#include "server/browser/js_handle.h"
#include "server/files/readable_file.h"

namespace understudy::browser {
namespace {

using boost::json::object;

absl::Status CheckPaths(const std::vector<std::string>& paths, bool directory) {
  for (const std::string& path : paths) {
    const std::string looked_for = directory ? path + "/" : path;
    if (access(looked_for.c_str(), F_OK) != 0) return SystemError(errno, absl::StrCat("access '", path, "'"));
  }
  return absl::OkStatus();
}

boost::json::array ToJson(std::vector<FilePayload> payloads) {
  boost::json::array files;
  for (FilePayload& payload : payloads) {
    files.push_back(object{
        {"name", payload.name}, {"mimeType", payload.mime_type}, {"buffer", std::move(payload.base64)}});
  }
  return files;
}

// Waits for an input that takes the files, which keeps it.
Task<absl::Status> FindInput(Ref<Action> action, size_t count, bool directory) {
  object request{{"count", count}, {"directory", directory}};
  const auto ready = co_await action->Perform("files", std::move(request), std::string());
  co_return ready.status();
}

// Has the browser give files of this machine to the input that the action keeps. It looks through a directory
// after its answer, until the input tells of a change.
Task<absl::Status> GivePaths(Ref<Action> action, std::vector<std::string> paths, bool directory) {
  CO_RETURN_IF_ERROR(CheckPaths(paths, directory));
  if (directory) {
    const auto watched = co_await action->Follow("watchFiles", object());
    CO_RETURN_IF_ERROR(watched.status());
  }
  ASSIGN_OR_CO_RETURN(RemoteValue input, co_await action->Follow("held", object(), Returned::kReference));
  const Ref<JSHandle> handle = action->search().found_context()->NewHandle(std::move(input));
  CO_RETURN_IF_ERROR(co_await handle->context()->delegate().SetFiles(handle->remote_id(), std::move(paths)));
  if (!directory) co_return absl::OkStatus();
  const auto chosen = co_await action->Follow("filesChosen", object());
  co_return chosen.status();
}

Task<absl::Status> SetPayloads(Ref<Action> action, std::vector<FilePayload> payloads) {
  CO_RETURN_IF_ERROR(co_await FindInput(action, payloads.size(), /*directory=*/false));
  action->search().progress().WillInput();
  object contents{{"files", ToJson(std::move(payloads))}};
  const auto set = co_await action->Follow("setFiles", std::move(contents));
  co_return set.status();
}

}  // namespace

Task<absl::Status> SetInputFiles(Target target, InputFiles files, Ref<Progress> progress) {
  ASSIGN_OR_CO_RETURN(const Ref<Action> action, Action::Begin(std::move(target), progress, std::string()));
  if (auto* payloads = std::get_if<std::vector<FilePayload>>(&files))
    co_return co_await SetPayloads(action, std::move(*payloads));
  const bool is_directory = std::holds_alternative<FilesBelow>(files);
  std::vector<std::string> paths;
  if (is_directory) {
    paths.push_back(std::get<FilesBelow>(std::move(files)).directory);
  } else {
    paths = std::get<FilePaths>(std::move(files)).paths;
  }
  for (;;) {
    CO_RETURN_IF_ERROR(co_await FindInput(action, paths.size(), is_directory));
    if (paths.empty()) co_return absl::OkStatus();
    progress->WillInput();
    const absl::Status given = co_await GivePaths(action, paths, is_directory);
    const bool hopeless = !action->search().by_selector() || IsTargetClosed(given);
    if (given.ok() || hopeless) co_return given;
    // The next try looks for the input anew.
    static_cast<void>(co_await action->Follow("release", object()));
    co_await action->search().Pause();
  }
}

Task<absl::Status> Drop(Target target, std::vector<FilePayload> files, std::vector<DroppedData> data,
                        std::optional<Point> position, Ref<Progress> progress) {
  ASSIGN_OR_CO_RETURN(const Ref<Action> action,
                      Action::Begin(std::move(target), std::move(progress), "drop action"));
  boost::json::array items;
  for (const DroppedData& item : data)
    items.push_back(object{{"mimeType", item.mime_type}, {"value", item.value}});
  object request{{"states", boost::json::array{"visible", "stable"}},
                 {"scroll", "auto"},
                 {"hit", true},
                 {"files", ToJson(std::move(files))},
                 {"data", std::move(items)}};
  if (position) request["position"] = object{{"x", position->x}, {"y", position->y}};
  ASSIGN_OR_CO_RETURN(const object answer, co_await action->Perform("drop", std::move(request),
                                                                    WaitingToBe("visible and stable")));
  const boost::json::value* accepted = answer.if_contains("accepted");
  if (accepted != nullptr && *accepted == boost::json::value(true)) co_return absl::OkStatus();
  co_return Error("Drop target did not accept the drop — its dragover handler did not call preventDefault()");
}

absl::StatusOr<std::vector<FilePayload>> ReadPayloads(const std::vector<std::string>& paths) {
  std::vector<FilePayload> payloads;
  for (const std::string& path : paths) {
    ASSIGN_OR_RETURN(const std::string bytes, files::ReadAll(path));
    std::string base64;
    absl::Base64Escape(bytes, &base64);
    payloads.push_back({std::filesystem::path(path).filename().string(), "", std::move(base64)});
  }
  return payloads;
}

}  // namespace understudy::browser

#include "server/browser/actions/files.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include <absl/strings/escaping.h>
#include <absl/strings/str_cat.h>
#include <boost/json/array.hpp>

#include "server/base/errors.h"
#include "server/browser/actions/action.h"
#include "server/browser/frame.h"
#include "server/browser/js_handle.h"

namespace understudy::browser {
namespace {

using boost::json::object;

absl::Status CheckPaths(const std::vector<std::string>& paths) {
  for (const std::string& path : paths) {
    std::error_code failed;
    if (!std::filesystem::exists(path, failed))
      return Error(absl::StrCat("ENOENT: no such file or directory, stat '", path, "'"));
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

}  // namespace

Task<absl::Status> SetInputFiles(Target target, InputFiles files, Ref<Progress> progress) {
  const bool has_directory = !files.directory.empty();
  if (has_directory) files.paths.push_back(files.directory);
  CO_RETURN_IF_ERROR(CheckPaths(files.paths));
  ASSIGN_OR_CO_RETURN(const Ref<Action> action, Action::Begin(std::move(target), progress, std::string()));
  object request{{"count", files.paths.size() + files.payloads.size()}, {"directory", has_directory}};
  const auto ready = co_await action->Perform("files", std::move(request), std::string());
  CO_RETURN_IF_ERROR(ready.status());
  progress->WillInput();
  if (files.paths.empty()) {
    object contents{{"files", ToJson(std::move(files.payloads))}};
    const auto set = co_await action->Follow("setFiles", std::move(contents));
    co_return set.status();
  }
  ASSIGN_OR_CO_RETURN(RemoteValue input, co_await action->Follow("held", object(), Returned::kReference));
  const Ref<JSHandle> handle = action->search().found_context()->NewHandle(std::move(input));
  co_return co_await handle->context()->delegate().SetFiles(handle->remote_id(), std::move(files.paths));
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
    std::ifstream file(path, std::ios::binary);
    if (!file) return Error(absl::StrCat("ENOENT: no such file or directory, open '", path, "'"));
    std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    std::string base64;
    absl::Base64Escape(bytes, &base64);
    payloads.push_back({std::filesystem::path(path).filename().string(), "", std::move(base64)});
  }
  return payloads;
}

}  // namespace understudy::browser

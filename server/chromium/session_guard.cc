#include "server/chromium/session_guard.h"

#include <absl/algorithm/container.h>
#include <absl/strings/str_cat.h>
#include <absl/strings/string_view.h>
#include <boost/json/array.hpp>

#include "server/base/errors.h"
#include "server/base/string_view.h"
#include "server/browser/local_files.h"

namespace understudy::chromium {
namespace {

namespace json = boost::json;

// They name a target or a context, which has to be the client's, or are about all and get filtered.
constexpr absl::string_view kAboutOwn[] = {
    "Browser.cancelDownload",   "Browser.getWindowForTarget",  "Browser.grantPermissions",
    "Browser.resetPermissions", "Browser.setDownloadBehavior", "Browser.setPermission",
    "Target.activateTarget",    "Target.attachToTarget",       "Target.autoAttachRelated",
    "Target.closeTarget",       "Target.createTarget",         "Target.detachFromTarget",
    "Target.getTargetInfo",     "Target.getTargets",           "Target.setDiscoverTargets",
};

// Of those, the ones that are about every context where they name none.
constexpr absl::string_view kNeedContext[] = {
    "Browser.cancelDownload",      "Browser.grantPermissions", "Browser.resetPermissions",
    "Browser.setDownloadBehavior", "Browser.setPermission",    "Target.createTarget",
};

// Domains that reach no further than a session's own target.
constexpr absl::string_view kOfThePage[] = {
    "Accessibility",
    "Animation",
    "Audits",
    "CSS",
    "CacheStorage",
    "Console",
    "DOM",
    "DOMDebugger",
    "DOMSnapshot",
    "DOMStorage",
    "Debugger",
    "Emulation",
    "EventBreakpoints",
    "Fetch",
    "HeapProfiler",
    "IO",
    "IndexedDB",
    "Input",
    "Inspector",
    "LayerTree",
    "Log",
    "Media",
    "Memory",
    "Network",
    "Overlay",
    "Page",
    "Performance",
    "PerformanceTimeline",
    "Profiler",
    "Runtime",
    "Schema",
    "Security",
    "ServiceWorker",
    "Storage",
    "WebAudio",
    "WebAuthn",
};

// Commands of such domains that open files all the same.
constexpr absl::string_view kOpenFiles[] = {
    "Browser.setDownloadBehavior", "DOM.getFileInfo",
    "DOM.setFileInputFiles",       "Input.dispatchDragEvent",
    "Network.loadNetworkResource", "Page.setDownloadBehavior",
    "Target.createTarget",
};

std::string_view Text(const json::object& params, std::string_view name) {
  const json::value* value = params.if_contains(name);
  return value && value->is_string() ? std::string_view(value->get_string()) : std::string_view();
}

bool IsTrue(const json::object& params, std::string_view name) {
  const json::value* value = params.if_contains(name);
  return value && value->is_bool() && value->get_bool();
}

template <size_t count>
bool Contains(const absl::string_view (&list)[count], std::string_view text) {
  return absl::c_linear_search(list, Abseil(text));
}

bool OpensFiles(std::string_view method, const json::object& params) {
  if (method == "Page.navigate") return browser::OpensLocalFiles(Text(params, "url"));
  // A world for which origins, and hence files, are no limit.
  if (method == "Page.createIsolatedWorld") return IsTrue(params, "grantUniveralAccess");
  return Contains(kOpenFiles, method);
}

absl::Status Refused(std::string_view method) {
  return Error(absl::StrCat(Abseil(method), " is refused: it reaches beyond what is this client's."));
}

bool MaySend(const GuardRules& rules, std::string_view method) {
  if (method == "Browser.getVersion" || Contains(kAboutOwn, method)) return true;
  const std::string_view domain = method.substr(0, method.find('.'));
  if (rules.target == GuardedTarget::kBrowser) return domain == "Storage" || method == "SystemInfo.getInfo";
  return method == "Target.setAutoAttach" || Contains(kOfThePage, domain);
}

bool NeedsContext(const GuardRules& rules, std::string_view method) {
  return Contains(kNeedContext, method) ||
         (rules.target == GuardedTarget::kBrowser && method.starts_with("Storage."));
}

}  // namespace

absl::StatusOr<GuardedCommand> CheckCommand(const GuardRules& rules, std::string_view method,
                                            const json::object& params) {
  if (!rules.local_files && OpensFiles(method, params)) return browser::LocalFilesRefused(method);
  if (!MaySend(rules, method)) return Refused(method);
  GuardedCommand command;
  if (const std::string_view target = Text(params, "targetId"); !target.empty()) command.target_id = target;
  if (const std::string_view context = Text(params, "browserContextId"); !context.empty())
    command.context_id = context;
  if (NeedsContext(rules, method) && !command.context_id) return Refused(method);
  return command;
}

absl::Status NotYours(std::string_view method) { return Refused(method); }

void FilterResult(std::string_view method, json::object& result,
                  const std::function<bool(const json::object& target)>& owns) {
  if (method != "Target.getTargets") return;
  json::value* targets = result.if_contains("targetInfos");
  if (!targets || !targets->is_array()) return;
  json::array own;
  for (json::value& target : targets->get_array()) {
    if (target.is_object() && owns(target.get_object())) own.push_back(std::move(target));
  }
  *targets = std::move(own);
}

}  // namespace understudy::chromium

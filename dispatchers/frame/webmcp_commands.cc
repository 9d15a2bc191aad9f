// Commands about the tools that a page offers to agents (WebMCP).

#include <algorithm>

#include <absl/strings/str_cat.h>
#include <absl/strings/str_split.h>
#include <absl/strings/strip.h>

#include "dispatchers/core/call.h"
#include "dispatchers/frame/frame_dispatcher.h"
#include "protocol/schema/frame.handlers.pw.h"
#include "server/browser/browser.h"
#include "server/browser/browser_context.h"
#include "server/browser/page.h"

namespace understudy::dispatchers {
namespace {

constexpr char kFeature[] = "WebMCP";

bool EnablesWebMcp(std::string_view argument) {
  absl::string_view features(argument.data(), argument.size());
  if (!absl::ConsumePrefix(&features, "--enable-features=")) return false;
  const std::vector<absl::string_view> names = absl::StrSplit(features, ',');
  return std::find(names.begin(), names.end(), kFeature) != names.end();
}

// TODO: where the browser has them, a page's tools can't be listed and called yet.
absl::Status WebMcpError(const FrameDispatcher& self, std::string_view command) {
  const Ref<browser::Page> page = self.frame()->page();
  const Ref<browser::BrowserContext> context = page ? page->context() : nullptr;
  const Ref<browser::Browser> browser = context ? context->browser() : nullptr;
  if (!browser) return TargetClosedError();
  const std::vector<std::string>& arguments = browser->options().args;
  if (std::any_of(arguments.begin(), arguments.end(), EnablesWebMcp))
    return Error(absl::StrCat("Understudy does not implement ", std::string(command), " yet"));
  return Error("WebMCP is not enabled. Launch the browser with the \"--enable-features=WebMCP\" argument.");
}

}  // namespace

Task<absl::StatusOr<protocol::FrameWebmcpToolsResult>> HandleFrameWebmcpTools(
    Ref<FrameDispatcher> self, protocol::FrameWebmcpToolsParams, Call&) {
  co_return WebMcpError(*self, "Frame.webmcpTools");
}

Task<absl::StatusOr<protocol::FrameWebmcpCallToolResult>> HandleFrameWebmcpCallTool(
    Ref<FrameDispatcher> self, protocol::FrameWebmcpCallToolParams, Call&) {
  co_return WebMcpError(*self, "Frame.webmcpCallTool");
}

}  // namespace understudy::dispatchers

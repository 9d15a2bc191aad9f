#include "tests/support/fake_backend.h"

#include <utility>

#include "server/base/errors.h"
#include "server/base/promise.h"

namespace understudy {
namespace {

Ref<browser::BrowserContext> NewFakeContext(const Ref<browser::Browser>& browser,
                                            browser::ContextOptions options, bool persistent) {
  auto context = std::make_shared<browser::BrowserContext>(browser, std::move(options), persistent);
  context->SetDelegate(std::make_shared<FakeContext>(context));
  browser->DidCreateContext(context);
  return context;
}

// What the test lets something end with.
Task<absl::Status> Outcome(std::optional<Promise<absl::Status>> outcome) {
  if (!outcome) co_return absl::OkStatus();
  co_return co_await outcome->Wait();
}

}  // namespace

Ref<browser::Page> FakePage::Begin(const Ref<browser::BrowserContext>& context,
                                   WeakRef<browser::Page> opener) {
  auto delegate = std::make_shared<FakePage>();
  auto page = std::make_shared<browser::Page>(context, std::move(opener), delegate);
  delegate->page_ = page;
  context->DidCreatePage(page);
  page->DidAttachFrame("main", "");
  page->main_frame()->DidCommitDocument("about:blank", "", "document", /*initial=*/true);
  return page;
}

Ref<browser::Page> FakePage::Open(const Ref<browser::BrowserContext>& context,
                                  WeakRef<browser::Page> opener) {
  const Ref<browser::Page> page = Begin(context, std::move(opener));
  context->DidOpenPage(page);
  return page;
}

Task<absl::StatusOr<browser::StartedNavigation>> FakePage::Navigate(Ref<browser::Frame> frame,
                                                                    std::string url, std::string) {
  frame->DidCommitDocument(std::move(url), "", "next document", /*initial=*/false);
  frame->DidReachLoadState(browser::LoadState::kDomContentLoaded);
  frame->DidReachLoadState(browser::LoadState::kLoad);
  co_return browser::StartedNavigation{.document_id = "next document"};
}

Task<absl::StatusOr<bool>> FakePage::Reload() { co_return false; }

Task<absl::StatusOr<bool>> FakePage::GoInHistory(int) { co_return false; }

Task<absl::StatusOr<std::string>> FakePage::ShownTitle() { co_return "shown"; }

Task<absl::Status> FakePage::Close() {
  CO_RETURN_IF_ERROR(co_await Outcome(closes));
  if (const Ref<browser::Page> page = page_.lock()) page->DidClose();
  co_return absl::OkStatus();
}

Task<absl::Status> FakePage::UpdateBindings() {
  functions.clear();
  const Ref<browser::Page> page = page_.lock();
  for (const auto& binding : page->context()->bindings()) functions.insert(binding->name);
  for (const auto& binding : page->bindings()) functions.insert(binding->name);
  return Outcome(exposes);
}

Task<absl::Status> FakePage::TurnClock(browser::ClockTurn turn) {
  clock_turns.push_back(std::move(turn));
  return Outcome(turns_clock);
}

Task<absl::StatusOr<int64_t>> FakePage::AddInitScript(std::string source) {
  const int64_t id = static_cast<int64_t>(init_scripts.size()) + 1;
  init_scripts[id] = std::move(source);
  co_return id;
}

Task<absl::Status> FakePage::RemoveInitScript(int64_t id) {
  init_scripts.erase(id);
  co_return absl::OkStatus();
}

Task<absl::StatusOr<browser::AccessibleNode>> FakePage::AccessibilityTree() { co_return accessibility_tree; }

Task<absl::Status> FakePage::StartScripts(browser::ScriptCoverageOptions options) {
  script_coverage_options = options;
  co_return absl::OkStatus();
}

Task<absl::StatusOr<std::vector<browser::ScriptCoverage>>> FakePage::StopScripts() {
  co_return script_coverage;
}

Task<absl::Status> FakePage::StartStyles(bool reset_on_navigation) {
  style_coverage_resets = reset_on_navigation;
  co_return absl::OkStatus();
}

Task<absl::StatusOr<std::vector<browser::StyleCoverage>>> FakePage::StopStyles() { co_return style_coverage; }

Task<absl::StatusOr<Ref<browser::JSHandle>>> FakePage::FrameElement(Ref<browser::Frame>) {
  co_return Error("There are no elements.");
}

Task<absl::StatusOr<Ref<browser::Page>>> FakeContext::NewPage() {
  const Ref<browser::BrowserContext> context = context_.lock();
  co_return FakePage::Open(context);
}

Task<absl::Status> FakeContext::Close() {
  CO_RETURN_IF_ERROR(co_await Outcome(closes));
  const Ref<browser::BrowserContext> context = context_.lock();
  context->DidClose();
  if (context->persistent()) context->browser()->DidDisconnect();
  co_return absl::OkStatus();
}

Task<absl::Status> FakeContext::GrantPermissions(std::string, std::vector<std::string>) {
  co_return absl::OkStatus();
}

Task<absl::Status> FakeContext::ClearPermissions() { co_return absl::OkStatus(); }

Task<absl::StatusOr<std::vector<network::Cookie>>> FakeContext::Cookies() { co_return jar; }

Task<absl::Status> FakeContext::AddCookies(std::vector<network::NewCookie> cookies) {
  for (network::NewCookie& added : cookies) {
    std::erase_if(jar, [&](const network::Cookie& cookie) { return cookie.name == added.name; });
    // Setting a cookie that has expired is how browsers are told to forget it.
    if (added.expires.value_or(-1) >= 0 && *added.expires < 1e9) continue;
    network::Cookie cookie;
    cookie.name = std::move(added.name);
    cookie.value = std::move(added.value);
    cookie.domain = added.domain.value_or("example.com");
    cookie.path = added.path.value_or("/");
    jar.push_back(std::move(cookie));
  }
  co_return absl::OkStatus();
}

Task<absl::Status> FakeContext::ClearCookies() {
  jar.clear();
  co_return absl::OkStatus();
}

Task<absl::Status> FakeContext::ApplyNetworkToWorkers() { co_return absl::OkStatus(); }

Task<absl::StatusOr<boost::json::object>> FakeCdpChannel::Send(std::string method,
                                                               boost::json::object params) {
  if (method == "Fail.now") co_return Error("Protocol error (Fail.now): as asked");
  params["method"] = method;
  co_return params;
}

Task<absl::Status> FakeCdpChannel::Detach() { co_return absl::OkStatus(); }

Task<absl::StatusOr<Ref<browser::BrowserContext>>> FakeRunningBrowser::NewContext(
    browser::ContextOptions options) {
  if (makes_contexts) co_await makes_contexts->Wait();
  const Ref<browser::Browser> browser = browser_.lock();
  co_return NewFakeContext(browser, std::move(options), /*persistent=*/false);
}

Task<absl::Status> FakeRunningBrowser::Close() {
  CO_RETURN_IF_ERROR(co_await Outcome(closes));
  Kill();
  co_return absl::OkStatus();
}

void FakeRunningBrowser::Kill() {
  if (const Ref<browser::Browser> browser = browser_.lock()) browser->DidDisconnect();
}

Task<absl::StatusOr<Ref<browser::CdpChannel>>> FakeRunningBrowser::NewBrowserCdpChannel(
    Ref<browser::ClientContexts>) {
  co_return cdp_channel;
}

Task<absl::StatusOr<Ref<browser::CdpChannel>>> FakeRunningBrowser::NewPageCdpChannel(Ref<browser::Page>) {
  co_return cdp_channel;
}

Task<absl::StatusOr<Ref<browser::CdpChannel>>> FakeRunningBrowser::NewFrameCdpChannel(Ref<browser::Frame>) {
  co_return cdp_channel;
}

Task<absl::StatusOr<Ref<browser::Browser>>> FakeLauncher::Launch(browser::LaunchOptions options,
                                                                 Ref<Progress> progress) {
  progress->Log("<launching> fake");
  if (hangs) co_await Promise<bool>(executor_).Wait();
  if (options.channel == "broken") co_return Error("The browser is broken.");
  auto browser = std::make_shared<browser::Browser>(executor_, "chromium", "156.0.1.2", std::move(options));
  auto delegate = std::make_shared<FakeRunningBrowser>(browser);
  browser->SetDelegate(delegate);
  browsers.push_back(browser);
  delegates.push_back(std::move(delegate));
  co_return browser;
}

Task<absl::StatusOr<Ref<browser::Browser>>> FakeLauncher::LaunchPersistent(browser::LaunchOptions options,
                                                                           browser::ContextOptions context,
                                                                           Ref<Progress> progress) {
  ASSIGN_OR_CO_RETURN(const Ref<browser::Browser> browser,
                      co_await Launch(std::move(options), std::move(progress)));
  FakePage::Open(NewFakeContext(browser, std::move(context), /*persistent=*/true));
  co_return browser;
}

}  // namespace understudy

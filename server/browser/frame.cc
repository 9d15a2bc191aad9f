#include "server/browser/frame.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include <absl/cleanup/cleanup.h>
#include <absl/strings/match.h>
#include <absl/strings/str_cat.h>
#include <boost/asio/experimental/awaitable_operators.hpp>

#include "server/base/errors.h"
#include "server/base/queue.h"
#include "server/base/spawn.h"
#include "server/base/string_view.h"
#include "server/browser/browser_context.h"
#include "server/browser/local_files.h"
#include "server/browser/page.h"
#include "server/browser/request.h"
#include "server/browser/response.h"
#include "server/network/url.h"

namespace understudy::browser {
namespace {

constexpr std::chrono::milliseconds kNetworkIdle(500);

absl::Status PageCrashed() { return TargetClosedError("Page crashed"); }

// OK, or why nothing will come of a navigation.
absl::Status Navigable(const Frame& frame) {
  const Ref<Page> page = frame.page();
  if (!page || page->closed()) return TargetClosedError();
  if (frame.detached()) return Error("Frame was detached");
  return page->crashed() ? PageCrashed() : absl::OkStatus();
}

}  // namespace

class Frame::NavigationWatch {
 public:
  NavigationWatch(Frame& frame, Page& page)
      : navigations_(frame.executor_),
        navigated_(
            frame.on_navigated.connect([queue = navigations_](const Navigation& n) { queue.Push(n); })),
        detached_(frame.on_detached.connect(
            [queue = navigations_] { queue.Push(Error("Navigating frame was detached")); })),
        crashed_(page.on_crash.connect([queue = navigations_] { queue.Push(PageCrashed()); })) {}

  Task<absl::StatusOr<Navigation>> Next() { return navigations_.Pop(); }

 private:
  Queue<absl::StatusOr<Navigation>> navigations_;
  Subscription navigated_;
  Subscription detached_;
  Subscription crashed_;
};

Frame::Frame(boost::asio::any_io_executor executor, WeakRef<Page> page, WeakRef<Frame> parent, std::string id)
    : executor_(executor),
      page_(std::move(page)),
      parent_(std::move(parent)),
      id_(std::move(id)),
      load_states_({LoadState::kCommit}),
      network_quiet_(executor_, kNetworkIdle, [this] { ReportNetworkIdle(); }),
      main_(executor),
      utility_(executor) {
  network_quiet_.Begin(nullptr);
}

namespace {

// Users leave the scheme of servers on their own machine out.
std::string WithScheme(const std::string& url) {
  const bool local = absl::StartsWith(url, "localhost") || absl::StartsWith(url, "127.0.0.1");
  return local ? absl::StrCat("http://", url) : url;
}

// What a navigation gives as its referrer.
absl::StatusOr<std::string> Referer(const Page& page, const std::optional<std::string>& option) {
  const std::vector<Header>& headers = page.extra_http_headers();
  const auto header = std::find_if(headers.rbegin(), headers.rend(), [](const Header& header) {
    return absl::EqualsIgnoreCase(header.name, "referer");
  });
  if (header == headers.rend()) return option.value_or("");
  if (option && *option != header->value) {
    return Error("\"referer\" is already specified as extra HTTP header");
  }
  return header->value;
}

}  // namespace

Task<absl::StatusOr<Ref<Response>>> Frame::Goto(std::string url, NavigateOptions options) {
  const Ref<Frame> self = shared_from_this();
  const Ref<Page> page = this->page();
  if (!page) co_return TargetClosedError();
  const std::string base = page->context()->options().base_url.value_or("");
  url = network::WriteUrl(url, base).value_or(url);
  if (!page->context()->options().local_files && OpensLocalFiles(url))
    co_return LocalFilesRefused(absl::StrCat("Navigation to \"", url, "\""));
  options.progress->Log(absl::StrCat("navigating to \"", url, "\", waiting until \"",
                                     Abseil(LoadStateName(options.wait_until)), "\""));
  CO_RETURN_IF_ERROR(Navigable(*this));
  url = WithScheme(url);
  ASSIGN_OR_CO_RETURN(std::string referer, Referer(*page, options.referer));
  NavigationWatch watch(*this, *page);
  Ref<Redirection> redirection = redirection_;
  absl::StatusOr<StartedNavigation> answer =
      co_await page->delegate().navigation().Navigate(self, url, std::move(referer));
  while (!answer.ok() && redirection_ != redirection) {
    redirection = redirection_;
    url = redirection->url;
    answer = co_await redirection->started.Wait();
  }
  ASSIGN_OR_CO_RETURN(const StartedNavigation started, std::move(answer));
  for (;;) {
    ASSIGN_OR_CO_RETURN(Navigation navigation, co_await watch.Next());
    if (started.document_id.empty()) {
      if (navigation.new_document || navigation.error) continue;
      co_return co_await FinishNavigation(std::move(navigation), std::move(options));
    }
    if (!navigation.new_document) continue;
    if (navigation.new_document->id == started.document_id) {
      if (navigation.error) co_return Error(absl::StrCat(*navigation.error, " at ", url));
      co_return co_await FinishNavigation(std::move(navigation), std::move(options));
    }
    if (!navigation.error) {
      co_return Error(absl::StrCat("Navigation to \"", url, "\" is interrupted by another navigation to \"",
                                   navigation.url, "\""));
    }
  }
}

void Frame::RedirectNavigation(std::string document_id, std::string url) {
  redirection_ = std::make_shared<Redirection>(Redirection{
      std::move(document_id), std::move(url), Promise<absl::StatusOr<StartedNavigation>>(executor_)});
  Spawn(executor_, Redirect(shared_from_this(), redirection_));
}

Task<void> Frame::Redirect(Ref<Frame> self, Ref<Redirection> redirection) {
  const Ref<Page> page = self->page();
  if (!page) {
    redirection->started.Set(TargetClosedError());
    co_return;
  }
  redirection->started.Set(co_await page->delegate().navigation().Navigate(self, redirection->url, ""));
}

Task<absl::StatusOr<Ref<Response>>> Frame::NavigateBy(Task<absl::StatusOr<bool>> start,
                                                      bool requires_new_document, NavigateOptions options) {
  const Ref<Frame> self = shared_from_this();
  const Ref<Page> page = this->page();
  if (!page) co_return TargetClosedError();
  options.progress->Log(
      absl::StrCat("waiting for navigation until \"", Abseil(LoadStateName(options.wait_until)), "\""));
  CO_RETURN_IF_ERROR(Navigable(*this));
  NavigationWatch watch(*this, *page);
  ASSIGN_OR_CO_RETURN(bool started, co_await std::move(start));
  if (!started) co_return nullptr;
  for (;;) {
    ASSIGN_OR_CO_RETURN(Navigation navigation, co_await watch.Next());
    if (navigation.error) co_return Error(*navigation.error);
    if (!navigation.new_document && requires_new_document) continue;
    options.progress->Log(absl::StrCat("  navigated to \"", navigation.url, "\""));
    co_return co_await FinishNavigation(std::move(navigation), std::move(options));
  }
}

Task<absl::StatusOr<Ref<Response>>> Frame::FinishNavigation(Navigation navigation, NavigateOptions options) {
  CO_RETURN_IF_ERROR(co_await WaitForLoadState(options.wait_until));
  if (!navigation.new_document || !navigation.new_document->request) co_return nullptr;
  const Ref<Request> request = navigation.new_document->request->Final();
  co_return co_await request->WaitForResponse();
}

Task<absl::Status> Frame::WaitForLoadState(LoadState state) {
  const Ref<Frame> self = shared_from_this();
  const Ref<Page> page = this->page();
  if (!page || detached_) co_return Error("Navigating frame was detached");
  if (load_states_.contains(state)) co_return absl::OkStatus();
  const Promise<absl::Status> reached(executor_);
  Subscription added = on_load_state.connect([reached, state](LoadState changed, bool added) {
    if (added && changed == state) reached.Set(absl::OkStatus());
  });
  Subscription detached =
      on_detached.connect([reached] { reached.Set(Error("Navigating frame was detached")); });
  Subscription crashed = page->on_crash.connect([reached] { reached.Set(PageCrashed()); });
  co_return co_await reached.Wait();
}

Task<absl::Status> Frame::SetContent(std::string html, NavigateOptions options) {
  const Ref<Frame> self = shared_from_this();
  options.progress->Log(absl::StrCat("setting frame content, waiting until \"",
                                     Abseil(LoadStateName(options.wait_until)), "\""));
  CO_RETURN_IF_ERROR(Navigable(*this));
  ASSIGN_OR_CO_RETURN(Ref<ExecutionContext> context, co_await Context(World::kUtility));
  std::vector<CallArgument> arguments(1, boost::json::value(boost::json::string(html)));
  {
    ++replacing_content_;
    // Also when the caller is cancelled.
    const absl::Cleanup replaced = [this] { --replacing_content_; };
    const absl::StatusOr<RemoteValue> answer =
        co_await context->CallUtility("setDocumentContent", std::move(arguments), Returned::kValue);
    CO_RETURN_IF_ERROR(answer.status());
  }
  co_return co_await WaitForLoadState(options.wait_until);
}

Task<absl::StatusOr<std::string>> Frame::Content() { return TextOfDocument("documentContent"); }

Task<absl::StatusOr<std::string>> Frame::Title() {
  using boost::asio::experimental::awaitable_operators::operator||;
  const Ref<Frame> self = shared_from_this();
  const Ref<Page> page = this->page();
  if (!page) co_return TargetClosedError();
  if (detached_ && !page->closed()) co_return std::string();
  const Promise<bool> blocked(executor_);
  Subscription dialog = page->on_dialog.connect([blocked] { blocked.Set(true); });
  if (page->has_dialog()) blocked.Set(true);
  Task<absl::StatusOr<std::string>> asked = TextOfDocument("title");
  Task<bool> dialog_opens = blocked.Wait();
  auto first = co_await (std::move(asked) || std::move(dialog_opens));
  if (first.index() == 0) co_return std::get<0>(std::move(first));
  if (page->main_frame() != self) co_return std::string();
  co_return co_await page->delegate().navigation().ShownTitle();
}

Task<absl::StatusOr<std::string>> Frame::TextOfDocument(std::string method) {
  const Ref<Frame> self = shared_from_this();
  for (;;) {
    ASSIGN_OR_CO_RETURN(Ref<ExecutionContext> context, co_await Context(World::kUtility));
    const absl::StatusOr<RemoteValue> text =
        co_await context->CallUtility(method, std::vector<CallArgument>(), Returned::kValue);
    if (text.ok()) co_return std::string(text->value.as_string());
    // The next document has a text, too.
    if (!IsRealmDestroyed(text.status()) || detached_) co_return text.status();
  }
}

Task<absl::StatusOr<Ref<ExecutionContext>>> Frame::Context(World world) {
  const Ref<Frame> self = shared_from_this();
  while (!Slot(world).context) {
    const Promise<absl::Status> ready = Slot(world).ready;
    CO_RETURN_IF_ERROR(co_await ready.Wait());
  }
  co_return Slot(world).context;
}

Task<absl::StatusOr<boost::json::value>> Frame::Evaluate(std::string expression,
                                                         std::optional<bool> is_function, Argument argument) {
  const Ref<Frame> self = shared_from_this();
  ASSIGN_OR_CO_RETURN(Ref<ExecutionContext> context, co_await Context(World::kMain));
  co_return co_await context->Evaluate(std::move(expression), is_function, std::move(argument));
}

Task<absl::StatusOr<Ref<JSHandle>>> Frame::EvaluateHandle(std::string expression,
                                                          std::optional<bool> is_function,
                                                          Argument argument) {
  const Ref<Frame> self = shared_from_this();
  ASSIGN_OR_CO_RETURN(Ref<ExecutionContext> context, co_await Context(World::kMain));
  co_return co_await context->EvaluateHandle(std::move(expression), is_function, std::move(argument));
}

namespace {

// Ends a predicate's polling in the page when nobody waits for it any more.
class PollingGuard {
 public:
  PollingGuard(Ref<ExecutionContext> context, int64_t wait_id)
      : context_(std::move(context)), wait_id_(wait_id) {}
  PollingGuard(const PollingGuard&) = delete;
  PollingGuard& operator=(const PollingGuard&) = delete;
  ~PollingGuard() {
    if (context_->destroyed()) return;
    Spawn(context_->executor(), [](Ref<ExecutionContext> context, int64_t wait_id) -> Task<> {
      std::vector<CallArgument> arguments(1, boost::json::value(wait_id));
      (void)co_await context->CallUtility("cancelWait", std::move(arguments), Returned::kValue);
    }(context_, wait_id_));
  }

 private:
  Ref<ExecutionContext> context_;
  int64_t wait_id_;
};

}  // namespace

Task<absl::StatusOr<Ref<JSHandle>>> Frame::WaitForFunction(std::string expression,
                                                           std::optional<bool> is_function, Argument argument,
                                                           std::optional<double> polling_interval) {
  const Ref<Frame> self = shared_from_this();
  if (polling_interval && *polling_interval <= 0) {
    co_return Error(absl::StrCat("Cannot poll with non-positive interval: ", *polling_interval));
  }
  for (;;) {
    ASSIGN_OR_CO_RETURN(Ref<ExecutionContext> context, co_await Context(World::kMain));
    const int64_t wait_id = ++last_wait_id_;
    const PollingGuard guard(context, wait_id);
    std::vector<CallArgument> arguments;
    arguments.emplace_back(boost::json::value(wait_id));
    arguments.emplace_back(is_function ? boost::json::value(*is_function) : boost::json::value(nullptr));
    arguments.emplace_back(polling_interval ? boost::json::value(*polling_interval)
                                            : boost::json::value("raf"));
    arguments.emplace_back(boost::json::value(boost::json::string(expression)));
    arguments.emplace_back(boost::json::value(1));
    std::vector<boost::json::value> values(1, argument.value);
    CO_RETURN_IF_ERROR(context->AppendArguments(std::move(values), argument.handles, arguments));
    absl::StatusOr<RemoteValue> truthy =
        co_await context->CallUtility("waitForPredicate", std::move(arguments), Returned::kReference);
    if (truthy.ok()) co_return context->NewHandle(*std::move(truthy));
    // Handles belong to the document that is gone.
    if (!IsRealmDestroyed(truthy.status()) || detached_ || !argument.handles.empty())
      co_return truthy.status();
  }
}

Task<absl::StatusOr<Ref<JSHandle>>> Frame::AddScriptTag(TagSource source) {
  return AddTag("addScriptTag", std::move(source));
}

Task<absl::StatusOr<Ref<JSHandle>>> Frame::AddStyleTag(TagSource source) {
  return AddTag("addStyleTag", std::move(source));
}

Task<absl::StatusOr<Ref<JSHandle>>> Frame::AddTag(std::string method, TagSource source) {
  const Ref<Frame> self = shared_from_this();
  if (source.url.value_or("").empty() && source.content.value_or("").empty()) {
    co_return Error("Provide an object with a `url`, `path` or `content` property");
  }
  boost::json::object fields;
  if (source.url) fields["url"] = *source.url;
  if (source.content) fields["content"] = *source.content;
  if (!source.type.empty()) fields["type"] = source.type;
  ASSIGN_OR_CO_RETURN(Ref<ExecutionContext> context, co_await Context(World::kMain));
  std::vector<CallArgument> arguments(1, boost::json::value(std::move(fields)));
  ASSIGN_OR_CO_RETURN(
      RemoteValue element,
      co_await context->CallUtility(std::move(method), std::move(arguments), Returned::kReference));
  co_return context->NewHandle(std::move(element));
}

Task<absl::StatusOr<Ref<JSHandle>>> Frame::Element() {
  const Ref<Frame> self = shared_from_this();
  const Ref<Page> page = this->page();
  if (!parent() || !page) co_return Error("Frame has been detached.");
  co_return co_await page->delegate().FrameElement(self);
}

}  // namespace understudy::browser

#include "server/browser/request.h"
#include "server/browser/response.h"
#include "tests/server/chromium/real_browser.h"

namespace understudy::chromium {
namespace {

using Navigating = RealBrowserTest;
using browser::LoadState;

TEST_F(Navigating, GotoGivesTheDocumentsResponse) {
  const auto page = NewPage();
  const auto response = Get(page->main_frame()->Goto(Url("/"), Until()));
  ASSERT_TRUE(response);
  EXPECT_EQ(response->start().status, 200);
  EXPECT_EQ(response->start().url, Url("/"));
  EXPECT_TRUE(response->request()->start().is_navigation);
  EXPECT_THAT(Get(response->Body()), ::testing::HasSubstr("<title>Examples</title>"));
  EXPECT_EQ(page->main_frame()->url(), Url("/"));
}

TEST_F(Navigating, DocumentsWithoutNetworkHaveNoResponse) {
  const auto page = NewPage();
  EXPECT_EQ(Get(page->main_frame()->Goto("data:text/html,<title>t</title>", Until())), nullptr);
  EXPECT_EQ(Get(page->main_frame()->Title()), "t");
  EXPECT_EQ(Get(page->main_frame()->Goto("about:blank", Until(LoadState::kNetworkIdle))), nullptr);
}

TEST_F(Navigating, LoadStatesComeInTheirOrder) {
  const auto page = NewPage();
  std::vector<std::string> heard;
  Subscription states = page->main_frame()->on_load_state.connect([&](LoadState state, bool added) {
    heard.push_back((added ? "+" : "-") + std::string(browser::LoadStateName(state)));
  });
  Subscription navigated = page->main_frame()->on_navigated.connect(
      [&](const browser::Navigation&) { heard.push_back("navigated"); });
  Get(page->main_frame()->Goto(Url("/"), Until()));
  const std::vector<std::string> wanted = {"+commit", "navigated", "+domcontentloaded", "+load"};
  std::erase_if(heard, [](const std::string& event) { return event[0] == '-' || event == "+networkidle"; });
  EXPECT_EQ(heard, wanted);
}

TEST_F(Navigating, RefusedConnectionsSayWhere) {
  const auto page = NewPage();
  EXPECT_EQ(ErrorOf(page->main_frame()->Goto("http://127.0.0.1:1/", Until())),
            "net::ERR_UNSAFE_PORT at http://127.0.0.1:1/");
  EXPECT_THAT(ErrorOf(page->main_frame()->Goto("not a url", Until())),
              ::testing::HasSubstr("Cannot navigate to invalid URL"));
}

TEST_F(Navigating, PagesThatNeedAProfileAreRefused) {
  const auto page = NewPage();
  EXPECT_THAT(
      ErrorOf(page->main_frame()->Goto("chrome://settings/privacy", Until())),
      ::testing::StartsWith("Cannot navigate to \"chrome://settings/privacy\": this page is not available "
                            "in an isolated browser context"));
  EXPECT_THAT(ErrorOf(page->main_frame()->Goto("Chrome://History", Until())),
              ::testing::StartsWith("Cannot navigate to \"chrome://History\""));
  EXPECT_THAT(ErrorOf(page->main_frame()->Goto("chrome://flags", Until())),
              ::testing::StartsWith("net::ERR_"));
}

TEST_F(Navigating, TextsOfADocumentOutliveANavigationUnderWay) {
  const auto page = NewPage();
  Get(page->main_frame()->Goto(Url("/"), Until()));
  for (int i = 0; i < 20; ++i) {
    Evaluate(page, absl::StrCat("() => { location.href = '/?", i, "' }"));
    EXPECT_EQ(Get(page->main_frame()->Title()), "Examples");
    EXPECT_THAT(Get(page->main_frame()->Content()), ::testing::HasSubstr("<html"));
  }
}

TEST_F(Navigating, WithinTheDocumentAndThroughHistory) {
  const auto page = NewPage();
  Get(page->main_frame()->Goto(Url("/"), Until()));
  EXPECT_EQ(Get(page->main_frame()->Goto(Url("/#there"), Until())), nullptr);
  EXPECT_EQ(page->main_frame()->url(), Url("/#there"));
  EXPECT_EQ(Get(page->GoBack(Until())), nullptr);
  EXPECT_EQ(page->main_frame()->url(), Url("/"));
  EXPECT_EQ(Get(page->GoForward(Until())), nullptr);
  EXPECT_EQ(Get(page->GoForward(Until())), nullptr);
  const auto reloaded = Get(page->Reload(Until()));
  ASSERT_TRUE(reloaded);
  EXPECT_EQ(reloaded->start().status, 200);
}

TEST_F(Navigating, BaseUrlResolves) {
  browser::ContextOptions options;
  options.base_url = Url("/deep/");
  const auto page = NewPage(options);
  Get(page->main_frame()->Goto("/", Until()));
  EXPECT_EQ(page->main_frame()->url(), Url("/"));
}

TEST_F(Navigating, SetContentReplacesTheDocument) {
  const auto page = NewPage();
  for (const LoadState state :
       {LoadState::kLoad, LoadState::kDomContentLoaded, LoadState::kCommit, LoadState::kNetworkIdle}) {
    EXPECT_TRUE(Run(page->main_frame()->SetContent("<p>hello</p>", Until(state))).ok());
  }
  EXPECT_EQ(Get(page->main_frame()->Content()), "<html><head></head><body><p>hello</p></body></html>");
}

TEST_F(Navigating, FramesComeAndGoWithTheirDocuments) {
  const auto page = NewPage();
  Get(page->main_frame()->Goto(Url("/"), Until()));
  Evaluate(page, R"(() => new Promise(loaded => {
    const inner = document.createElement('iframe');
    inner.name = 'inner';
    inner.src = '/?inner';
    inner.onload = () => loaded();
    document.body.append(inner);
  }))");
  ASSERT_EQ(page->main_frame()->children().size(), 1u);
  const auto inner = page->main_frame()->children()[0];
  EXPECT_EQ(inner->name(), "inner");
  EXPECT_EQ(inner->url(), Url("/?inner"));
  EXPECT_EQ(Evaluate(inner, "() => location.search"), R"({"s":"?inner"})");
  EXPECT_EQ(Get(inner->Element())->preview(), "JSHandle@node");
  Get(page->main_frame()->Goto("about:blank", Until()));
  EXPECT_TRUE(inner->detached());
  EXPECT_TRUE(page->main_frame()->children().empty());
}

TEST_F(Navigating, RequestsAreToldFromStartToEnd) {
  const auto page = NewPage();
  std::vector<std::string> heard;
  const auto context = page->context();
  std::vector<Subscription> subscriptions;
  subscriptions.push_back(context->on_request.connect(
      [&](const Ref<browser::Request>& r) { heard.push_back("request " + r->start().resource_type); }));
  subscriptions.push_back(context->on_response.connect([&](const Ref<browser::Response>& r) {
    heard.push_back("response " + std::to_string(r->start().status));
  }));
  subscriptions.push_back(context->on_request_finished.connect(
      [&](const Ref<browser::Request>&) { heard.push_back("finished"); }));
  Get(page->main_frame()->Goto(Url("/"), Until(LoadState::kNetworkIdle)));
  ASSERT_GE(heard.size(), 3u);
  EXPECT_EQ(heard[0], "request document");
  EXPECT_EQ(heard[1], "response 200");
  EXPECT_EQ(heard[2], "finished");
}

}  // namespace
}  // namespace understudy::chromium

#include "server/browser/cdp_channel.h"
#include "server/browser/dialog.h"
#include "tests/server/chromium/real_browser.h"

namespace understudy::chromium {
namespace {

using Pages = RealBrowserTest;

TEST_F(Pages, BeginBlankWithTheContextsViewport) {
  const auto page = NewPage();
  EXPECT_EQ(page->main_frame()->url(), "about:blank");
  EXPECT_EQ(Evaluate(page, "() => [innerWidth, innerHeight]"), R"({"a":[{"n":1280},{"n":720}],"id":1})");
  EXPECT_TRUE(Run(page->SetViewport({.width = 400, .height = 300})).ok());
  EXPECT_EQ(Evaluate(page, "() => [innerWidth, innerHeight]"), R"({"a":[{"n":400},{"n":300}],"id":1})");
}

TEST_F(Pages, AreWhatTheContextSays) {
  browser::ContextOptions options;
  options.user_agent = "Understudy test";
  options.locale = "de-DE";
  options.timezone_id = "Europe/Rome";
  options.color_scheme = "dark";
  options.device_scale_factor = 2;
  options.extra_http_headers.push_back({"X-Test", "yes"});
  const auto page = NewPage(options);
  EXPECT_EQ(Evaluate(page, "() => navigator.userAgent"), R"({"s":"Understudy test"})");
  EXPECT_EQ(Evaluate(page, "() => navigator.language"), R"({"s":"de-DE"})");
  EXPECT_EQ(Evaluate(page, "() => Intl.DateTimeFormat().resolvedOptions().timeZone"),
            R"({"s":"Europe/Rome"})");
  EXPECT_EQ(Evaluate(page, "() => matchMedia('(prefers-color-scheme: dark)').matches"), R"({"b":true})");
  EXPECT_EQ(Evaluate(page, "() => devicePixelRatio"), R"({"n":2})");
  options.timezone_id = "Mars/Olympus";
  const auto context = NewContext(options);
  EXPECT_EQ(ErrorOf(context->NewPage()), "Invalid timezone ID: Mars/Olympus");
}

TEST_F(Pages, PopupsKnowTheirOpenerAndHaveTheInitScripts) {
  const auto page = NewPage();
  Get(page->context()->AddInitScript("globalThis.ready = 'yes'"));
  const Promise<Ref<browser::Page>> popup(loop_.get_executor());
  Subscription opened = page->context()->on_page.connect([&](const Ref<browser::Page>& p) { popup.Set(p); });
  Evaluate(page, "() => { window.open('about:blank') }");
  const auto opened_page = Run(popup.Wait());
  EXPECT_EQ(opened_page->opener(), page);
  EXPECT_EQ(Evaluate(opened_page, "() => globalThis.ready"), R"({"s":"yes"})");
}

TEST_F(Pages, PopupsAreToldOfThatNeverHaveADocumentOfTheirOwn) {
  const auto page = NewPage();
  Get(page->main_frame()->Goto(Url("/"), Until()));
  for (const std::string url : {"javascript:void 0", "data:text/html,blocked", "unknown://scheme", ""}) {
    for (const std::string features : {"", "noopener"}) {
      const Promise<Ref<browser::Page>> popup(loop_.get_executor());
      Subscription opened =
          page->context()->on_page.connect([&](const Ref<browser::Page>& p) { popup.Set(p); });
      Evaluate(page, absl::StrCat("() => { window.open('", url, "', '_blank', '", features, "') }"));
      const auto opened_page = Run(popup.Wait());
      EXPECT_EQ(opened_page->main_frame()->url(), "about:blank") << url << " " << features;
      EXPECT_EQ(Evaluate(opened_page, "() => location.href"), R"({"s":"about:blank"})")
          << url << " " << features;
      EXPECT_TRUE(Run(opened_page->Close("")).ok());
    }
  }
}

TEST_F(Pages, PopupsAreHeardThatCloseAtOnce) {
  const auto page = NewPage();
  Get(page->main_frame()->Goto(Url("/"), Until()));
  for (const std::string url : {"", "javascript:void 0", "/"}) {
    std::vector<std::string> heard;
    const Promise<bool> closed(loop_.get_executor());
    std::vector<Subscription> subscriptions;
    subscriptions.push_back(page->context()->on_page.connect([&](const Ref<browser::Page>& popup) {
      heard.push_back("page");
      subscriptions.push_back(popup->on_close.connect([&] { closed.Set(true); }));
    }));
    subscriptions.push_back(page->context()->on_console.connect(
        [&](const Ref<browser::ConsoleMessage>& message) { heard.push_back(message->text); }));
    Evaluate(page, absl::StrCat("() => { const popup = window.open('", url,
                                "'); popup.console.log('hello'); popup.close() }"));
    EXPECT_TRUE(Run(closed.Wait()));
    EXPECT_THAT(heard, ::testing::ElementsAre("page", "hello")) << url;
  }
}

TEST_F(Pages, PopupsHaveTheSizeTheirOpenerAsksFor) {
  browser::ContextOptions options;
  options.viewport = browser::Size{.width = 600, .height = 500};
  options.screen = browser::Size{.width = 900, .height = 800};
  const auto page = NewPage(options);
  const std::string sizes = "() => [innerWidth, innerHeight, outerWidth, outerHeight, screen.width].join()";
  const auto open = [&](std::string features) {
    const Promise<Ref<browser::Page>> popup(loop_.get_executor());
    Subscription opened =
        page->context()->on_page.connect([&](const Ref<browser::Page>& p) { popup.Set(p); });
    Evaluate(page, absl::StrCat("() => { window.open('about:blank', '_blank', '", features, "') }"));
    return Run(popup.Wait());
  };
  const auto sized = open("width=300,height=400");
  EXPECT_EQ(sized->viewport(), (browser::Size{.width = 300, .height = 400}));
  EXPECT_EQ(Evaluate(sized, sizes), R"({"s":"300,400,300,400,300"})");
  EXPECT_EQ(Evaluate(open("width=300"), sizes), R"({"s":"600,500,600,500,900"})");
  EXPECT_EQ(Evaluate(open(""), sizes), R"({"s":"600,500,600,500,900"})");
}

TEST_F(Pages, WindowsAreAsLargeAsTheirViewport) {
  browser::ContextOptions options;
  options.screen = browser::Size{.width = 2000, .height = 1500};
  const auto page = NewPage(options);
  const std::string sizes = "() => [outerWidth, outerHeight, screen.width, screen.height].join()";
  EXPECT_EQ(Evaluate(page, sizes), R"({"s":"1280,720,2000,1500"})");
  EXPECT_TRUE(Run(page->SetViewport({.width = 555, .height = 333})).ok());
  EXPECT_EQ(Evaluate(page, sizes), R"({"s":"555,333,555,333"})");
}

TEST_F(Pages, ScreensAreUprightInAHandOnly) {
  browser::ContextOptions options;
  options.viewport = browser::Size{.width = 500, .height = 600};
  EXPECT_EQ(Evaluate(NewPage(options), "() => screen.orientation.type"), R"({"s":"landscape-primary"})");
  options.is_mobile = true;
  EXPECT_EQ(Evaluate(NewPage(options), "() => screen.orientation.type"), R"({"s":"portrait-primary"})");
}

TEST_F(Pages, TellTheirTitleWhileADialogIsOpen) {
  const auto page = NewPage();
  Get(page->main_frame()->Goto(Url("/"), Until()));
  const Promise<Ref<browser::Dialog>> opened(loop_.get_executor());
  Subscription dialogs =
      page->context()->on_dialog.connect([&](const Ref<browser::Dialog>& dialog, bool& claimed) {
        claimed = true;
        opened.Set(dialog);
      });
  Evaluate(page, "() => { setTimeout(() => alert('wait'), 0) }");
  const auto dialog = Run(opened.Wait());
  EXPECT_EQ(Get(page->main_frame()->Title()), "Examples");
  EXPECT_TRUE(Run(dialog->Accept(std::nullopt)).ok());
  EXPECT_EQ(Get(page->main_frame()->Title()), "Examples");
}

TEST_F(Pages, InitScriptsRunInOrderUntilTheyAreRemoved) {
  const auto page = NewPage();
  Get(page->context()->AddInitScript("globalThis.trace = ['context']"));
  const auto script = Get(page->AddInitScript("trace.push('page')"));
  Get(page->main_frame()->Goto(Url("/"), Until()));
  EXPECT_EQ(Evaluate(page, "() => trace.join()"), R"({"s":"context,page"})");
  EXPECT_TRUE(Run(page->RemoveInitScript(script)).ok());
  Get(page->Reload(Until()));
  EXPECT_EQ(Evaluate(page, "() => trace.join()"), R"({"s":"context"})");
}

TEST_F(Pages, ExposedFunctionsAnswerThePage) {
  const auto page = NewPage();
  Subscription calls = page->on_binding_call.connect([](const Ref<browser::BindingCall>& call) {
    if (call->name() == "fail") {
      call->Reject(boost::json::object{{"e", {{"n", "Error"}, {"m", "no"}, {"s", "Error: no"}}}});
    } else {
      call->Resolve({.value = call->arguments()[0], .handles = {}});
    }
  });
  const auto echo = Get(page->ExposeBinding(browser::Binding{"echo"}));
  Get(page->ExposeBinding(browser::Binding{"fail"}));
  EXPECT_EQ(Evaluate(page, "() => echo({ a: 1 })"), R"({"o":[{"k":"a","v":{"n":1}}],"id":1})");
  EXPECT_EQ(Evaluate(page, "() => fail().catch(e => e.message)"), R"({"s":"no"})");
  Get(page->main_frame()->Goto(Url("/"), Until()));
  EXPECT_EQ(Evaluate(page, "() => echo('again')"), R"({"s":"again"})");
  EXPECT_EQ(ErrorOf(page->ExposeBinding(browser::Binding{"echo"})),
            "Function \"echo\" has been already registered");
  EXPECT_TRUE(Run(page->RemoveBinding(echo)).ok());
  EXPECT_EQ(Evaluate(page, "() => typeof globalThis.echo"), R"({"s":"undefined"})");
}

TEST_F(Pages, TellWhatTheySayAndThrow) {
  const auto page = NewPage();
  const Promise<Ref<browser::ConsoleMessage>> said(loop_.get_executor());
  const Promise<std::string> thrown(loop_.get_executor());
  Subscription console =
      page->context()->on_console.connect([&](const Ref<browser::ConsoleMessage>& m) { said.Set(m); });
  Subscription errors = page->context()->on_page_error.connect(
      [&](const browser::PageError& error) { thrown.Set(error.name + "|" + error.message); });
  Evaluate(page,
           "() => { console.warn('hi', { x: 1 }); setTimeout(() => { throw new RangeError('far') }, 0) }");
  const auto message = Run(said.Wait());
  EXPECT_EQ(message->type, "warning");
  EXPECT_EQ(message->text, "hi {x: 1}");
  EXPECT_EQ(message->arguments.size(), 2u);
  EXPECT_EQ(Run(thrown.Wait()), "RangeError|far");
}

TEST_F(Pages, DialogsAreAnsweredOrDismissed) {
  const auto page = NewPage();
  EXPECT_EQ(Evaluate(page, "() => confirm('sure?')"), R"({"b":false})");
  Subscription dialogs =
      page->context()->on_dialog.connect([&](const Ref<browser::Dialog>& dialog, bool& claimed) {
        claimed = true;
        boost::asio::co_spawn(loop_, dialog->Accept("blue"), [](std::exception_ptr, const absl::Status&) {});
      });
  EXPECT_EQ(Evaluate(page, "() => prompt('colour?', 'red')"), R"({"s":"blue"})");
}

TEST_F(Pages, TellWhenSomeoneElseAnswersTheirDialog) {
  const auto page = NewPage();
  const auto channel = Get(browser_->delegate().NewPageCdpChannel(page));
  Get(channel->Send("Page.enable", {}));
  Ref<browser::Dialog> opened;
  std::vector<Ref<browser::Dialog>> closed;
  Subscription openings =
      page->context()->on_dialog.connect([&](const Ref<browser::Dialog>& dialog, bool& claimed) {
        claimed = true;
        opened = dialog;
        Task<absl::StatusOr<boost::json::object>> answer =
            channel->Send("Page.handleJavaScriptDialog", {{"accept", true}});
        boost::asio::co_spawn(loop_, std::move(answer), [](auto&&...) {});
      });
  Subscription endings = page->context()->on_dialog_closed.connect(
      [&](const Ref<browser::Dialog>& dialog) { closed.push_back(dialog); });
  EXPECT_EQ(Evaluate(page, "() => confirm('sure?')"), R"({"b":true})");
  EXPECT_THAT(closed, ::testing::ElementsAre(opened));
  EXPECT_EQ(ErrorOf(opened->Dismiss()), "Cannot dismiss dialog which is already handled!");
}

TEST_F(Pages, CloseOnceWithTheirContext) {
  const auto page = NewPage();
  const auto context = page->context();
  std::vector<std::string> heard;
  Subscription page_closed = page->on_close.connect([&] { heard.push_back("page"); });
  Subscription context_closed = context->on_close.connect([&] { heard.push_back("context"); });
  EXPECT_TRUE(Run(context->Close("")).ok());
  EXPECT_EQ(heard, (std::vector<std::string>{"page", "context"}));
  EXPECT_EQ(ErrorOf(page->main_frame()->Evaluate("1", std::nullopt, Nothing())),
            "Target page, context or browser has been closed");
}

TEST_F(Pages, CrashIsToldAndThePageCanStillBeClosed) {
  const auto page = NewPage();
  const Promise<bool> crashed(loop_.get_executor());
  Subscription crash = page->on_crash.connect([&] { crashed.Set(true); });
  boost::asio::co_spawn(loop_, page->main_frame()->Goto("chrome://crash", Until()), [](auto&&...) {});
  EXPECT_TRUE(Run(crashed.Wait()));
  EXPECT_TRUE(Run(page->Close("")).ok());
}

TEST_F(Pages, CookiesBelongToTheirContext) {
  const auto page = NewPage();
  std::vector<network::NewCookie> cookies(1);
  cookies[0].name = "taste";
  cookies[0].value = "sweet";
  cookies[0].url = Url("/");
  EXPECT_TRUE(Run(page->context()->AddCookies(cookies)).ok());
  Get(page->main_frame()->Goto(Url("/"), Until()));
  EXPECT_EQ(Evaluate(page, "() => document.cookie"), R"({"s":"taste=sweet"})");
  EXPECT_EQ(Get(page->context()->Cookies({Url("/")})).size(), 1u);
  EXPECT_EQ(Get(page->context()->Cookies({"http://elsewhere.example/"})).size(), 0u);
  EXPECT_EQ(Get(NewContext()->Cookies({})).size(), 0u);
}

TEST_F(Pages, WorkersAreTold) {
  const auto page = NewPage();
  const Promise<Ref<browser::Worker>> started(loop_.get_executor());
  Subscription workers =
      page->on_worker.connect([&](const Ref<browser::Worker>& worker) { started.Set(worker); });
  Evaluate(
      page,
      "() => { globalThis.worker = new Worker(URL.createObjectURL(new Blob(['globalThis.me = 5'], { type: "
      "'text/javascript' }))) }");
  const auto worker = Run(started.Wait());
  const auto realm = Get(worker->Context());
  EXPECT_EQ(boost::json::serialize(
                Get(realm->Evaluate("() => new Promise(f => setTimeout(() => f(me), 0))", true, Nothing()))),
            R"({"n":5})");
}

}  // namespace
}  // namespace understudy::chromium

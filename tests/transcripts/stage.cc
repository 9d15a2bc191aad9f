#include "tests/transcripts/stage.h"

#include <fstream>
#include <sstream>
#include <utility>

#include "server/base/promise.h"
#include "server/browser/console_message.h"
#include "server/browser/dialog.h"
#include "server/browser/response.h"
#include "server/browser/web_socket_route.h"
#include "tests/support/run_task.h"
#include "tests/transcripts/transcript.h"

namespace understudy::dispatchers {
namespace {

// The page's end of a socket, which does nothing.
class StillSocket final : public browser::WebSocketRouteDelegate {
 public:
  void Connect() override {}
  void EnsureOpened() override {}
  void SendToPage(const browser::WebSocketMessage&) override {}
  void SendToServer(const browser::WebSocketMessage&) override {}
  void ClosePage(browser::WebSocketClose) override {}
  void CloseServer(browser::WebSocketClose) override {}
  Task<void> WhenTaken() override { co_return; }
};

// A driver elsewhere that says nothing.
class SilentConversation final : public RemoteConversation {
 public:
  explicit SilentConversation(const boost::asio::any_io_executor& executor)
      : closed_(std::make_shared<Promise<bool>>(executor)) {}

  Task<absl::StatusOr<std::optional<std::string>>> Receive() override {
    const Ref<Promise<bool>> closed = closed_;
    co_await closed->Wait();
    co_return std::nullopt;
  }
  void Send(std::string) override {}
  Task<void> Finish() override {
    closed_->Set(true);
    co_return;
  }

 private:
  const Ref<Promise<bool>> closed_;
};

// Half of a character that takes two in UTF-16, in the driver's own UTF-8.
constexpr char kHalfCharacter[] = "\xED\xA0\x80";

}  // namespace

void Transcripts::SetUp() {
  Connect(Version(), {.launcher = launcher_, .reach = [this](RemoteAddress address, Ref<Progress>) {
                        return Reach(std::move(address));
                      }});
  OnScenes();
  OnPages();
  OnWorkers();
  OnRequests();
  OnLooks();
}

void Transcripts::PlayTranscript(const std::string& name) {
  std::ifstream file("tests/transcripts/" + name + ".transcript");
  ASSERT_TRUE(file.is_open()) << "There is no such transcript.";
  std::stringstream text;
  text << file.rdbuf();
  Play(LinesFor(text.str(), protocol::ClientVersion{GetParam()}));
}

void Transcripts::OnScenes() {
  On("the client is initialized", [this] { Initialize(); });
  On("a browser is launched", [this] { Launch(); });
  On("a context is open", [this] { OpenContext(); });
  On("a page is open", [this] { OpenPage(); });
  On("the client comes to a browser that runs", [this] { ConnectToRunningBrowser(); });
  On("a cookie of a partition is set", [this] {
    network::Cookie cookie;
    cookie.name = "n";
    cookie.domain = "example.com";
    cookie.path = "/";
    cookie.partition_key = "https://top.example";
    dynamic_cast<FakeContext&>(context()->delegate()).jar.push_back(std::move(cookie));
  });
  On("the debugging session ends", [this] { launcher_->delegates.back()->cdp_channel->on_closed(); });
}

void Transcripts::OnPages() {
  On("the page logs", [this] { LogToConsole(page(), nullptr); });
  On("the page throws", [this] {
    browser::PageError error;
    error.name = "TypeError";
    error.message = "boom";
    error.stack = "TypeError: boom";
    error.location = {.url = "http://x/a.js", .line = 3, .column = 7};
    error.page = page();
    page()->DidThrow(error);
  });
  On("the page throws half a character", [this] {
    browser::PageError error;
    error.name = "Error";
    error.message = kHalfCharacter;
    error.page = page();
    page()->DidThrow(error);
  });
  On("the page calls the function", [this] { CallFunction(boost::json::object{{"n", 5}}); });
  On("the page calls the function with a typed array", [this] {
    CallFunction(boost::json::object{{"ta", {{"b", "AQL/"}, {"k", "ui8"}}}});
  });
  On("the page shows hi", [this] { ShowHi(); });
  On("the page reads no snapshot", [this] {
    realm_->AnswerValue("parse", boost::json::object{{"error", "no snapshot"}});
  });
  On("the page shows nothing", [this] {
    realm_->AnswerValue("expect", boost::json::object{{"missing", true}});
  });
  On("the page opens a window", [this] { FakePage::Open(context(), page()); });
  On("the page opens a dialog", [this] { OpenDialog(); });
  On("someone else answers the dialog", [this] { dialog_->DidClose(); });
  On("the page opens a socket", [this] { OpenSocket(); });
}

void Transcripts::OnWorkers() {
  On("the page starts a worker", [this] {
    worker_ = std::make_shared<browser::Worker>(io_.get_executor(), "http://x/w.js", page());
    page()->DidAttachWorker("worker", worker_);
  });
  On("the worker logs", [this] { LogToConsole(page(), worker_); });
  On("a service worker starts", [this] {
    service_worker_ =
        std::make_shared<browser::Worker>(io_.get_executor(), "http://x/sw.js", WeakRef<browser::Page>());
    context()->DidAttachServiceWorker(service_worker_);
  });
  On("the service worker logs", [this] { LogToConsole(nullptr, service_worker_); });
}

void Transcripts::OnRequests() {
  On("the page fetches", [this] { StartRequest({.frame = frame(), .worker = {}, .document_id = ""}); });
  On("the service worker fetches",
     [this] { StartRequest({.frame = {}, .worker = service_worker_, .document_id = ""}); });
  On("the server answers", [this] { AnswerRequest(); });
}

void Transcripts::OnLooks() {
  On("the context's credentials are u and p", [this] {
    ASSERT_EQ(context()->options().http_credentials.size(), 1u);
    EXPECT_EQ(context()->options().http_credentials[0].username, "u");
    EXPECT_EQ(context()->options().http_credentials[0].password, "p");
  });
  On("the context has no credentials",
     [this] { EXPECT_TRUE(context()->options().http_credentials.empty()); });
  On("the browser has its developer tools open", [this] { EXPECT_TRUE(browser()->options().devtools); });
  On("the driver at ws://other/ was reached", [this] { EXPECT_EQ(reached_, "ws://other/"); });
  On("the page is still there", [this] { EXPECT_FALSE(page()->closed()); });
  // What the driver says then is no JSON to most readers.
  On("the driver passes half a character on",
     [this] { EXPECT_NE(conversation_->Hear().find(R"("message":"\ud800")"), std::string::npos); });
}

void Transcripts::ConnectToRunningBrowser() {
  ASSERT_TRUE(testing::RunTask(io_, launcher_->Launch({}, NoProgress())).ok());
  Reconnect(Version(),
            {.connect = [this](const Ref<Progress>&) { return RunningBrowser(); }, .remote = true});
}

Task<absl::StatusOr<Ref<browser::Browser>>> Transcripts::RunningBrowser() { co_return browser(); }

Task<absl::StatusOr<RemoteDriver>> Transcripts::Reach(RemoteAddress address) {
  reached_ = std::move(address.endpoint);
  co_return RemoteDriver{std::make_unique<SilentConversation>(io_.get_executor()), {}};
}

void Transcripts::LogToConsole(const Ref<browser::Page>& page, const Ref<browser::Worker>& worker) {
  auto message = std::make_shared<browser::ConsoleMessage>();
  message->type = "log";
  message->text = "hi";
  message->timestamp = 5;
  message->page = page;
  message->worker = worker;
  if (page) {
    page->DidLogToConsole(std::move(message));
  } else {
    context()->on_console(message);
  }
}

void Transcripts::CallFunction(boost::json::value argument) {
  const Ref<browser::Binding> binding = browser::FindBinding(page()->bindings(), "f");
  ASSERT_NE(binding, nullptr) << "Expose it first.";
  Ref<browser::JSHandle> handle;
  std::vector<boost::json::value> arguments;
  if (binding->takes_handle) {
    browser::RemoteValue value;
    value.value = std::move(argument);
    value.preview = "5";
    handle = std::make_shared<browser::JSHandle>(nullptr, std::move(value));
  } else {
    arguments.push_back(std::move(argument));
  }
  page()->DidCallBinding(std::make_shared<browser::BindingCall>(frame(), "f", std::move(arguments), handle,
                                                                [](bool, browser::Argument) {}));
}

void Transcripts::ShowHi() {
  realm_ = std::make_unique<FakeRealm>(io_.get_executor(), frame());
  frame()->DidCreateContext(browser::World::kUtility, realm_->context());
  realm_->AnswerValue("expect", boost::json::object{{"matches", false}, {"received", {{"s", "hi"}}}});
  realm_->AnswerValue("selectorOf", boost::json::object{{"value", "internal:role=button"}});
  realm_->AnswerValue("readable", boost::json::object{{"snapshot", "- text: hi"}});
  realm_->AnswerValue("snapshot",
                      boost::json::object{{"text", "- text: hi"}, {"frames", boost::json::array()}});
}

void Transcripts::OpenDialog() {
  dialog_ = std::make_shared<browser::Dialog>(
      page(), "confirm", "Sure?", "",
      [](bool, std::string) -> Task<absl::Status> { co_return absl::OkStatus(); });
  context()->DidOpenDialog(dialog_);
}

void Transcripts::OpenSocket() {
  page()->on_web_socket_route(std::make_shared<browser::WebSocketRoute>(
      page(), "ws://x/", std::vector<std::string>{"chat"}, std::make_shared<StillSocket>()));
}

void Transcripts::StartRequest(browser::RequestOwner owner) {
  browser::RequestStart start;
  start.url = "http://x/";
  start.resource_type = "fetch";
  start.method = "GET";
  context()->network().DidSend(std::to_string(++last_request_), std::move(owner), std::move(start));
}

void Transcripts::AnswerRequest() {
  browser::ResponseStart start;
  start.url = "http://x/";
  start.status = 200;
  start.status_text = "OK";
  context()->network().DidReceiveResponse(std::to_string(last_request_), std::move(start),
                                          /*raw_headers_follow=*/false, browser::Response::BodyReader());
}

}  // namespace understudy::dispatchers

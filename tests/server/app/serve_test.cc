// A server in front of a backend without a browser, and clients that connect to it.

#include "server/app/serve.h"

#include <memory>
#include <optional>
#include <string>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/json/parse.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/app/remote_session.h"
#include "server/browser/browser_context.h"
#include "tests/support/fake_backend.h"
#include "tests/support/run_task.h"
#include "tests/support/web_socket_peer.h"

namespace understudy::app {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr char kInitialize[] =
    R"({"id":1,"guid":"","method":"initialize","params":{"sdkLanguage":"javascript"}})";
const testing::WebSocketPeer::Headers kChromium = {{"x-playwright-browser", "chromium"}};

class ServeTest : public ::testing::Test {
 protected:
  void TearDown() override {
    if (url_.empty()) return;
    Stop();
  }

  void Start(Service service) {
    service.on_listening = [this](const std::string& url) { url_ = url; };
    boost::asio::co_spawn(io_, Serve(io_.get_executor(), std::move(service), stop_),
                          [this](std::exception_ptr failure, absl::Status status) {
                            if (failure) std::rethrow_exception(failure);
                            ended_ = std::move(status);
                          });
    io_.restart();
    while (url_.empty() && !ended_ && io_.run_one() > 0) {
    }
  }
  // A server whose clients launch browsers.
  Service Launching(const std::string& client_version = "", Trust trust = Trust::kNeighbour) {
    return {
        .new_session = [this, client_version, trust](const transport::OpeningRequest& request,
                                                     std::unique_ptr<transport::MessageTransport> transport) {
          return NewLaunchingSession(io_.get_executor(), request, std::move(transport), launcher_, trust,
                                     client_version);
        }};
  }
  // One whose clients share a browser.
  Service Sharing(Trust trust = Trust::kNeighbour) {
    const auto browser = *testing::RunTask(io_, launcher_->Launch({}, NoProgress()));
    return {.new_session = [this, browser, trust](const transport::OpeningRequest& request,
                                                  std::unique_ptr<transport::MessageTransport> transport) {
      return NewSharingSession(io_.get_executor(), request, std::move(transport), browser, trust);
    }};
  }
  // Stops the server and waits until it has ended.
  void Stop() {
    stop_.Set(true);
    io_.restart();
    while (!ended_ && io_.run_one() > 0) {
    }
    EXPECT_EQ(ended_, absl::OkStatus());
    url_.clear();
  }
  std::unique_ptr<testing::WebSocketPeer> Connect(testing::WebSocketPeer::Headers headers,
                                                  const std::string& query = "") {
    auto client = std::make_unique<testing::WebSocketPeer>(io_);
    EXPECT_EQ(client->Open(url_ + query, std::move(headers)), 101);
    return client;
  }
  // Everything the client is told up to the answer to its command `id`.
  static std::string HearAnswer(testing::WebSocketPeer& client, int id) {
    std::string told;
    for (;;) {
      const std::optional<std::string> message = client.Hear();
      if (!message) return told + "(closed)";
      told += *message + "\n";
      if (message->starts_with("{\"id\":" + std::to_string(id) + ",")) return told;
    }
  }
  static std::string Initialize(testing::WebSocketPeer& client) {
    client.Say(kInitialize);
    return HearAnswer(client, 1);
  }
  static std::string Guid(const std::string& told, const std::string& prefix) {
    const size_t at = told.find(prefix + "@");
    return told.substr(at, told.find('"', at) - at);
  }
  static std::string NewContext(testing::WebSocketPeer& client, const std::string& browser) {
    client.Say(R"({"id":2,"guid":")" + browser + R"(","method":"newContext","params":{}})");
    return HearAnswer(client, 2);
  }
  // Runs until `done`.
  template <class Condition>
  void Until(Condition done) {
    io_.restart();
    while (!done() && io_.run_one() > 0) {
    }
    EXPECT_TRUE(done());
  }

  boost::asio::io_context io_;
  Ref<FakeLauncher> launcher_ = std::make_shared<FakeLauncher>(io_.get_executor());
  Promise<bool> stop_{io_.get_executor()};
  std::string url_;
  std::optional<absl::Status> ended_;
};

TEST_F(ServeTest, GivesEachClientABrowserOfItsOwn) {
  Start(Launching());
  const auto first = Connect(kChromium);
  const auto second = Connect(kChromium);
  const std::string told_first = Initialize(*first);
  const std::string told_second = Initialize(*second);
  EXPECT_THAT(told_first, HasSubstr(R"("preLaunchedBrowser":{"guid":"browser@)"));
  EXPECT_THAT(told_first, Not(HasSubstr("localUtils")));
  EXPECT_NE(Guid(told_first, "browser"), Guid(told_second, "browser"));
  EXPECT_EQ(launcher_->browsers.size(), 2u);
}

TEST_F(ServeTest, TakesAnyClientsVersion) {
  Start(Launching());
  const auto old =
      Connect({{"x-playwright-browser", "chromium"}, {"User-Agent", "Playwright/1.48.2 (x) node/20"}});
  EXPECT_THAT(Initialize(*old), HasSubstr(R"({"guid":"","method":"__create__","params":{"type":"Browser",)"));
}

TEST_F(ServeTest, TakesEveryClientForTheVersionItIsTold) {
  Start(Launching("1.48"));
  const auto newer =
      Connect({{"x-playwright-browser", "chromium"}, {"User-Agent", "Playwright/1.65.2 (x) node/20"}});
  EXPECT_THAT(Initialize(*newer),
              HasSubstr(R"({"guid":"","method":"__create__","params":{"type":"Browser",)"));
}

TEST_F(ServeTest, LaunchesWithTheRequestsOptions) {
  Start(Launching());
  Initialize(*Connect({{"x-playwright-browser", "chromium"},
                       {"x-playwright-launch-options", R"({"headless":false,"channel":"chrome"})"}}));
  EXPECT_EQ(launcher_->browsers.at(0)->options().headless, false);
  EXPECT_EQ(launcher_->browsers.at(0)->options().channel, "chrome");
}

TEST_F(ServeTest, TakesTheUrlsParametersFirst) {
  Start(Launching());
  Initialize(
      *Connect({{"x-playwright-browser", "firefox"}, {"x-playwright-launch-options", R"({"channel":"a"})"}},
               "?browser=chromium&launch-options=%7B%22channel%22%3A%22b%22%7D"));
  EXPECT_EQ(launcher_->browsers.at(0)->options().channel, "b");
}

TEST_F(ServeTest, LetsAClientThatNamesNoBrowserLaunchOne) {
  Start(Launching());
  const auto client = Connect({});
  const std::string told = Initialize(*client);
  EXPECT_THAT(told, Not(HasSubstr("preLaunchedBrowser")));
  EXPECT_THAT(told, Not(HasSubstr("localUtils")));
  client->Say(R"({"id":2,"guid":")" + Guid(told, "browser-type") + R"(","method":"launch","params":{}})");
  EXPECT_THAT(HearAnswer(*client, 2), HasSubstr(R"("result":{"browser":)"));
}

TEST_F(ServeTest, SaysWhatItCannotGive) {
  Start(Launching());
  EXPECT_THAT(Initialize(*Connect({{"x-playwright-browser", "firefox"}})),
              HasSubstr("Understudy drives Chromium only; it can't launch firefox."));
  EXPECT_THAT(Initialize(*Connect({{"x-playwright-browser", "chromium"}, {"x-playwright-proxy", "*"}})),
              HasSubstr("does not implement the option exposeNetwork"));
  EXPECT_THAT(Initialize(*Connect(kChromium, "?launch-options=1")), HasSubstr("aren't a JSON object"));
  EXPECT_THAT(Initialize(*Connect(kChromium, "?launch-options=%7B%22headless%22%3A1%7D")),
              HasSubstr("The launch options: headless: expected boolean, got number"));
  EXPECT_TRUE(launcher_->browsers.empty());
}

TEST_F(ServeTest, ClosesTheBrowserOfAClientThatGoes) {
  Start(Launching());
  const auto staying = Connect(kChromium);
  Initialize(*staying);
  const auto going = Connect(kChromium);
  Initialize(*going);
  going->HangUp();
  Until([&] { return !launcher_->browsers.at(1)->connected(); });
  EXPECT_TRUE(launcher_->browsers.at(0)->connected());
}

TEST_F(ServeTest, EndsTheConversationWithTheBrowser) {
  Start(Launching());
  const auto client = Connect(kChromium);
  Initialize(*client);
  launcher_->browsers.at(0)->DidDisconnect();
  EXPECT_THAT(HearAnswer(*client, 2), HasSubstr(R"("method":"close")"));
  EXPECT_EQ(client->code(), 1001);
}

TEST_F(ServeTest, EndsTheConversationWithWhatIsNoMessage) {
  Start(Launching());
  const auto client = Connect(kChromium);
  client->Say("nonsense");
  EXPECT_EQ(client->Hear(), std::nullopt);
  EXPECT_EQ(client->code(), 1007);
}

TEST_F(ServeTest, EndsTheConversationWithMoreValuesThanItCanKeep) {
  Start(Launching());
  const auto client = Connect(kChromium);
  std::string zeros = "{\"id\":1,\"params\":[0";
  for (int i = 0; i < 1'000'000; ++i) zeros += ",0";
  client->Say(zeros + "]}");
  EXPECT_EQ(client->Hear(), std::nullopt);
  EXPECT_EQ(client->code(), 1009);
  EXPECT_EQ(client->reason(), "a message of more than 1000000 values");
}

TEST_F(ServeTest, KeepsFilesFromStrangers) {
  Start(Launching("", Trust::kStranger));
  const auto client = Connect(kChromium);
  const std::string told = Initialize(*client);
  NewContext(*client, Guid(told, "browser"));
  EXPECT_FALSE(launcher_->browsers.at(0)->contexts().at(0)->options().local_files);
  client->Say(R"({"id":3,"guid":")" + Guid(told, "browser") +
              R"(","method":"newBrowserCDPSession","params":{}})");
  EXPECT_THAT(HearAnswer(*client, 3), HasSubstr("A debugging session with the browser is refused"));
  EXPECT_THAT(Initialize(*Connect(kChromium, "?launch-options=%7B%22args%22%3A%5B%22--a%22%5D%7D")),
              HasSubstr("The launch option args is refused"));
}

TEST_F(ServeTest, SavesNothingForStrangersToItsOwnPaths) {
  Start(Launching("", Trust::kStranger));
  const auto client = Connect({});
  client->Say(R"({"id":2,"guid":")" + Guid(Initialize(*client), "browser-type") +
              R"(","method":"launch","params":{}})");
  const std::string browser = Guid(HearAnswer(*client, 2), "browser");
  client->Say(R"({"id":3,"guid":")" + browser + R"(","method":"startTracing","params":{}})");
  client->Say(R"({"id":4,"guid":")" + browser + R"(","method":"stopTracing","params":{}})");
  const std::string stopped = HearAnswer(*client, 4);
  ASSERT_THAT(stopped, HasSubstr("artifact@"));
  const std::string artifact = Guid(stopped, "artifact");
  client->Say(R"({"id":5,"guid":")" + artifact + R"(","method":"saveAs","params":{"path":"/tmp/x"}})");
  EXPECT_THAT(HearAnswer(*client, 5), HasSubstr("Saving a file to a path is refused"));
}

TEST_F(ServeTest, GivesPagesNoFilesOfItsOwnForStrangers) {
  Start(Launching("", Trust::kStranger));
  const auto client = Connect(kChromium);
  const std::string context =
      Guid(NewContext(*client, Guid(Initialize(*client), "browser")), "browser-context");
  client->Say(R"({"id":3,"guid":")" + context + R"(","method":"newPage","params":{}})");
  const std::string frame = Guid(HearAnswer(*client, 3), "frame");
  for (const std::string given : {R"("localPaths":["/etc/passwd"])", R"("localDirectory":"/etc")"}) {
    client->Say(R"({"id":4,"guid":")" + frame +
                R"(","method":"setInputFiles","params":{"selector":"input",)" + given + "}}");
    EXPECT_THAT(HearAnswer(*client, 4), HasSubstr("localPaths are not allowed when the client is not local"));
  }
}

TEST_F(ServeTest, TrustsClientsByWhereTheyMayComeFrom) {
  transport::OpeningRequest request;
  EXPECT_EQ(TrustIn(request, /*unsafe=*/false), Trust::kNeighbour);
  request.from_this_machine = false;
  EXPECT_EQ(TrustIn(request, /*unsafe=*/false), Trust::kStranger);
  EXPECT_EQ(TrustIn(request, /*unsafe=*/true), Trust::kUnsafe);
}

TEST_F(ServeTest, LetsClientsWaitWhenThereAreTooMany) {
  Service service = Launching();
  service.max_clients = 1;
  Start(std::move(service));
  const auto first = Connect(kChromium);
  Initialize(*first);
  const auto second = Connect(kChromium);
  second->Say(kInitialize);
  io_.restart();
  io_.poll();
  EXPECT_EQ(launcher_->browsers.size(), 1u);
  first->Close();
  EXPECT_THAT(HearAnswer(*second, 1), HasSubstr("preLaunchedBrowser"));
}

TEST_F(ServeTest, ClosesEverythingWhenItIsToldToStop) {
  Service service = Launching();
  service.max_clients = 1;
  Start(std::move(service));
  const auto client = Connect(kChromium);
  Initialize(*client);
  const auto waiting = Connect(kChromium);
  stop_.Set(true);
  EXPECT_EQ(client->Hear(), std::nullopt);
  EXPECT_EQ(client->code(), 1001);
  EXPECT_EQ(waiting->Hear(), std::nullopt);
  Stop();
  EXPECT_FALSE(launcher_->browsers.at(0)->connected());
}

TEST_F(ServeTest, SharesOneBrowserOfWhichEachSeesItsOwnPart) {
  Start(Sharing());
  const auto first = Connect({});
  const auto second = Connect({{"User-Agent", "Playwright/1.48.2"}});
  const std::string told_first = Initialize(*first);
  const std::string told_second = Initialize(*second);
  const std::string first_context = NewContext(*first, Guid(told_first, "browser"));
  const std::string second_context = NewContext(*second, Guid(told_second, "browser"));
  EXPECT_NE(Guid(first_context, "browser-context"), Guid(second_context, "browser-context"));
  EXPECT_EQ(launcher_->browsers.size(), 1u);
  EXPECT_EQ(launcher_->browsers[0]->contexts().size(), 2u);

  first->Close();
  Until([&] { return launcher_->browsers[0]->contexts().size() == 1; });
  EXPECT_TRUE(launcher_->browsers[0]->connected());
  second->Say(R"({"id":3,"guid":")" + Guid(second_context, "browser-context") +
              R"(","method":"newPage","params":{}})");
  EXPECT_THAT(HearAnswer(*second, 3), HasSubstr("page@"));
}

TEST_F(ServeTest, TracesNoSharedBrowserForStrangers) {
  Start(Sharing(Trust::kStranger));
  const auto client = Connect({});
  const std::string browser = Guid(Initialize(*client), "browser");
  client->Say(R"({"id":3,"guid":")" + browser + R"(","method":"startTracing","params":{}})");
  EXPECT_THAT(HearAnswer(*client, 3), HasSubstr("Tracing a shared browser is refused"));
}

TEST_F(ServeTest, EndsEveryConversationWithTheSharedBrowser) {
  Start(Sharing());
  const auto first = Connect({});
  const auto second = Connect({});
  Initialize(*first);
  Initialize(*second);
  launcher_->browsers[0]->DidDisconnect();
  HearAnswer(*first, 2);
  HearAnswer(*second, 2);
  EXPECT_EQ(first->code(), 1001);
  EXPECT_EQ(second->code(), 1001);
  EXPECT_THAT(Initialize(*Connect({})), HasSubstr("TargetClosedError"));
}

TEST_F(ServeTest, FailsWhereItCannotListen) {
  Service service = Launching();
  service.listening.host = "nowhere.invalid";
  Start(std::move(service));
  EXPECT_THAT(std::string(ended_->message()), HasSubstr("can't listen on nowhere.invalid:0"));
}

}  // namespace
}  // namespace understudy::app

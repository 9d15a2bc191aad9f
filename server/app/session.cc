#include "server/app/session.h"

#include <functional>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "dispatchers/new_connection.h"
#include "server/base/errors.h"
#include "server/base/spawn.h"

namespace understudy::app {
namespace {

// A client that leaves this much unread gets no more until it has read most of it: neither its browsers, nor
// other drivers, nor its own commands are read from.
constexpr size_t kStalledBytes = 8 << 20;
constexpr size_t kDrainedBytes = 2 << 20;
// One that leaves this much unread, though nobody waits for it, isn't served any longer: a browser that
// others use goes on.
constexpr size_t kLostBytes = 512 << 20;

// Newer versions are served as the newest known, and their users told.
void WarnOfTooNewClient(const protocol::VersionHints& hints) {
  const std::string stated = protocol::StatedVersion(hints);
  if (!protocol::ClientVersion::IsTooNew(stated)) return;
  std::cerr << "understudy: the client is Playwright " << stated << ", newer than "
            << protocol::ClientVersion::Newest().ToString()
            << ", the newest one known here, and is served as that\n";
}

// What another driver says to our client through this one: it waits, as browsers do, for one that doesn't
// keep up.
class PacedConversation final : public dispatchers::RemoteConversation {
 public:
  using Pace = std::function<Task<void>()>;
  PacedConversation(std::unique_ptr<dispatchers::RemoteConversation> conversation, Pace pace)
      : conversation_(std::move(conversation)), pace_(std::move(pace)) {}

  Task<absl::StatusOr<std::optional<std::string>>> Receive() override {
    co_await pace_();
    co_return co_await conversation_->Receive();
  }
  void Send(std::string message) override { conversation_->Send(std::move(message)); }
  Task<void> Finish() override { return conversation_->Finish(); }

 private:
  const std::unique_ptr<dispatchers::RemoteConversation> conversation_;
  const Pace pace_;
};

}  // namespace

Session::Session(boost::asio::any_io_executor executor,
                 std::unique_ptr<transport::MessageTransport> transport, Ref<LaunchedBrowsers> browsers,
                 dispatchers::Entrance entrance, dispatchers::ConnectionOptions options)
    : executor_(std::move(executor)),
      transport_(std::move(transport)),
      browsers_(std::move(browsers)),
      entrance_(std::move(entrance)),
      options_(std::move(options)) {}

Task<absl::Status> Session::Run() {
  const Ref<Session> self = shared_from_this();
  absl::Status status = co_await Serve();
  co_await transport_->Finish(status);
  co_await browsers_->CloseAll();
  co_return stopped_ ? absl::OkStatus() : status;
}

Task<absl::Status> Session::Serve() {
  WarnOfTooNewClient(options_.hints);
  dispatchers::Entrance entrance = entrance_;
  if (entrance_.connect)
    entrance.connect = [this](Ref<Progress> progress) { return Connect(std::move(progress)); };
  if (entrance_.reach) {
    entrance.reach = [this](dispatchers::RemoteAddress address, Ref<Progress> progress) {
      return Reach(std::move(address), std::move(progress));
    };
  }
  const auto connection = dispatchers::NewConnection(executor_, options_, std::move(entrance),
                                                     [weak = weak_from_this()](std::string message) {
                                                       if (const Ref<Session> self = weak.lock())
                                                         self->Send(std::move(message));
                                                     });
  absl::Status status;
  while (status.ok()) {
    absl::StatusOr<std::optional<std::string>> message = co_await transport_->Receive();
    status = message.status();
    if (!message.ok() || !*message) break;
    status = connection->Receive(**message);
    co_await Pace();
  }
  connection->Disconnect();
  // One that says why it goes has gone all the same.
  co_return absl::IsAborted(status) ? absl::OkStatus() : status;
}

Task<absl::StatusOr<Ref<browser::Browser>>> Session::Connect(Ref<Progress> progress) {
  const Ref<Session> self = shared_from_this();
  ASSIGN_OR_CO_RETURN(const Ref<browser::Browser> browser, co_await entrance_.connect(std::move(progress)));
  connected_ = browser->on_disconnected.connect([this] { Stop(); });
  co_return browser;
}

Task<absl::StatusOr<dispatchers::RemoteDriver>> Session::Reach(dispatchers::RemoteAddress address,
                                                               Ref<Progress> progress) {
  const Ref<Session> self = shared_from_this();
  ASSIGN_OR_CO_RETURN(dispatchers::RemoteDriver driver,
                      co_await entrance_.reach(std::move(address), std::move(progress)));
  driver.conversation = std::make_unique<PacedConversation>(std::move(driver.conversation),
                                                            [weak = weak_from_this()]() -> Task<void> {
                                                              if (const Ref<Session> self = weak.lock())
                                                                co_await self->Pace();
                                                            });
  co_return driver;
}

Task<void> Session::Pace() {
  const Ref<Session> self = shared_from_this();
  if (stalled_) co_await transport_->WaitForQueueBelow(kDrainedBytes);
}

void Session::Send(std::string message) {
  if (transport_->QueuedBytes() > kLostBytes) transport_->Close();
  transport_->Send(std::move(message));
  if (stalled_ || transport_->QueuedBytes() <= kStalledBytes) return;
  stalled_ = true;
  browsers_->SetReadingPaused(true);
  Spawn(executor_, ResumeWhenDrained());
}

Task<void> Session::ResumeWhenDrained() {
  const Ref<Session> self = shared_from_this();
  co_await transport_->WaitForQueueBelow(kDrainedBytes);
  stalled_ = false;
  browsers_->SetReadingPaused(false);
}

void Session::Stop() {
  stopped_ = true;
  Spawn(executor_, Finish(shared_from_this()));
}

Task<void> Session::Finish(Ref<Session> self) {
  co_await self->transport_->Finish(absl::UnavailableError("the driver goes away"));
}

}  // namespace understudy::app

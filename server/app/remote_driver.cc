#include "server/app/remote_driver.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "server/base/errors.h"
#include "server/transport/web_socket_client.h"

namespace understudy::app {
namespace {

class ConversationOverWebSocket final : public dispatchers::RemoteConversation {
 public:
  explicit ConversationOverWebSocket(std::unique_ptr<transport::MessageTransport> transport)
      : transport_(std::move(transport)) {}

  Task<absl::StatusOr<std::optional<std::string>>> Receive() override { return transport_->Receive(); }
  void Send(std::string message) override { transport_->Send(std::move(message)); }
  Task<void> Finish() override { return transport_->Finish(absl::OkStatus()); }

 private:
  const std::unique_ptr<transport::MessageTransport> transport_;
};

Task<absl::StatusOr<dispatchers::RemoteDriver>> Reach(boost::asio::any_io_executor executor,
                                                      dispatchers::RemoteAddress address,
                                                      Ref<Progress> progress) {
  transport::ConnectLog log = [progress](std::string line) { progress->Log(std::move(line)); };
  ASSIGN_OR_CO_RETURN(transport::OpenedWebSocket opened,
                      co_await transport::OpenWebSocket(std::move(executor), std::move(address.endpoint),
                                                        std::move(address.headers), std::move(log)));
  auto conversation = std::make_unique<ConversationOverWebSocket>(std::move(opened.transport));
  co_return dispatchers::RemoteDriver{std::move(conversation), std::move(opened.headers)};
}

}  // namespace

dispatchers::ReachRemoteDriver ReachOverWebSocket(boost::asio::any_io_executor executor) {
  return [executor = std::move(executor)](dispatchers::RemoteAddress address, Ref<Progress> progress) {
    return Reach(executor, std::move(address), std::move(progress));
  };
}

}  // namespace understudy::app

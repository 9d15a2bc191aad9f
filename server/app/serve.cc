#include "server/app/serve.h"

#include <utility>

#include "server/app/remote_clients.h"
#include "server/base/errors.h"
#include "server/transport/web_socket_server.h"

namespace understudy::app {

Task<absl::Status> Serve(boost::asio::any_io_executor executor, Service service, Promise<bool> stop) {
  const auto clients = std::make_shared<RemoteClients>(executor, service.max_clients);
  transport::WebSocketServer::OnClient on_client =
      [clients, new_session = std::move(service.new_session)](
          const transport::OpeningRequest& request, std::unique_ptr<transport::MessageTransport> transport) {
        clients->Add(new_session(request, std::move(transport)));
      };
  ASSIGN_OR_CO_RETURN(const auto server,
                      transport::WebSocketServer::Listen(executor, service.listening, std::move(on_client)));
  service.on_listening(server->url());
  co_await stop.Wait();
  server->Close();
  co_await clients->StopAll();
  co_return absl::OkStatus();
}

}  // namespace understudy::app

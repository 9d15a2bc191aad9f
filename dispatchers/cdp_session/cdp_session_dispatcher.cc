#include "dispatchers/cdp_session/cdp_session_dispatcher.h"

#include "dispatchers/core/call.h"
#include "dispatchers/core/connection.h"
#include "dispatchers/core/object_table.h"
#include "protocol/schema/cdp_session.handlers.pw.h"
#include "server/base/spawn.h"

namespace understudy::dispatchers {
namespace {

Task<void> Detach(Ref<browser::CdpChannel> channel) { static_cast<void>(co_await channel->Detach()); }

}  // namespace

Ref<CDPSessionDispatcher> CDPSessionDispatcher::Create(Dispatcher& owner, Ref<browser::CdpChannel> channel) {
  return owner.objects().Create<CDPSessionDispatcher>(owner, "cdp-session", protocol::CDPSessionInitializer(),
                                                      std::move(channel));
}

CDPSessionDispatcher::CDPSessionDispatcher(Ref<browser::CdpChannel> channel) : channel_(std::move(channel)) {
  Keep(channel_->on_event.connect([this](const std::string& method, const boost::json::object& params) {
    protocol::CDPSessionEventEvent event;
    event.method = method;
    event.params = params;
    Emit(event);
  }));
  Keep(channel_->on_closed.connect([this] {
    Emit(protocol::CDPSessionCloseEvent());
    Dispose();
  }));
}

void CDPSessionDispatcher::OnDisposed() { Spawn(connection().executor(), Detach(channel_)); }

Task<absl::StatusOr<protocol::CDPSessionSendResult>> HandleCDPSessionSend(
    Ref<CDPSessionDispatcher> self, protocol::CDPSessionSendParams params, Call&) {
  boost::json::object arguments;
  if (params.params && params.params->is_object()) arguments = std::move(params.params->get_object());
  protocol::CDPSessionSendResult result;
  ASSIGN_OR_CO_RETURN(result.result,
                      co_await self->cdp_channel()->Send(std::move(params.method), std::move(arguments)));
  co_return result;
}

Task<absl::Status> HandleCDPSessionDetach(Ref<CDPSessionDispatcher> self, protocol::CDPSessionDetachParams,
                                          Call&) {
  absl::Status status = co_await self->cdp_channel()->Detach();
  self->Dispose();
  co_return status;
}

}  // namespace understudy::dispatchers

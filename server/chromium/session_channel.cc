#include "server/chromium/session_channel.h"

#include <utility>

#include "server/base/errors.h"
#include "server/chromium/cdp/target.h"

namespace understudy::chromium {

absl::StatusOr<Ref<browser::CdpChannel>> SessionChannel::Create(Ref<CdpSession> root,
                                                                Ref<CdpSession> session) {
  if (!session) return TargetClosedError();
  const auto channel = std::make_shared<SessionChannel>(std::move(root), session);
  SessionChannel* self = channel.get();
  channel->subscriptions_.push_back(
      session->raw_event().connect([self](const std::string& method, const boost::json::object& params) {
        self->on_event(method, params);
      }));
  channel->subscriptions_.push_back(session->on_closed().connect([self] { self->on_closed(); }));
  return channel;
}

Task<absl::StatusOr<boost::json::object>> SessionChannel::Send(std::string method,
                                                               boost::json::object params) {
  return session_->SendRaw(method, params);
}

Task<absl::Status> SessionChannel::Detach() {
  cdp::target::DetachFromTarget command;
  command.session_id = session_->id();
  return root_->Send(command);
}

}  // namespace understudy::chromium

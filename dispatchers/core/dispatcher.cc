#include "dispatchers/core/dispatcher.h"

#include "dispatchers/core/connection.h"
#include "dispatchers/core/object_table.h"
#include "protocol/codec/wire_message.h"
#include "protocol/schema/tables.pw.h"

namespace understudy::dispatchers {

ObjectTable& Dispatcher::objects() const { return connection_->objects(); }

protocol::ClientVersion Dispatcher::Version() const { return connection_->version(); }

void Dispatcher::Dispose(absl::Status why) {
  if (!disposed_) objects().Dispose(*this, std::move(why));
}

std::optional<double> Dispatcher::DefaultTimeout(bool navigation) const {
  return parent_ ? parent_->DefaultTimeout(navigation) : std::nullopt;
}

double Dispatcher::SlowMo() const { return parent_ ? parent_->SlowMo() : 0; }

bool Dispatcher::CanEmit(std::string_view name) const {
  if (disposed_ || !announced_) return false;
  const protocol::EventInfo* event = protocol::FindEvent(channel_, name);
  return event && event->versions.Contains(Version());
}

void Dispatcher::EmitVerbatim(std::string_view name, std::string_view params_json) {
  if (CanEmit(name)) SendEvent(name, params_json);
}

void Dispatcher::SendEvent(std::string_view name, std::optional<std::string_view> params_json) {
  connection_->Send(protocol::SerializeEvent(guid_, name, params_json));
}

}  // namespace understudy::dispatchers

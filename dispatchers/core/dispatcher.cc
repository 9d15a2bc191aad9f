#include "dispatchers/core/dispatcher.h"

#include <algorithm>

#include "dispatchers/core/connection.h"
#include "dispatchers/core/object_table.h"
#include "protocol/codec/wire_message.h"
#include "protocol/schema/tables.pw.h"

namespace understudy::dispatchers {
namespace {

bool IsComplete(const protocol::EventInfo& event, const boost::json::object& params,
                protocol::ClientVersion version) {
  return std::ranges::all_of(event.params->fields, [&](const protocol::FieldInfo& field) {
    return !field.present.Contains(version) || !field.required.Contains(version) ||
           field.shape == protocol::Shape::kInline ||
           params.contains(boost::json::string_view(field.name.data(), field.name.size()));
  });
}

}  // namespace

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
  if (CanEmit(name)) connection_->Send(protocol::SerializeEvent(guid_, name, params_json));
}

void Dispatcher::SendEvent(std::string_view name, const boost::json::object* params) {
  // What a client's version can't do without may be unknown, such as the page of a worker's message.
  if (params && !IsComplete(*protocol::FindEvent(channel_, name), *params, Version())) return;
  connection_->Send(protocol::SerializeEvent(guid_, name, params));
}

}  // namespace understudy::dispatchers

#include "server/chromium/guarded_channel.h"

#include <string_view>
#include <utility>

#include "server/base/errors.h"

namespace understudy::chromium {
namespace {

namespace json = boost::json;

std::string_view Text(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  return value && value->is_string() ? std::string_view(value->get_string()) : std::string_view();
}

}  // namespace

GuardedChannel::GuardedChannel(Ref<browser::CdpChannel> channel, Ref<CdpSession> root, GuardRules rules,
                               Owns owns)
    : channel_(std::move(channel)), root_(std::move(root)), rules_(rules), owns_(std::move(owns)) {
  subscriptions_.push_back(
      channel_->on_event.connect([this](const std::string& method, const json::object& params) {
        if (MayHear(params)) on_event(method, params);
      }));
  subscriptions_.push_back(channel_->on_closed.connect([this] { on_closed(); }));
}

Task<absl::StatusOr<json::object>> GuardedChannel::Send(std::string method, json::object params) {
  ASSIGN_OR_CO_RETURN(const GuardedCommand command, CheckCommand(rules_, method, params));
  if (command.context_id && !owns_(*command.context_id)) co_return NotYours(method);
  if (command.target_id) {
    const bool owned = co_await OwnsTarget(*command.target_id);
    if (!owned) co_return NotYours(method);
  }
  ASSIGN_OR_CO_RETURN(json::object result, co_await channel_->Send(method, std::move(params)));
  FilterResult(method, result, [this](const json::object& target) { return OwnsTarget(target); });
  co_return result;
}

bool GuardedChannel::OwnsTarget(const json::object& target) const {
  return owns_(std::string(Text(target, "browserContextId")));
}

Task<bool> GuardedChannel::OwnsTarget(std::string target_id) {
  const json::object question{{"targetId", target_id}};
  const absl::StatusOr<json::object> answer = co_await root_->SendRaw("Target.getTargetInfo", question);
  const json::value* target = answer.ok() ? answer->if_contains("targetInfo") : nullptr;
  co_return target && target->is_object() && OwnsTarget(target->get_object());
}

bool GuardedChannel::MayHear(const json::object& params) {
  if (const json::value* target = params.if_contains("targetInfo"); target && target->is_object()) {
    if (!OwnsTarget(target->get_object())) return false;
    heard_of_.emplace(Text(target->get_object(), "targetId"));
    return true;
  }
  const std::string_view gone = Text(params, "targetId");
  return gone.empty() || heard_of_.contains(gone);
}

}  // namespace understudy::chromium

#include "server/chromium/cdp/connection.h"

#include <optional>
#include <utility>
#include <vector>

#include <absl/strings/str_cat.h>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/post.hpp>

#include "server/base/debug_log.h"
#include "server/base/errors.h"
#include "server/base/spawn.h"
#include "server/base/string_view.h"

namespace understudy::chromium {
namespace {

namespace asio = boost::asio;
namespace json = boost::json;

constexpr size_t kMostLoggedBytes = 5000;
constexpr int64_t kSessionNotFound = -32001;

void LogMessage(std::string_view direction, std::string_view message) {
  if (!DebugEnabled(DebugChannel::kProtocol)) return;
  const bool cut = message.size() > kMostLoggedBytes;
  DebugLog(DebugChannel::kProtocol,
           cut ? absl::StrCat(Abseil(direction), " ", Abseil(message.substr(0, kMostLoggedBytes)), "… ",
                              message.size(), " bytes")
               : absl::StrCat(Abseil(direction), " ", Abseil(message)));
}

std::string_view Text(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  return value && value->is_string() ? std::string_view(value->get_string()) : std::string_view();
}

const json::object& Object(const json::object& object, std::string_view name) {
  static const json::object kEmpty;
  const json::value* value = object.if_contains(name);
  return value && value->is_object() ? value->get_object() : kEmpty;
}

absl::Status ErrorOf(std::string_view method, const json::object& error) {
  const json::value* code = error.if_contains("code");
  if (code && code->is_int64() && code->get_int64() == kSessionNotFound) return TargetClosedError();
  const std::string_view details = Text(error, "data");
  return Error(absl::StrCat("Protocol error (", Abseil(method), "): ", Abseil(Text(error, "message")),
                            details.empty() ? "" : " ", Abseil(details)));
}

}  // namespace

Ref<CdpConnection> CdpConnection::Create(const asio::any_io_executor& executor,
                                         std::unique_ptr<transport::MessageTransport> transport) {
  Ref<CdpConnection> connection(new CdpConnection(executor, std::move(transport)));
  Spawn(executor, Run(connection));
  return connection;
}

CdpConnection::CdpConnection(const asio::any_io_executor& executor,
                             std::unique_ptr<transport::MessageTransport> transport)
    : executor_(executor),
      transport_(std::move(transport)),
      resumed_(executor, asio::steady_timer::time_point::max()),
      root_(std::make_shared<CdpSession>(*this, "", WeakRef<CdpSession>())) {
  sessions_[""] = root_;
}

CdpConnection::~CdpConnection() {
  // The event loop is going down with the connection still open; nobody listens any more.
  for (const auto& [id, session] : sessions_) session->connection_ = nullptr;
  root_->connection_ = nullptr;
}

Ref<CdpSession> CdpConnection::Session(std::string_view id) const {
  const auto found = sessions_.find(Abseil(id));
  return found == sessions_.end() ? nullptr : found->second;
}

void CdpConnection::Close() {
  connected_ = false;
  transport_->Close();
  resumed_.cancel();
}

void CdpConnection::Resume() {
  if (--pauses_ == 0) resumed_.cancel();
}

int64_t CdpConnection::Expect(CdpSession& session, std::string_view method, Ref<Answer> answer) {
  expected_.emplace(++last_id_, Expected{&session, std::string(method), std::move(answer)});
  return last_id_;
}

void CdpConnection::SendMessage(std::string message) {
  LogMessage("SEND ►", message);
  transport_->Send(std::move(message));
}

void CdpConnection::FailAnswer(int64_t id, const absl::Status& failure) {
  const auto found = expected_.find(id);
  const Ref<Answer> answer = std::move(found->second.answer);
  expected_.erase(found);
  answer->Fail(failure);
}

void CdpConnection::FailAnswers(const CdpSession& session, const absl::Status& failure) {
  std::vector<Ref<Answer>> failed;
  absl::erase_if(expected_, [&](auto& entry) {
    if (entry.second.session != &session) return false;
    failed.push_back(std::move(entry.second.answer));
    return true;
  });
  for (const Ref<Answer>& answer : failed) answer->Fail(failure);
}

Task<void> CdpConnection::Run(Ref<CdpConnection> self) {
  while (self->connected_) {
    while (self->pauses_ > 0 && self->connected_) {
      co_await self->resumed_.async_wait(asio::as_tuple(asio::use_awaitable));
    }
    const absl::StatusOr<std::optional<std::string>> message = co_await self->transport_->Receive();
    if (!message.ok() || !*message || !self->connected_) break;
    LogMessage("◀ RECV", **message);
    const absl::StatusOr<json::object> parsed = self->parser_.Parse(**message);
    if (!parsed.ok()) {
      DebugLog(DebugChannel::kProtocol, Std(parsed.status().message()));
      break;
    }
    // Whoever waited for the answer was put into the event loop's queue and goes on before this does.
    if (self->Handle(*parsed) == Handled::kAnswer) co_await asio::post(self->executor_, asio::use_awaitable);
  }
  self->Disconnected();
}

CdpConnection::Handled CdpConnection::Handle(const json::object& message) {
  const json::value* id = message.if_contains("id");
  if (id && id->is_int64()) {
    HandleAnswer(id->get_int64(), message);
    return Handled::kAnswer;
  }
  if (message.contains("error")) {
    // The browser couldn't read a command, so it doesn't know which. A call that fails is better than one
    // that never ends: whichever it was is among those that wait.
    for (const auto& [number, command] : std::exchange(expected_, {}))
      command.answer->Fail(ErrorOf(command.method, Object(message, "error")));
    return Handled::kAnswer;
  }
  HandleEvent(message);
  return Handled::kEvent;
}

void CdpConnection::HandleAnswer(int64_t id, const json::object& message) {
  const auto found = expected_.find(id);
  if (found == expected_.end()) return;
  const Expected expected = std::move(found->second);
  expected_.erase(found);
  if (message.contains("error")) {
    expected.answer->Fail(ErrorOf(expected.method, Object(message, "error")));
  } else {
    expected.answer->Succeed(Object(message, "result"));
  }
}

void CdpConnection::HandleEvent(const json::object& message) {
  const Ref<CdpSession> session = Session(Text(message, "sessionId"));
  if (!session) return;
  const std::string_view method = Text(message, "method");
  const json::object& params = Object(message, "params");
  if (method == "Target.attachedToTarget") {
    const std::string id(Text(params, "sessionId"));
    sessions_.try_emplace(id, std::make_shared<CdpSession>(*this, id, session));
  }
  session->Deliver(method, params);
  if (method == "Target.detachedFromTarget") CloseSession(std::string(Text(params, "sessionId")));
}

void CdpConnection::CloseSession(const std::string& id) {
  const auto found = sessions_.find(id);
  if (id.empty() || found == sessions_.end()) return;
  const Ref<CdpSession> session = std::move(found->second);
  sessions_.erase(found);
  std::vector<std::string> children;
  for (const auto& [child_id, child] : sessions_) {
    if (child->parent() == session) children.push_back(child_id);
  }
  for (const std::string& child : children) CloseSession(child);
  session->Close();
}

void CdpConnection::Disconnected() {
  const auto self = shared_from_this();
  connected_ = false;
  transport_->Close();
  const auto sessions = std::exchange(sessions_, {});
  for (const auto& [id, session] : sessions) {
    if (session != root_) session->Close();
  }
  root_->Close();
  on_disconnected_();
}

}  // namespace understudy::chromium

#include "server/chromium/cdp/session.h"

#include <algorithm>
#include <utility>

#include <absl/strings/str_cat.h>

#include "server/base/errors.h"
#include "server/base/string_view.h"
#include "server/chromium/cdp/connection.h"

namespace understudy::chromium {
namespace {

constexpr size_t kMostMessageBytes = 100 << 20;
// Levels of brackets, the message's own and those of its params among them.
constexpr int kMostNesting = 300;

int Nesting(const boost::json::value& value) {
  int inner = 0;
  if (const auto* array = value.if_array()) {
    for (const boost::json::value& item : *array) inner = std::max(inner, Nesting(item));
  } else if (const auto* object = value.if_object()) {
    for (const auto& [name, member] : *object) inner = std::max(inner, Nesting(member));
  } else {
    return 0;
  }
  return inner + 1;
}

}  // namespace

CdpSession::CdpSession(CdpConnection& connection, std::string id, WeakRef<CdpSession> parent)
    : connection_(&connection),
      executor_(connection.executor_),
      id_(std::move(id)),
      parent_(std::move(parent)) {}

boost::asio::any_io_executor CdpSession::executor() const { return executor_; }

bool CdpSession::closed() const { return !connection_ || !connection_->connected(); }

Task<absl::StatusOr<boost::json::object>> CdpSession::SendRaw(std::string_view method,
                                                              const boost::json::object& params) {
  auto answer = std::make_shared<AwaitedAnswer<boost::json::object>>(executor_);
  int nesting = 1;
  for (const auto& [name, value] : params) nesting = std::max(nesting, 1 + Nesting(value));
  if (nesting < kMostNesting) {
    Write(method, answer, params);
  } else {
    answer->Fail(Error(absl::StrCat(Abseil(method), " is nested too deep for the browser: ", nesting + 1,
                                    " levels, above its limit of ", kMostNesting)));
  }
  return AwaitedAnswer<boost::json::object>::Wait(std::move(answer));
}

std::optional<CdpSession::OutgoingMessage> CdpSession::BeginMessage(std::string_view method,
                                                                    Ref<Answer> answer) {
  if (closed() || !failure_.ok()) {
    answer->Fail(failure_.ok() ? TargetClosedError() : failure_);
    return std::nullopt;
  }
  OutgoingMessage message{connection_->Expect(*this, method, std::move(answer)), ""};
  JsonWriter writer(message.text);
  writer.BeginObject();
  cdp::WriteField(writer, "id", message.id);
  cdp::WriteField(writer, "method", method);
  writer.Key("params");
  return message;
}

void CdpSession::EndMessage(std::string_view method, OutgoingMessage message) {
  JsonWriter writer(message.text);
  if (!id_.empty()) cdp::WriteField(writer, "sessionId", id_);
  writer.EndObject();
  if (message.text.size() > kMostMessageBytes) {
    connection_->FailAnswer(
        message.id, Error(absl::StrCat(Abseil(method), " is too large for the browser: ", message.text.size(),
                                       " bytes, above its limit of ", kMostMessageBytes)));
    return;
  }
  connection_->SendMessage(std::move(message.text));
}

void CdpSession::Deliver(std::string_view method, const boost::json::object& params) {
  if (!raw_event_.empty()) raw_event_(std::string(method), params);
  listeners_.Deliver(method, params);
}

void CdpSession::MarkCrashed() { Fail(Error("Target crashed")); }

void CdpSession::Fail(const absl::Status& failure) {
  if (!failure_.ok()) return;
  failure_ = failure;
  if (connection_) connection_->FailAnswers(*this, failure);
}

void CdpSession::Close() {
  if (!connection_) return;
  const auto self = shared_from_this();
  connection_->FailAnswers(*this, TargetClosedError());
  connection_ = nullptr;
  on_closed_();
}

}  // namespace understudy::chromium

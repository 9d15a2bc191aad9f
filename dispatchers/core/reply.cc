#include "dispatchers/core/reply.h"

#include <utility>

#include <absl/strings/str_cat.h>

#include "protocol/codec/wire_message.h"
#include "server/base/errors.h"
#include "server/base/string_view.h"

namespace understudy::dispatchers {

Reply::Reply(Reply&& other) noexcept
    : id_(std::move(other.id_)), send_(std::exchange(other.send_, nullptr)) {}

Reply::~Reply() {
  if (send_) Fail(Error("Internal error: the command ended without an answer"));
}

void Reply::Succeed(std::optional<std::string_view> result_json) {
  Spend(protocol::SerializeResult(id_, result_json));
}

void Reply::Fail(const absl::Status& why, std::optional<std::vector<std::string>> log,
                 std::optional<boost::json::object> details, std::string code) {
  protocol::WireError error;
  error.message = std::string(why.message());
  error.name = std::string(ErrorName(why));
  error.stack = absl::StrCat(error.name, ": ", error.message);
  error.code = std::move(code);
  error.thrown = ThrownValueOf(why);
  error.log = std::move(log);
  error.details = std::move(details);
  Spend(protocol::SerializeError(id_, error));
}

void Reply::Spend(std::string message) {
  if (const Send send = std::exchange(send_, nullptr)) send(std::move(message));
}

}  // namespace understudy::dispatchers

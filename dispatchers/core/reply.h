#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <absl/status/status.h>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

namespace understudy::dispatchers {

// The one answer a command owes its client. Dropped unspent it answers an internal error, so that no client
// waits for ever.
class [[nodiscard]] Reply {
 public:
  using Send = std::function<void(std::string)>;

  Reply(boost::json::value id, Send send) : id_(std::move(id)), send_(std::move(send)) {}
  Reply(Reply&& other) noexcept;
  Reply& operator=(Reply&&) = delete;
  ~Reply();

  const boost::json::value& id() const { return id_; }

  // Nothing for commands that have no result fields at all.
  void Succeed(std::optional<std::string_view> result_json);
  // A command that failed once it ran has a log, be it empty; one that was refused has none. `code`: "ENOENT"
  // and the like; empty for none.
  void Fail(const absl::Status& why, std::optional<std::vector<std::string>> log = std::nullopt,
            std::optional<boost::json::object> details = std::nullopt, std::string code = {});

 private:
  void Spend(std::string message);

  boost::json::value id_;
  Send send_;
};

}  // namespace understudy::dispatchers

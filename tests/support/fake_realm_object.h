#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <boost/asio/any_io_executor.hpp>
#include <boost/json/array.hpp>

#include "server/base/promise.h"
#include "server/browser/delegate/realm_object.h"

namespace understudy {

// The driver's object in a realm that isn't there: keeps what it is told, and answers what the test says.
class FakeRealmObject final : public browser::RealmObject {
 public:
  struct Told {
    std::string function;
    std::vector<browser::CallArgument> arguments;
    std::optional<Promise<absl::Status>> done = std::nullopt;
  };

  explicit FakeRealmObject(const boost::asio::any_io_executor& executor) : ready_(executor) {}

  void BecomeReady(absl::Status outcome = absl::OkStatus()) { ready_.Set(std::move(outcome)); }

  Task<absl::Status> Ready() override { return ready_.Wait(); }
  Task<absl::StatusOr<browser::RemoteValue>> Call(std::string function,
                                                  std::vector<browser::CallArgument> arguments) override {
    told.push_back({std::move(function), std::move(arguments)});
    co_return answer;
  }
  void Post(std::string function, std::vector<browser::CallArgument> arguments) override {
    told.push_back({std::move(function), std::move(arguments)});
  }
  void Post(std::string function, std::vector<browser::CallArgument> arguments,
            Promise<absl::Status> done) override {
    told.push_back({std::move(function), std::move(arguments), std::move(done)});
  }

  // What has been called so far, in order.
  std::vector<Told> told;
  // What calls that wait for it are answered with.
  absl::StatusOr<browser::RemoteValue> answer = browser::RemoteValue();

 private:
  Promise<absl::Status> ready_;
};

// What a function was called with; an object as its id.
inline boost::json::array ArgumentsOf(const FakeRealmObject::Told& told) {
  boost::json::array arguments;
  for (const browser::CallArgument& argument : told.arguments) {
    const auto* object = std::get_if<browser::RemoteObjectId>(&argument);
    arguments.push_back(object ? boost::json::value(boost::json::string(object->id))
                               : std::get<boost::json::value>(argument));
  }
  return arguments;
}

}  // namespace understudy

#include "tests/support/fake_realm.h"

#include <map>
#include <memory>
#include <variant>

#include <absl/strings/str_cat.h>
#include <boost/json/serialize.hpp>

#include "server/base/promise.h"

namespace understudy {

struct FakeRealm::State {
  using Answer = Promise<absl::StatusOr<browser::RemoteValue>>;

  explicit State(boost::asio::any_io_executor executor) : executor(std::move(executor)) {}

  Answer& AnswerOf(const std::string& function) {
    return answers.try_emplace(function, executor).first->second;
  }

  boost::asio::any_io_executor executor;
  std::map<std::string, Answer> answers;
  std::vector<std::string> calls;
  std::vector<std::string> released;
  std::vector<std::pair<std::string, browser::RemoteValue>> properties;
  std::string content_frame_id;
  std::string owner_frame_id;
};

class FakeRealm::Delegate final : public browser::ExecutionContextDelegate {
 public:
  explicit Delegate(Ref<State> state) : state_(std::move(state)) {}

  Task<absl::StatusOr<browser::RemoteValue>> Call(browser::Bundle, std::string method,
                                                  std::vector<browser::CallArgument> arguments,
                                                  browser::Returned) override {
    std::string call = method;
    for (const browser::CallArgument& argument : arguments) {
      if (const auto* value = std::get_if<boost::json::value>(&argument))
        absl::StrAppend(&call, " ", boost::json::serialize(*value));
    }
    state_->calls.push_back(std::move(call));
    const State::Answer answer = state_->AnswerOf(method);
    co_return co_await answer.Wait();
  }

  Task<absl::StatusOr<browser::RemoteValue>> Adopt(browser::NodeId node) override {
    browser::RemoteValue value;
    value.remote_id = absl::StrCat("adopted ", node);
    value.node = true;
    value.nodes.push_back(node);
    co_return value;
  }
  Task<absl::StatusOr<browser::NodeId>> NodeOf(std::string) override { co_return browser::NodeId{7}; }
  Task<absl::StatusOr<std::vector<std::pair<std::string, browser::RemoteValue>>>> Properties(
      std::string) override {
    co_return state_->properties;
  }
  Task<absl::Status> SetFiles(std::string, std::vector<std::string>) override { co_return absl::OkStatus(); }
  void Release(const std::string& remote_id) override { state_->released.push_back(remote_id); }
  Task<absl::StatusOr<std::string>> ContentFrameId(std::string) override {
    co_return state_->content_frame_id;
  }
  Task<absl::StatusOr<std::string>> OwnerFrameId(std::string) override { co_return state_->owner_frame_id; }

 private:
  const Ref<State> state_;
};

FakeRealm::FakeRealm(const boost::asio::any_io_executor& executor, WeakRef<browser::Frame> frame)
    : state_(std::make_shared<State>(executor)),
      context_(std::make_shared<browser::ExecutionContext>(executor, std::make_unique<Delegate>(state_),
                                                           std::move(frame))) {}

void FakeRealm::Answer(const std::string& function, absl::StatusOr<browser::RemoteValue> answer) const {
  State::Answer& waiting = state_->AnswerOf(function);
  if (waiting.IsSet()) waiting = State::Answer(state_->executor);
  waiting.Set(std::move(answer));
}

void FakeRealm::AnswerValue(const std::string& function, boost::json::value value) const {
  browser::RemoteValue answer;
  answer.value = std::move(value);
  Answer(function, std::move(answer));
}

void FakeRealm::SetProperties(std::vector<std::pair<std::string, browser::RemoteValue>> properties) const {
  state_->properties = std::move(properties);
}

void FakeRealm::SetFrameIds(std::string content, std::string owner) const {
  state_->content_frame_id = std::move(content);
  state_->owner_frame_id = std::move(owner);
}

const std::vector<std::string>& FakeRealm::calls() const { return state_->calls; }

const std::vector<std::string>& FakeRealm::released() const { return state_->released; }

Ref<browser::JSHandle> FakeRealm::NewHandle(std::string remote_id, bool node) const {
  browser::RemoteValue value;
  value.remote_id = std::move(remote_id);
  value.preview = node ? "JSHandle@node" : "Object";
  value.node = node;
  return context_->NewHandle(std::move(value));
}

}  // namespace understudy

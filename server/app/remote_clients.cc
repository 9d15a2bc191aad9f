#include "server/app/remote_clients.h"

#include <iostream>
#include <utility>

#include "server/base/spawn.h"

namespace understudy::app {

void RemoteClients::Add(Ref<Session> session) {
  if (all_gone_) {
    session->Stop();
  } else if (served_.size() >= max_at_once_) {
    waiting_.push_back(std::move(session));
  } else {
    served_.push_back(session);
    Spawn(executor_, Serve(shared_from_this(), std::move(session)));
  }
}

Task<void> RemoteClients::Serve(Ref<RemoteClients> self, Ref<Session> session) {
  const absl::Status status = co_await session->Run();
  if (!status.ok() && !absl::IsDataLoss(status)) {
    std::cerr << "understudy: the conversation with a client ended: " << status.message() << "\n";
  }
  self->DidGo(session);
}

void RemoteClients::DidGo(const Ref<Session>& session) {
  std::erase(served_, session);
  if (all_gone_) {
    if (served_.empty()) all_gone_->Set(true);
  } else if (!waiting_.empty()) {
    const Ref<Session> next = std::move(waiting_.front());
    waiting_.pop_front();
    Add(next);
  }
}

Task<void> RemoteClients::StopAll() {
  const Ref<RemoteClients> self = shared_from_this();
  all_gone_.emplace(executor_);
  for (const Ref<Session>& session : waiting_) session->Stop();
  waiting_.clear();
  for (const Ref<Session>& session : served_) session->Stop();
  if (served_.empty()) co_return;
  co_await all_gone_->Wait();
}

}  // namespace understudy::app

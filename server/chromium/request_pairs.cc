#include "server/chromium/request_pairs.h"

#include <utility>

namespace understudy::chromium {
namespace {

// How many requests are kept of which nobody may ever say more, as when their page is gone.
constexpr size_t kMostUnpaired = 10'000;

}  // namespace

RequestPairs::RequestPairs() : sent_(kMostUnpaired), paused_(kMostUnpaired) {}

RequestPairs::~RequestPairs() = default;

void RequestPairs::DidSend(const std::string& id, bool passes, const Tell& tell) {
  DidGoOn(id);
  if (std::deque<FetchPause>* const pauses = paused_.Find(id)) {
    const FetchPause pause = std::move(pauses->front());
    pauses->pop_front();
    if (pauses->empty()) paused_.Take(id);
    tell(&pause);
  } else if (passes) {
    tell(nullptr);
  } else {
    sent_[id] = tell;
  }
}

void RequestPairs::DidPause(const std::string& id, FetchPause pause) {
  if (const std::optional<Tell> tell = sent_.Take(id)) {
    (*tell)(&pause);
  } else {
    paused_[id].push_back(std::move(pause));
  }
}

void RequestPairs::DidGoOn(const std::string& id) {
  if (const std::optional<Tell> tell = sent_.Take(id)) (*tell)(nullptr);
}

}  // namespace understudy::chromium

#include "server/chromium/request_pairs.h"

#include <utility>

namespace understudy::chromium {
namespace {

// How many requests are kept that nobody may ever tell of.
constexpr size_t kMostPaused = 1000;

}  // namespace

RequestPairs::RequestPairs() : paused_(kMostPaused) {}

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
  if (const auto sent = sent_.extract(id); !sent.empty()) {
    sent.mapped()(&pause);
  } else {
    paused_[id].push_back(std::move(pause));
  }
}

void RequestPairs::DidGoOn(const std::string& id) {
  if (const auto sent = sent_.extract(id); !sent.empty()) sent.mapped()(nullptr);
}

}  // namespace understudy::chromium

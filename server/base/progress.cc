#include "server/base/progress.h"

namespace understudy {
namespace {

class Unwatched final : public Progress {
 public:
  void Log(std::string) override {}
  std::optional<Clock::time_point> deadline() const override { return std::nullopt; }
  void WillInput() override {}
};

}  // namespace

Ref<Progress> NoProgress() { return std::make_shared<Unwatched>(); }

}  // namespace understudy

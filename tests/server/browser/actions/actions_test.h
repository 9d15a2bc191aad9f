#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/json/parse.hpp>

#include "server/base/progress.h"
#include "server/browser/actions/target.h"
#include "tests/server/browser/domain_test.h"

namespace understudy::browser {

// Keeps what a command's user would be told.
class KeptProgress final : public Progress {
 public:
  void Log(std::string line) override { lines.push_back(std::move(line)); }
  std::optional<Clock::time_point> deadline() const override { return until; }
  void WillInput() override {}

  std::vector<std::string> lines;
  std::optional<Clock::time_point> until;
};

// A page whose half of a command (server/injected/elements) is what the test says.
class ActionsTest : public DomainTest {
 protected:
  static boost::json::value Json(const char* text) { return boost::json::parse(text); }
  Target Find(std::string selector, bool strict = true) {
    Target target;
    target.frame = frame_;
    target.selector = std::move(selector);
    target.strict = strict;
    return target;
  }
  Target Held(const Ref<JSHandle>& element) {
    Target target;
    target.frame = frame_;
    target.element = element;
    return target;
  }

  const Ref<KeptProgress> progress_ = std::make_shared<KeptProgress>();
  const Realms realms_ = OpenRealms(frame_);
};

}  // namespace understudy::browser

#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <absl/status/statusor.h>
#include <boost/json/object.hpp>

#include "server/base/progress.h"
#include "server/base/task.h"
#include "server/browser/actions/element_search.h"
#include "server/browser/actions/target.h"

namespace understudy::browser {

// One gesture on one element: tries until the element is ready for it, and tells of each attempt. This is the
// only loop of actions. What an attempt is stays with the page (server/injected/elements) and those who call
// Attempt().
class Action : public std::enable_shared_from_this<Action> {
 public:
  // `name` as the user is told: "click action".
  static absl::StatusOr<Ref<Action>> Begin(Target target, Ref<Progress> progress, std::string name);
  Action(Ref<ElementSearch> search, std::string name);
  ~Action();
  Action(const Action&) = delete;
  Action& operator=(const Action&) = delete;

  ElementSearch& search() const { return *search_; }
  // What else to tell of once the element is found.
  void Announce(std::string line) { announcement_ = std::move(line); }

  // Waits for the element and for its turn, then makes one call of the page. An element that leaves the
  // document is looked for anew, or is an error where the client holds it. Errors that the page tells of are
  // part of the answer. `begins`: what the page does first, as the user is told; empty for nothing.
  Task<absl::StatusOr<boost::json::object>> Attempt(
      std::string method, boost::json::object request, std::string begins,
      std::vector<Ref<JSHandle>> handles = std::vector<Ref<JSHandle>>());
  // Attempts until the page has carried it out, or is `ready` for what follows.
  Task<absl::StatusOr<boost::json::object>> Perform(
      std::string method, boost::json::object request, std::string begins,
      std::vector<Ref<JSHandle>> handles = std::vector<Ref<JSHandle>>());

  // Tells of each attempt before it is made, not once the element is found.
  void TellAhead() { tells_ahead_ = true; }
  // The page keeps nothing for the action any more, as once it has carried it out.
  void DidEndInPage() { in_page_ = false; }

  // Whatever is in the way stays there.
  void IgnoreObstacles() { ignores_obstacles_ = true; }
  // What is in the way when the element is found is in the way of the first attempt, too, and has to go once.
  void FindInFirstAttempt() { finds_first_ = false; }

  void Log(std::string line) { search_->progress().Log(std::move(line)); }
  // Calls the page for the element of the last attempt.
  Task<absl::StatusOr<RemoteValue>> Follow(std::string method, boost::json::object request,
                                           Returned returned = Returned::kValue);

 private:
  // Whether the client is asked to take away what is in the way.
  bool is_watched() const;
  // Finds the element and keeps it for the attempts; false while it isn't there. With obstacles in its way
  // that is a step of its own: they are taken away before it and before each attempt.
  Task<absl::StatusOr<bool>> FindFirst();
  void StartOver();
  void LogFound(const boost::json::object& answer);
  void LogBegin();
  void LogAttempt(const boost::json::object& request, const boost::json::object& answer,
                  const std::string& begins);
  static Task<void> Release(Ref<ElementSearch> search, int64_t id);

  const Ref<ElementSearch> search_;
  const std::string name_;
  // The page holds the element under it from one step to the next.
  const int64_t id_;
  std::string announcement_;
  bool tells_ahead_ = false;
  bool ignores_obstacles_ = false;
  bool finds_first_ = true;
  bool begun_ = false;
  // Whether the page may keep something for the action.
  bool in_page_ = false;
  int64_t attempts_ = 0;
};

// "waiting for element to be visible and enabled", as Attempt() takes it.
std::string WaitingToBe(std::string_view states);
// "element is not visible" and the like, of an answer that says so; empty otherwise.
std::string WhyNotReady(const boost::json::object& answer);

}  // namespace understudy::browser

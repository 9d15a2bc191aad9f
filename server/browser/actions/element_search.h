#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <absl/status/statusor.h>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "server/base/progress.h"
#include "server/base/task.h"
#include "server/browser/actions/target.h"
#include "server/browser/delegate/realm.h"
#include "server/browser/frame.h"
#include "server/browser/selectors/selector.h"

namespace understudy::browser {

// One command's way to its element: finds it, through frames, and calls the page's half of the command
// (server/injected/elements). One call is one look at the page, and one round trip where no frame is entered.
class ElementSearch : public std::enable_shared_from_this<ElementSearch> {
 public:
  // Fails for a selector that can't be parsed, or names an engine there isn't.
  static absl::StatusOr<Ref<ElementSearch>> Begin(Target target, Ref<Progress> progress);
  // The same, but first tells the user what is looked for, if it is named(): `saying`, its name, `until`.
  static absl::StatusOr<Ref<ElementSearch>> BeginTold(Target target, Ref<Progress> progress,
                                                      std::string_view saying, std::string_view until = "");
  // What is looked for in one of the frames on the way; the last finds the element, the others the next
  // frame's.
  struct Leg {
    Selector selector;
    // The user's engines that it names, as the page takes them.
    boost::json::array engines = {};
    std::string test_id_attribute = {};
    World world = World::kUtility;
  };
  ElementSearch(Target target, std::vector<Leg> path, Ref<Progress> progress);

  const Target& target() const { return target_; }
  Progress& progress() const { return *progress_; }
  const Ref<Progress>& shared_progress() const { return progress_; }
  // Whether the element is looked for anew with each look, or is the one the client holds.
  bool by_selector() const { return !path_.empty(); }
  // Whether messages name what is waited for.
  bool named() const { return by_selector() || target_.as_scope; }
  // Whether the element that the client holds, or below which is looked, has lost its document.
  bool IsStale(const absl::Status& status) const;
  // Whether it has lost its frame with it.
  bool IsFrameless(const absl::Status& status) const;
  // How the element's user calls it: `get_by_role("button")`.
  std::string Name() const;

  // What the page answers to one call of `method(root or element, request, handles…)`; nothing when the
  // element isn't there, or a frame it is in. Looks at the next document when there is another one. Fails
  // with what waiting won't mend: several matches in strict mode, a selector that its engine can't read, a
  // page that is gone. An error that the page tells of is part of the answer.
  Task<absl::StatusOr<std::optional<boost::json::object>>> Ask(
      std::string method, boost::json::object request,
      std::vector<Ref<JSHandle>> handles = std::vector<Ref<JSHandle>>());
  // The same, but fails with the error that the page tells of.
  Task<absl::StatusOr<std::optional<boost::json::object>>> Look(
      std::string method, boost::json::object request,
      std::vector<Ref<JSHandle>> handles = std::vector<Ref<JSHandle>>());
  // Looks until there is an answer. Nothing in the way is taken away.
  Task<absl::StatusOr<boost::json::object>> Await(
      std::string method, boost::json::object request,
      std::vector<Ref<JSHandle>> handles = std::vector<Ref<JSHandle>>());
  // Waits as long as is good before the next look, a little longer each time. Fails when there is no use in
  // one: the page has crashed.
  Task<absl::Status> Pause();

  // For what follows on the element that was found last: calls `method` in the realm it was found in.
  Task<absl::StatusOr<RemoteValue>> Follow(std::string method, boost::json::object request,
                                           Returned returned);
  // Where it was found; null before.
  const Ref<Frame>& found_in() const { return found_.frame; }
  const Ref<ExecutionContext>& found_context() const { return found_.context; }

  // The elements that the selector finds now, as handles in the main world. Several are an error in strict
  // mode.
  Task<absl::StatusOr<std::vector<Ref<JSHandle>>>> FindAll();
  struct Found {
    std::vector<Ref<JSHandle>> elements = {};
    // In place of more than a few: an array of them all.
    Ref<JSHandle> list = nullptr;
  };
  // The same, for a function that is called with all of them.
  Task<absl::StatusOr<Found>> FindTogether();
  // The first of them; null without any.
  Task<absl::StatusOr<Ref<JSHandle>>> FindOne();
  // Calls `method` where the element would be, with the selector that is left for there. Does nothing when a
  // frame on the way isn't there.
  Task<absl::Status> Tell(std::string method, boost::json::object request);

 private:
  // Where to look.
  struct Scope {
    Ref<Frame> frame;
    Ref<ExecutionContext> context;
    // The element itself, or below which to look; empty: the document.
    std::string root_id;
    // What for; null when the element itself is meant.
    const Leg* leg = nullptr;
  };

  // Nothing while a frame on the way isn't there.
  Task<absl::StatusOr<std::optional<Scope>>> FindScope();
  // The frame of the element that `scope` leads to; null while it isn't there.
  Task<absl::StatusOr<Ref<Frame>>> Enter(Scope scope);
  Task<absl::StatusOr<RemoteValue>> Call(Scope scope, std::string method, boost::json::object request,
                                         std::vector<Ref<JSHandle>> handles, Returned returned);
  Task<absl::StatusOr<std::vector<NodeId>>> FindNodes(Scope scope, std::optional<int64_t> limit);
  Task<absl::StatusOr<std::vector<Ref<JSHandle>>>> Find(std::optional<int64_t> limit);
  Task<absl::StatusOr<std::vector<Ref<JSHandle>>>> FindNow(std::optional<int64_t> limit);
  Task<absl::StatusOr<Found>> FindTogetherNow();
  // An array in `main` of all that the selector finds in the frame of that world.
  Task<absl::StatusOr<Ref<JSHandle>>> NewList(Ref<ExecutionContext> main);
  Task<absl::StatusOr<std::optional<boost::json::object>>> AskNow(std::string method,
                                                                  boost::json::object request,
                                                                  std::vector<Ref<JSHandle>> handles);
  // Whether what failed so goes on in the document that follows.
  bool GoesOn(const absl::Status& status, const Frame& frame) const;

  const Target target_;
  // None for an element itself.
  const std::vector<Leg> path_;
  const Ref<Progress> progress_;
  // Where the last answer came from.
  Scope found_;
  size_t pauses_ = 0;
};

// What the page told of as its error; OK when it didn't.
absl::Status ErrorIn(const boost::json::object& answer);
// What becomes of an element that the client holds and the document doesn't any more.
absl::Status NotAttached();
// What becomes of one whose frame is gone.
absl::Status FrameDetached();
// What whoever waits for a page ends with when its renderer crashes.
absl::Status PageCrashed();

}  // namespace understudy::browser

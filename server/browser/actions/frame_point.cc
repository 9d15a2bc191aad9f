#include "server/browser/actions/frame_point.h"

#include <utility>
#include <vector>

#include "server/base/errors.h"
#include "server/browser/actions/action.h"
#include "server/browser/actions/answer.h"
#include "server/browser/execution_context.h"
#include "server/browser/js_handle.h"

namespace understudy::browser {
namespace {

Point PointOf(const boost::json::object& answer) {
  const boost::json::value* point = answer.if_contains("point");
  if (point == nullptr) return {};
  return {.x = NumberAt(FieldsOf(*point), "x"), .y = NumberAt(FieldsOf(*point), "y")};
}

// What the frame around `frame` says of a point in it.
Task<absl::StatusOr<boost::json::object>> AskParent(Ref<Frame> frame, Point point, bool hit) {
  ASSIGN_OR_CO_RETURN(const Ref<JSHandle> element, co_await frame->Element());
  ASSIGN_OR_CO_RETURN(const Ref<ExecutionContext> context,
                      co_await frame->parent()->Context(World::kUtility));
  ASSIGN_OR_CO_RETURN(std::string id, co_await element->RemoteIdIn(context));
  boost::json::object request{{"point", boost::json::object{{"x", point.x}, {"y", point.y}}}, {"hit", hit}};
  std::vector<CallArgument> arguments;
  arguments.emplace_back(RemoteObjectId{std::move(id)});
  arguments.emplace_back(boost::json::value(std::move(request)));
  ASSIGN_OR_CO_RETURN(RemoteValue answer, co_await context->Call(Bundle::kElements, "frameHit",
                                                                 std::move(arguments), Returned::kValue));
  if (!answer.value.is_object()) co_return Error("The page changed what the driver asked");
  co_return std::move(answer.value.get_object());
}

}  // namespace

Task<absl::StatusOr<FramePoint>> InMainFrame(Ref<Frame> frame, boost::json::object answer, bool hit) {
  for (;;) {
    const Point point = PointOf(answer);
    for (int64_t i = IntegerAt(answer, "frames"); i > 0 && frame->parent(); --i) frame = frame->parent();
    if (!frame->parent()) co_return FramePoint{point, ""};
    ASSIGN_OR_CO_RETURN(answer, co_await AskParent(frame, point, hit));
    if (answer.contains("detached")) co_return NotAttached();
    if (std::string why_not = WhyNotReady(answer); !why_not.empty())
      co_return FramePoint{point, std::move(why_not)};
    frame = frame->parent();
  }
}

}  // namespace understudy::browser

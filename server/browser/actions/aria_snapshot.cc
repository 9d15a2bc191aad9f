#include "server/browser/actions/aria_snapshot.h"

#include <utility>
#include <vector>

#include <absl/strings/str_cat.h>
#include <absl/strings/str_join.h>
#include <absl/strings/str_split.h>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "server/base/errors.h"
#include "server/browser/actions/answer.h"
#include "server/browser/actions/checkpoint.h"
#include "server/browser/actions/element_search.h"
#include "server/browser/frame.h"
#include "server/browser/js_handle.h"
#include "server/browser/page.h"

namespace understudy::browser {
namespace {

using boost::json::object;

object ToJson(const AriaSnapshotOptions& options, const std::string& prefix) {
  object json{
      {"mode", options.for_ai ? "ai" : "default"}, {"boxes", options.boxes}, {"patterns", options.patterns}};
  if (options.refs) json["refs"] = true;
  if (options.depth) json["depth"] = *options.depth;
  if (!prefix.empty()) json["refPrefix"] = prefix;
  return json;
}

// What references to a frame's elements begin with: nothing in the main frame.
std::string PrefixOf(const Ref<Frame>& frame) {
  const Ref<Page> page = frame->page();
  if (!page || page->main_frame() == frame) return "";
  return absl::StrCat("f", page->NumberOf(frame));
}

// Nothing when the element isn't there yet.
Task<absl::StatusOr<object>> Take(Target target, AriaSnapshotOptions options, bool json,
                                  Ref<Progress> progress) {
  const std::string prefix = PrefixOf(target.frame);
  ASSIGN_OR_CO_RETURN(const Ref<ElementSearch> search,
                      ElementSearch::BeginTold(std::move(target), progress, "waiting for "));
  const object request{{"options", ToJson(options, prefix)}, {"json", json}};
  for (;;) {
    const Ref<Page> page = search->target().frame->page();
    if (page && search->by_selector()) CO_RETURN_IF_ERROR(co_await TakeAwayObstacles(page, progress));
    ASSIGN_OR_CO_RETURN(auto answer, co_await search->Look("snapshot", request));
    if (answer) co_return *std::move(answer);
    CO_RETURN_IF_ERROR(co_await search->Pause());
  }
}

// The frame whose element has the reference; null when it is gone.
Task<absl::StatusOr<Ref<Frame>>> FrameOf(Ref<Frame> parent, std::string ref) {
  Target target;
  target.frame = std::move(parent);
  target.selector = absl::StrCat("aria-ref=", ref);
  ASSIGN_OR_CO_RETURN(const Ref<ElementSearch> search, ElementSearch::Begin(std::move(target), NoProgress()));
  ASSIGN_OR_CO_RETURN(const Ref<JSHandle> element, co_await search->FindOne());
  if (!element) co_return nullptr;
  co_return co_await element->ContentFrame();
}

Target DocumentOf(Ref<Frame> frame) {
  Target target;
  target.frame = std::move(frame);
  target.document = true;
  return target;
}

Task<absl::StatusOr<std::string>> WithFrames(Ref<Frame> frame, object answer, AriaSnapshotOptions options);

// The lines of the snapshot of the frame at `place`; none when it has nothing to show.
Task<std::vector<std::string>> LinesOfFrame(Ref<Frame> parent, object place, AriaSnapshotOptions options) {
  const absl::StatusOr<Ref<Frame>> frame = co_await FrameOf(parent, TextAt(place, "ref"));
  if (!frame.ok() || !*frame) co_return std::vector<std::string>();
  Target document = DocumentOf(*frame);
  auto answer = co_await Take(std::move(document), options, /*json=*/false, NoProgress());
  if (!answer.ok()) co_return std::vector<std::string>();
  const absl::StatusOr<std::string> text = co_await WithFrames(*frame, *std::move(answer), options);
  if (!text.ok() || text->empty()) co_return std::vector<std::string>();
  std::vector<std::string> lines = absl::StrSplit(*text, '\n');
  for (std::string& line : lines) line = absl::StrCat(TextAt(place, "indent"), line);
  co_return lines;
}

// The snapshot's text with those of the frames in it in their places.
Task<absl::StatusOr<std::string>> WithFrames(Ref<Frame> frame, object answer, AriaSnapshotOptions options) {
  const boost::json::value* places = answer.if_contains("frames");
  if (places == nullptr || !places->is_array() || places->get_array().empty())
    co_return TextAt(answer, "text");
  const std::vector<std::string> lines = absl::StrSplit(TextAt(answer, "text"), '\n');
  std::vector<std::string> all;
  size_t next = 0;
  for (const boost::json::value& place : places->get_array()) {
    if (!place.is_object()) continue;
    const auto line = static_cast<size_t>(IntegerAt(place.get_object(), "line"));
    while (next < lines.size() && next <= line) all.push_back(lines[next++]);
    object at = place.get_object();
    const std::vector<std::string> inner = co_await LinesOfFrame(frame, std::move(at), options);
    if (inner.empty()) continue;
    all.back() += ':';
    all.insert(all.end(), inner.begin(), inner.end());
  }
  while (next < lines.size()) all.push_back(lines[next++]);
  co_return absl::StrJoin(all, "\n");
}

Task<boost::json::value> DataWithFrames(Ref<Frame> frame, boost::json::value data,
                                        AriaSnapshotOptions options);

Task<void> FillFrames(Ref<Frame> frame, boost::json::value& node, AriaSnapshotOptions options) {
  if (!node.is_object()) co_return;
  object& fields = node.get_object();
  if (TextAt(fields, "role") == "iframe" && fields.contains("ref")) {
    const absl::StatusOr<Ref<Frame>> inner = co_await FrameOf(frame, TextAt(fields, "ref"));
    if (!inner.ok() || !*inner) co_return;
    Target document = DocumentOf(*inner);
    auto answer = co_await Take(std::move(document), options, /*json=*/true, NoProgress());
    const boost::json::value* data = answer.ok() ? answer->if_contains("data") : nullptr;
    if (data == nullptr || !data->is_array() || data->get_array().empty()) co_return;
    boost::json::value copy = *data;
    fields["children"] = co_await DataWithFrames(*inner, std::move(copy), options);
    co_return;
  }
  boost::json::value* children = fields.if_contains("children");
  if (children == nullptr || !children->is_array()) co_return;
  for (boost::json::value& child : children->get_array()) co_await FillFrames(frame, child, options);
}

Task<boost::json::value> DataWithFrames(Ref<Frame> frame, boost::json::value data,
                                        AriaSnapshotOptions options) {
  if (data.is_array()) {
    for (boost::json::value& node : data.get_array()) co_await FillFrames(frame, node, options);
  }
  co_return data;
}

}  // namespace

Task<absl::StatusOr<std::string>> AriaSnapshot(Target target, AriaSnapshotOptions options,
                                               Ref<Progress> progress) {
  const Ref<Frame> frame = target.frame;
  ASSIGN_OR_CO_RETURN(object answer,
                      co_await Take(std::move(target), options, /*json=*/false, std::move(progress)));
  co_return co_await WithFrames(frame, std::move(answer), options);
}

Task<absl::StatusOr<boost::json::value>> AriaSnapshotJson(Target target, AriaSnapshotOptions options,
                                                          Ref<Progress> progress) {
  const Ref<Frame> frame = target.frame;
  ASSIGN_OR_CO_RETURN(object answer,
                      co_await Take(std::move(target), options, /*json=*/true, std::move(progress)));
  boost::json::value* data = answer.if_contains("data");
  if (data == nullptr) co_return boost::json::value(boost::json::array());
  boost::json::value copy = std::move(*data);
  co_return co_await DataWithFrames(frame, std::move(copy), options);
}

}  // namespace understudy::browser

#include "dispatchers/convert/actions.h"

#include <utility>

#include <boost/json/object.hpp>

#include "dispatchers/convert/input.h"
#include "protocol/compat/actions.h"

namespace understudy::dispatchers {
namespace {

template <class Params>
browser::PointerOptions PointerOptionsFrom(const Params& params) {
  browser::PointerOptions options;
  options.force = params.force.value_or(false);
  options.trial = params.trial.value_or(false);
  options.no_scroll = params.scroll == protocol::ScrollMode::kNone;
  if (params.position) options.position = ToDomain(*params.position);
  return options;
}

template <class Params>
browser::ClickActionOptions ClickOptionsFrom(const Params& params) {
  browser::ClickActionOptions options;
  static_cast<browser::PointerOptions&>(options) = PointerOptionsFrom(params);
  options.modifiers = ToDomain(params.modifiers);
  options.button = ToDomain(params.button);
  options.delay = params.delay.value_or(0);
  options.steps = params.steps.value_or(1);
  return options;
}

}  // namespace

browser::Point ToDomain(const protocol::Point& point) { return {.x = point.x, .y = point.y}; }

browser::ClickActionOptions ToDomain(const protocol::ClickParams& params) {
  browser::ClickActionOptions options = ClickOptionsFrom(params);
  options.click_count = params.click_count.value_or(1);
  return options;
}

browser::ClickActionOptions ToDomain(const protocol::DblclickParams& params) {
  return ClickOptionsFrom(params);
}

browser::PointerOptions ToDomain(const protocol::HoverParams& params) {
  browser::PointerOptions options = PointerOptionsFrom(params);
  options.modifiers = ToDomain(params.modifiers);
  return options;
}

browser::PointerOptions ToDomain(const protocol::CheckParams& params) { return PointerOptionsFrom(params); }

browser::FillOptions FillOptionsFrom(std::optional<bool> force, const Call& call) {
  browser::FillOptions options;
  options.force = force.value_or(false);
  options.refuses_malformed = protocol::RefusesMalformedInput(call.version());
  return options;
}

boost::json::array ToDomain(const std::optional<std::vector<protocol::SelectOption>>& options) {
  boost::json::array result;
  if (!options) return result;
  for (const protocol::SelectOption& option : *options) {
    boost::json::object& one = result.emplace_back(boost::json::object()).get_object();
    if (option.value_or_label) one["valueOrLabel"] = *option.value_or_label;
    if (option.value) one["value"] = *option.value;
    if (option.label) one["label"] = *option.label;
    if (option.index) one["index"] = *option.index;
  }
  return result;
}

}  // namespace understudy::dispatchers

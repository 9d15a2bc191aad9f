#pragma once

#include <optional>

#include <boost/json/array.hpp>

#include "dispatchers/core/call.h"
#include "protocol/schema/actions.pw.h"
#include "server/browser/actions/edit.h"
#include "server/browser/actions/pointer.h"

namespace understudy::dispatchers {

browser::Point ToDomain(const protocol::Point& point);

browser::ClickActionOptions ToDomain(const protocol::ClickParams& params);
browser::ClickActionOptions ToDomain(const protocol::DblclickParams& params);
// Hover and tap.
browser::PointerOptions ToDomain(const protocol::HoverParams& params);
// Check and uncheck.
browser::PointerOptions ToDomain(const protocol::CheckParams& params);

browser::FillOptions FillOptionsFrom(std::optional<bool> force, const Call& call);

// As the page takes them: `{valueOrLabel?, value?, label?, index?}`.
boost::json::array ToDomain(const std::optional<std::vector<protocol::SelectOption>>& options);

}  // namespace understudy::dispatchers

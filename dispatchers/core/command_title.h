#pragma once

#include <string>

#include <boost/json/object.hpp>

#include "protocol/codec/channel_info.h"
#include "protocol/schema/common.pw.h"

namespace understudy::dispatchers {

// What a command does, for its user: the client's title; the method of the API that it comes from, which
// clients told before they had titles; or the protocol's title with its placeholders filled from `params`:
// `{key}`, or
// `{a|b}` for the first of two that is there.
std::string CommandTitle(const protocol::CommandInfo& command, const protocol::Metadata& metadata,
                         const boost::json::object& params);

}  // namespace understudy::dispatchers

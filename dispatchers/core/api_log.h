#pragma once

#include <string>
#include <string_view>

#include <absl/status/status.h>
#include <boost/json/object.hpp>

#include "protocol/codec/channel_info.h"
#include "protocol/schema/common.pw.h"

namespace understudy::dispatchers {

class Call;

// What DEBUG=pw:api tells of a command: its title when it starts and ends, and the lines of its log between.
// Commands the protocol or the client calls internal aren't told of.
void LogApiStart(const Call& call);
void LogApiLine(const Call& call, std::string_view line);
void LogApiEnd(const Call& call, const absl::Status& outcome);

// The client's title, or the protocol's with its placeholders filled from `params`: `{key}`, or `{a|b}` for
// the first of two that is there.
std::string CommandTitle(const protocol::CommandInfo& command, const protocol::Metadata& metadata,
                         const boost::json::object& params);

}  // namespace understudy::dispatchers

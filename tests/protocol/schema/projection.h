#pragma once

#include <boost/json/object.hpp>

#include "protocol/compat/client_version.h"

namespace understudy::protocol {

// The whole protocol as one version knows it, from the generated tables, in the format of
// tests/protocol/tables.
boost::json::object ProjectProtocol(ClientVersion version);

}  // namespace understudy::protocol

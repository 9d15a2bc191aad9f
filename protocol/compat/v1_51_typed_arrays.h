#pragma once

#include <boost/json/value.hpp>

#include "protocol/compat/client_version.h"

namespace understudy::protocol {

// Clients up to 1.51 have no word for typed arrays: they are told plain objects with index keys. `value` is a
// SerializedValue; the objects are numbered behind all others in it.
void TypedArraysAsObjects(boost::json::value& value, ClientVersion version);

}  // namespace understudy::protocol

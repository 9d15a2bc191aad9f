#pragma once

#include <cstddef>
#include <functional>

#include <boost/json/value.hpp>

namespace understudy::values {

// The handles a SerializedValue names: `{"h": i}` is the i-th of those that come with it. The value is
// well-formed (validate.h).

// Calls `visit` for each place in `value` that names a handle, with its index. The place may be given another
// value.
void ForEachHandle(boost::json::value& value,
                   const std::function<void(boost::json::value& place, size_t index)>& visit);

// Makes room for `count` handles before those that `value` names.
void ShiftHandles(boost::json::value& value, size_t count);

}  // namespace understudy::values

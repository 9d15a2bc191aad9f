#pragma once

#include <cstddef>
#include <string_view>

#include <absl/status/status.h>
#include <boost/json/value.hpp>

namespace understudy::values {

// What a value may hold beside data.
struct ValueLimits {
  // How deep values may lie in each other; one without parts is 1 deep.
  size_t depth = 1000;
  // How many handles come along, for `{h}` to pick from.
  size_t handles = 0;
  // Whether functions of the client may be named.
  bool functions = false;
  // Whether dates may be written in other ways than ISO 8601, which pages read, but not all clients.
  bool free_dates = false;
};

// Whether `value` is a SerializedValue: an object with exactly one main key, whose member has that key's
// form, with an `id` beside arrays and objects alone, no id twice, and back references to what came before
// only. An error says where below `place` and what: `arg.value.o[0].v.n: expected number, got string`.
//
// What passes can be handed to a client, or to a page, as it is: reading it doesn't fail.
absl::Status ValidateSerializedValue(const boost::json::value& value, const ValueLimits& limits = {},
                                     std::string_view place = {});

}  // namespace understudy::values

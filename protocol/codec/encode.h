#pragma once

#include <boost/json/object.hpp>

#include "protocol/codec/type_info.h"

namespace understudy::protocol {

// Writes the structure at `value`, which is as `info` describes, the way a client of that version knows it:
// without fields it doesn't know, in the schema's order. Whole numbers are written as integers.
boost::json::object EncodeFrom(const StructInfo& info, const void* value, ClientVersion version);

template <class T>
boost::json::object Encode(const T& value, ClientVersion version) {
  return EncodeFrom(Describe<T>::info, &value, version);
}

}  // namespace understudy::protocol

#pragma once

#include <string>

#include "protocol/codec/type_info.h"

namespace understudy::protocol {

// The structure at `value`, which is as `info` describes, as JSON text the way a client of that version knows
// it: without fields it doesn't know, in the schema's order. Whole numbers are written as integers; what
// isn't UTF-8 is left as it is.
std::string EncodeFrom(const StructInfo& info, const void* value, ClientVersion version);

// Whether all its own fields are there that a client of that version can't do without.
bool IsCompleteFrom(const StructInfo& info, const void* value, ClientVersion version);

template <class T>
std::string Encode(const T& value, ClientVersion version) {
  return EncodeFrom(Describe<T>::info, &value, version);
}

template <class T>
bool IsComplete(const T& value, ClientVersion version) {
  return IsCompleteFrom(Describe<T>::info, &value, version);
}

}  // namespace understudy::protocol

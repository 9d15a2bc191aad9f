#pragma once

#include <optional>
#include <string_view>

#include <absl/status/status.h>
#include <absl/status/statusor.h>
#include <boost/json/value.hpp>

#include "protocol/codec/type_info.h"

namespace understudy::protocol {

// What the connection knows of its objects.
class ChannelLookup {
 public:
  virtual ~ChannelLookup() = default;

  // The channel of the object with that guid, nothing if there is none.
  virtual std::optional<std::string_view> ChannelOf(std::string_view guid) const = 0;
};

struct DecodeContext {
  ClientVersion version;
  // Nullptr: references are taken as they come.
  const ChannelLookup* channels = nullptr;
};

// Reads `value` into the structure at `out`, which is as `info` describes. Fails with InvalidArgument and a
// text such as "patterns[0].glob: expected string, got number", word for word what clients know from the
// reference.
//
// Unknown members are ignored; fields that the client's version doesn't have are read all the same, in their
// newest form, because the rewrites of protocol/compat give calls the newest shape. A number without fraction
// is an integer, however it is written.
absl::Status DecodeInto(const StructInfo& info, const boost::json::value& value, const DecodeContext& context,
                        void* out);

template <class T>
absl::StatusOr<T> Decode(const boost::json::value& value, const DecodeContext& context) {
  T result;
  if (absl::Status status = DecodeInto(Describe<T>::info, value, context, &result); !status.ok())
    return status;
  return result;
}

}  // namespace understudy::protocol

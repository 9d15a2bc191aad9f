#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace understudy::protocol {

// The version 1.NN of a client, which decides what may be said to it and how what it says is meant. Patch
// versions don't differ on the wire.
struct ClientVersion {
  int minor = kNewestMinor;

  static constexpr int kOldestMinor = 48;
  static constexpr int kNewestMinor = 65;

  static constexpr ClientVersion Newest() { return {kNewestMinor}; }
  static constexpr ClientVersion Oldest() { return {kOldestMinor}; }

  // "1.48.0" or "1.48", with anything behind it. Versions outside the known range become the nearest known
  // one; anything but 1.x is nothing.
  static std::optional<ClientVersion> Parse(std::string_view text);

  // Whether it names a version newer than any that is known: "1.66.0".
  static bool IsTooNew(std::string_view text);

  // "1.48".
  std::string ToString() const;

  friend constexpr auto operator<=>(const ClientVersion&, const ClientVersion&) = default;
};

}  // namespace understudy::protocol

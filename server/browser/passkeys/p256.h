#pragma once

#include <string>
#include <string_view>

namespace understudy::browser {

// The public point of a private key on the curve P-256 (FIPS 186-5), uncompressed (SEC 1, 2.3.3): 65 bytes.
// `scalar` is the key's 32 bytes; empty for one the curve doesn't have. Takes no care to hide the key: it is
// for keys of tests.
std::string P256PublicPoint(std::string_view scalar);

}  // namespace understudy::browser

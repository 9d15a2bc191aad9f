#include "server/browser/passkeys/p256.h"

#include <iterator>

#include <boost/multiprecision/cpp_int.hpp>

namespace understudy::browser {
namespace {

using Int = boost::multiprecision::cpp_int;

constexpr size_t kBytes = 32;

// The curve's parameters (SP 800-186, 3.2.1.3): y² = x³ - 3x + b over the field of kPrime.
const Int kPrime("0xffffffff00000001000000000000000000000000ffffffffffffffffffffffff");
const Int kOrder("0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");
const Int kBaseX("0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296");
const Int kBaseY("0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5");

Int Mod(const Int& value) {
  const Int rest = value % kPrime;
  return rest < 0 ? Int(rest + kPrime) : rest;
}

// In Jacobian coordinates: (x/z², y/z³), the point at infinity where z is 0.
struct Point {
  Int x, y, z;
};

Point Double(const Point& p) {
  const Int delta = Mod(p.z * p.z);
  const Int gamma = Mod(p.y * p.y);
  const Int beta = Mod(p.x * gamma);
  const Int slope = Mod(3 * (p.x - delta) * (p.x + delta));
  const Int x = Mod(slope * slope - 8 * beta);
  return {x, Mod(slope * (4 * beta - x) - 8 * gamma * gamma), Mod(2 * p.y * p.z)};
}

Point Add(const Point& p, const Point& q) {
  if (p.z == 0) return q;
  if (q.z == 0) return p;
  const Int pzz = Mod(p.z * p.z);
  const Int qzz = Mod(q.z * q.z);
  const Int u = Mod(p.x * qzz);
  const Int s = Mod(p.y * q.z * qzz);
  const Int h = Mod(q.x * pzz - u);
  const Int r = Mod(q.y * p.z * pzz - s);
  if (h == 0) return r == 0 ? Double(p) : Point{1, 1, 0};
  const Int hh = Mod(h * h);
  const Int hhh = Mod(h * hh);
  const Int v = Mod(u * hh);
  const Int x = Mod(r * r - hhh - 2 * v);
  return {x, Mod(r * (v - x) - s * hhh), Mod(h * p.z * q.z)};
}

void Append(std::string& bytes, const Int& value) {
  std::string digits;
  export_bits(value, std::back_inserter(digits), 8);
  bytes.append(kBytes - digits.size(), '\0').append(digits);
}

}  // namespace

std::string P256PublicPoint(std::string_view scalar) {
  Int key;
  import_bits(key, scalar.begin(), scalar.end(), 8);
  if (scalar.size() != kBytes || key == 0 || key >= kOrder) return "";
  Point point{1, 1, 0};
  for (int bit = 8 * kBytes - 1; bit >= 0; --bit) {
    point = Double(point);
    if (bit_test(key, bit)) point = Add(point, {kBaseX, kBaseY, 1});
  }
  const Int inverse = powm(point.z, Int(kPrime - 2), kPrime);
  const Int square = Mod(inverse * inverse);
  std::string bytes("\x04");
  Append(bytes, Mod(point.x * square));
  Append(bytes, Mod(point.y * square * inverse));
  return bytes;
}

}  // namespace understudy::browser

#include "server/browser/context_options.h"

#include "server/base/errors.h"

namespace understudy::browser {

std::optional<Size> ContextOptions::PageSize() const {
  if (no_default_viewport) return std::nullopt;
  return viewport.value_or(Size{.width = 1280, .height = 720});
}

absl::Status ContextOptions::Check() const {
  if (no_default_viewport && device_scale_factor) {
    return Error("\"deviceScaleFactor\" option is not supported with null \"viewport\"");
  }
  if (no_default_viewport && is_mobile) {
    return Error("\"isMobile\" option is not supported with null \"viewport\"");
  }
  return geolocation ? CheckGeolocation(*geolocation) : absl::OkStatus();
}

absl::Status CheckGeolocation(const Geolocation& geolocation) {
  if (geolocation.longitude < -180 || geolocation.longitude > 180) {
    return Error("geolocation.longitude: precondition -180 <= LONGITUDE <= 180 failed.");
  }
  if (geolocation.latitude < -90 || geolocation.latitude > 90) {
    return Error("geolocation.latitude: precondition -90 <= LATITUDE <= 90 failed.");
  }
  if (geolocation.accuracy < 0) return Error("geolocation.accuracy: precondition 0 <= ACCURACY failed.");
  return absl::OkStatus();
}

}  // namespace understudy::browser

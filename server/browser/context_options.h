#pragma once

#include <optional>
#include <string>
#include <vector>

#include <absl/status/status.h>

#include "server/base/task.h"
#include "server/browser/launch_options.h"
#include "server/browser/selectors/engines.h"
#include "server/browser/types.h"

namespace understudy::browser {

// What a browser context pretends to be. An absent option leaves the browser's own behaviour; the option
// strings are the wire's literals (`dark`, `no-override` …).
struct ContextOptions {
  // Without a default viewport the page has its window's size; otherwise 1280x720 unless `viewport` says
  // more.
  bool no_default_viewport = false;
  std::optional<Size> viewport;
  std::optional<Size> screen;
  // Absent: 1.
  std::optional<double> device_scale_factor;
  bool is_mobile = false;
  bool has_touch = false;
  bool ignore_https_errors = false;
  bool java_script_enabled = true;
  bool bypass_csp = false;
  std::optional<std::string> user_agent;
  std::optional<std::string> locale;
  std::optional<std::string> timezone_id;
  std::optional<Geolocation> geolocation;
  std::vector<std::string> permissions;
  std::vector<Header> extra_http_headers;
  bool offline = false;
  std::vector<HttpCredentials> http_credentials;
  std::optional<std::string> color_scheme;
  std::optional<std::string> reduced_motion;
  std::optional<std::string> forced_colors;
  std::optional<std::string> contrast;
  // `accept`, `deny` or `internal-browser-default`.
  std::string accept_downloads = "accept";
  std::optional<std::string> base_url;
  bool block_service_workers = false;
  std::optional<Proxy> proxy;
  // Whether its pages may go to files of the browser's machine.
  bool local_files = true;
  // Whether a selector that an operation on one element finds several by is an error, where a command
  // doesn't say.
  bool strict_selectors = false;
  // What its selectors can name; other contexts may have the same. Never null.
  Ref<SelectorEngines> selector_engines = std::make_shared<SelectorEngines>();

  // Of the viewport a page begins with; absent when it has its window's size.
  std::optional<Size> PageSize() const;

  // Fails for what can't be pretended together, and for a place that isn't on Earth.
  absl::Status Check() const;
};

// Fails with "geolocation.latitude: precondition -90 <= LATITUDE <= 90 failed." and the like.
absl::Status CheckGeolocation(const Geolocation& geolocation);

// Media features a page emulates; an absent one inherits the context's, `no-override` gives the browser's own
// back.
struct EmulatedMedia {
  std::optional<std::string> media;
  std::optional<std::string> color_scheme;
  std::optional<std::string> reduced_motion;
  std::optional<std::string> forced_colors;
  std::optional<std::string> contrast;
};

}  // namespace understudy::browser

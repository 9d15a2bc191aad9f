#pragma once

#include <absl/status/status.h>
#include <boost/json/value.hpp>

#include "server/browser/selectors/locator_text.h"
#include "server/browser/selectors/selector.h"

namespace understudy::browser {

// "strict mode violation: … resolved to 2 elements", with each of them and a locator for it. `violation` is
// what the page says of it: `{count, elements: [{preview, selector}]}`, the first of the elements.
absl::Status StrictModeViolation(const boost::json::value& violation, const Selector& selector,
                                 SdkLanguage language);

}  // namespace understudy::browser

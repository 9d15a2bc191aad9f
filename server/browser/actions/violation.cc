#include "server/browser/actions/violation.h"

#include <string>

#include <absl/strings/str_cat.h>

#include "server/base/errors.h"
#include "server/browser/actions/answer.h"

namespace understudy::browser {

absl::Status StrictModeViolation(const boost::json::value& violation, const Selector& selector,
                                 SdkLanguage language) {
  const boost::json::object& fields = FieldsOf(violation);
  const int64_t found = IntegerAt(fields, "count");
  std::string text = absl::StrCat("Error: strict mode violation: ", LocatorText(ToText(selector), language),
                                  " resolved to ", found, " elements:\n");
  int64_t listed = 0;
  if (const boost::json::value* elements = fields.if_contains("elements"); elements && elements->is_array()) {
    for (const boost::json::value& element : elements->get_array()) {
      absl::StrAppend(&text, "    ", ++listed, ") ", TextAt(FieldsOf(element), "preview"), " aka ",
                      LocatorText(TextAt(FieldsOf(element), "selector"), language), "\n");
    }
  }
  if (listed < found) text += "    ...\n";
  return Error(text);
}

}  // namespace understudy::browser

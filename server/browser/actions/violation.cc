#include "server/browser/actions/violation.h"

#include <string>

#include <absl/strings/str_cat.h>

#include "server/base/errors.h"

namespace understudy::browser {
namespace {

const boost::json::value* Member(const boost::json::value& value, const char* name) {
  return value.is_object() ? value.get_object().if_contains(name) : nullptr;
}

std::string TextOf(const boost::json::value& element, const char* name) {
  const boost::json::value* text = Member(element, name);
  return text && text->is_string() ? std::string(text->get_string()) : std::string();
}

}  // namespace

absl::Status StrictModeViolation(const boost::json::value& violation, const Selector& selector,
                                 SdkLanguage language) {
  const boost::json::value* count = Member(violation, "count");
  const int64_t found = count && count->is_int64() ? count->get_int64() : 0;
  std::string text = absl::StrCat("Error: strict mode violation: ", LocatorText(ToText(selector), language),
                                  " resolved to ", found, " elements:\n");
  int64_t listed = 0;
  if (const boost::json::value* elements = Member(violation, "elements"); elements && elements->is_array()) {
    for (const boost::json::value& element : elements->get_array()) {
      absl::StrAppend(&text, "    ", ++listed, ") ", TextOf(element, "preview"), " aka ",
                      LocatorText(TextOf(element, "selector"), language), "\n");
    }
  }
  if (listed < found) text += "    ...\n";
  return Error(text);
}

}  // namespace understudy::browser

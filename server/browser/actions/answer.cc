#include "server/browser/actions/answer.h"

#include <absl/strings/str_cat.h>

namespace understudy::browser {

const boost::json::object& FieldsOf(const boost::json::value& value) {
  static const auto* const kNone = new boost::json::object();
  return value.is_object() ? value.get_object() : *kNone;
}

std::string TextAt(const boost::json::object& answer, const char* name) {
  const boost::json::value* text = answer.if_contains(name);
  return text != nullptr && text->is_string() ? std::string(text->get_string()) : std::string();
}

bool FlagAt(const boost::json::object& answer, const char* name) {
  const boost::json::value* flag = answer.if_contains(name);
  return flag != nullptr && flag->is_bool() && flag->get_bool();
}

double NumberAt(const boost::json::object& answer, const char* name) {
  const boost::json::value* number = answer.if_contains(name);
  return number != nullptr && number->is_number() ? number->to_number<double>() : 0;
}

int64_t IntegerAt(const boost::json::object& answer, const char* name) {
  const boost::json::value* integer = answer.if_contains(name);
  return integer != nullptr && integer->is_int64() ? integer->get_int64() : 0;
}

std::string FoundLine(const boost::json::object& answer, std::string_view state) {
  const boost::json::value* resolved = answer.if_contains("resolved");
  if (resolved == nullptr || !resolved->is_object()) return "";
  const boost::json::object& found = resolved->get_object();
  const int64_t count = IntegerAt(found, "count");
  const std::string preview = TextAt(found, "preview");
  if (count > 1) {
    return absl::StrCat("  locator resolved to ", count,
                        " elements. Proceeding with the first one: ", preview);
  }
  return absl::StrCat("  locator resolved to ", std::string(state), preview);
}

}  // namespace understudy::browser

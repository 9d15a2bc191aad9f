#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <boost/json/object.hpp>

// What the page's half of a command answers (server/injected/elements), field by field. A page can lie: what
// isn't there, or isn't what it should be, counts as empty.
namespace understudy::browser {

// The fields of an object; none for what is no object.
const boost::json::object& FieldsOf(const boost::json::value& value);

std::string TextAt(const boost::json::object& answer, const char* name);
bool FlagAt(const boost::json::object& answer, const char* name);
double NumberAt(const boost::json::object& answer, const char* name);
int64_t IntegerAt(const boost::json::object& answer, const char* name);

// The log's line about the element that the answer says was found, `state` in front of it; empty when it says
// of none.
std::string FoundLine(const boost::json::object& answer, std::string_view state);

}  // namespace understudy::browser

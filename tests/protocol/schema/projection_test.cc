#include "tests/protocol/schema/projection.h"

#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "protocol/schema/tables.pw.h"

namespace understudy::protocol {
namespace {

namespace json = boost::json;
using ::testing::IsEmpty;

json::object TableOf(ClientVersion version) {
  std::ifstream file("tests/protocol/tables/protocol-" + version.ToString() + ".json");
  std::stringstream text;
  text << file.rdbuf();
  return json::parse(text.str()).as_object();
}

std::string Names(const json::object& object) {
  std::string names;
  for (const auto& member : object) names += std::string(member.key()) + " ";
  return names;
}

// Each difference as "place: expected …, got …". `ordered` says whether the members' order is the wire's.
void Compare(const json::value& expected, const json::value& got, const std::string& place, bool ordered,
             std::vector<std::string>& differences) {
  if (!expected.is_object() || !got.is_object()) {
    if (expected != got)
      differences.push_back(place + ": expected " + json::serialize(expected) + ", got " +
                            json::serialize(got));
    return;
  }
  const json::object& left = expected.get_object();
  const json::object& right = got.get_object();
  if (ordered && Names(left) != Names(right))
    differences.push_back(place + ": expected " + Names(left) + ", got " + Names(right));
  for (const auto& member : left) {
    const std::string key(member.key());
    const json::value* other = right.if_contains(key);
    if (!other) {
      differences.push_back(place + "." + key + ": missing");
    } else {
      const bool fields =
          ordered ||
          std::set<std::string>{"params", "returns", "errorDetails", "initializer", "properties"}.contains(
              key);
      Compare(member.value(), *other, place + "." + key, fields, differences);
    }
  }
  for (const auto& member : right)
    if (!left.contains(member.key()))
      differences.push_back(place + "." + std::string(member.key()) + ": not expected");
}

class Projection : public ::testing::TestWithParam<int> {};

TEST_P(Projection, IsThatVersionsTable) {
  const ClientVersion version = {GetParam()};
  const json::object table = TableOf(version);
  const json::object projected = ProjectProtocol(version);
  std::vector<std::string> differences;
  Compare(table.at("types"), projected.at("types"), "types", false, differences);
  Compare(table.at("enums"), projected.at("enums"), "enums", false, differences);
  for (const auto& object : table.at("objects").as_object()) {
    const json::value* other = projected.at("objects").as_object().if_contains(object.key());
    Compare(object.value(), other ? *other : json::value(), "objects." + std::string(object.key()), true,
            differences);
  }
  EXPECT_EQ(projected.at("objects").as_object().size(), table.at("objects").as_object().size());
  EXPECT_THAT(differences, IsEmpty());
}

TEST_P(Projection, ComparesWholeTables) {
  const json::object table = TableOf({GetParam()});
  EXPECT_GE(table.at("types").as_object().size(), 32u);
  EXPECT_GE(table.at("objects").as_object().size(), 25u);
}

INSTANTIATE_TEST_SUITE_P(Versions, Projection,
                         ::testing::Range(ClientVersion::kOldestMinor, ClientVersion::kNewestMinor + 1),
                         [](const auto& info) { return "1_" + std::to_string(info.param); });

TEST(Tables, FindsInheritedCommands) {
  const CommandInfo* command = FindCommand("ElementHandle", "jsonValue");
  ASSERT_NE(command, nullptr);
  EXPECT_EQ(command->channel, "JSHandle");
  EXPECT_EQ(FindCommand("ElementHandle", "nothing"), nullptr);
  EXPECT_EQ(FindCommand("Nothing", "jsonValue"), nullptr);
}

TEST(Tables, FindsEvents) {
  ASSERT_NE(FindEvent("ElementHandle", "previewUpdated"), nullptr);
  EXPECT_EQ(FindEvent("Page", "viewportSizeChanged")->versions.Contains({52}), false);
  EXPECT_EQ(FindEvent("Page", "viewportSizeChanged")->versions.Contains({53}), true);
}

}  // namespace
}  // namespace understudy::protocol

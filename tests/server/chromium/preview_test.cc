#include "server/chromium/preview.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace understudy::chromium {
namespace {

using cdp::runtime::PropertyPreview;
using cdp::runtime::RemoteObject;

RemoteObject Value(boost::json::value value) {
  RemoteObject object;
  object.type = value.is_string() ? "string" : "boolean";
  object.value = std::move(value);
  return object;
}

RemoteObject Number(std::string description, boost::json::value value = nullptr) {
  RemoteObject object;
  object.type = "number";
  if (!value.is_null()) object.value = std::move(value);
  object.description = std::move(description);
  return object;
}

RemoteObject Object(std::string description, std::string subtype = "") {
  RemoteObject object;
  object.type = "object";
  object.object_id = "1";
  object.description = std::move(description);
  if (!subtype.empty()) object.subtype = std::move(subtype);
  return object;
}

RemoteObject With(RemoteObject object, const std::vector<std::pair<std::string, std::string>>& members) {
  object.preview.emplace();
  for (const auto& [name, value] : members) {
    PropertyPreview& member = object.preview->properties.emplace_back();
    member.name = name;
    member.value = value;
  }
  return object;
}

RemoteObject Array(const std::vector<std::pair<std::string, std::string>>& members) {
  return With(Object("Array(9)", "array"), members);
}

TEST(Preview, ShowsPrimitivesAsTheyPrint) {
  EXPECT_EQ(Preview(Value("two\nlines")), "two\nlines");
  EXPECT_EQ(Preview(Value("")), "");
  EXPECT_EQ(Preview(Value(true)), "true");
  EXPECT_EQ(Preview(Number("1.5", 1.5)), "1.5");
  EXPECT_EQ(Preview(Number("1e+21", 1e21)), "1e+21");
  EXPECT_EQ(Preview(Number("NaN")), "NaN");
  EXPECT_EQ(Preview(Number("-0")), "-0");
  EXPECT_EQ(Preview(Number("1n")), "1n");
}

TEST(Preview, ShowsNullAndUndefined) {
  RemoteObject null;
  null.type = "object";
  null.subtype = "null";
  EXPECT_EQ(Preview(null), "null");
  RemoteObject undefined;
  undefined.type = "undefined";
  EXPECT_EQ(Preview(undefined), "undefined");
}

TEST(Preview, ShowsTheMembersOfAPlainObject) {
  EXPECT_EQ(Preview(With(Object("Object"), {})), "{}");
  EXPECT_EQ(Preview(With(Object("Object"), {{"a", "1"}, {"a b", "Array(2)"}, {"f", ""}})),
            "{a: 1, a b: Array(2), f: }");
  EXPECT_EQ(Preview(Object("Object")), "Object");
}

TEST(Preview, CallsNoAccessor) {
  RemoteObject object = With(Object("Object"), {{"a", "1"}});
  object.preview->properties[0].value.reset();
  EXPECT_EQ(Preview(object), "{a: undefined}");
}

TEST(Preview, ShowsTheItemsOfAnArrayAndItsHoles) {
  EXPECT_EQ(Preview(Array({})), "[]");
  EXPECT_EQ(Preview(Array({{"0", "1"}, {"1", "Object"}})), "[1, Object]");
  EXPECT_EQ(Preview(Array({{"1", "1"}})), "[empty, 1]");
  EXPECT_EQ(Preview(Array({{"0", "1"}, {"3", "2"}})), "[1, empty x 2, 2]");
  EXPECT_EQ(Preview(Array({{"200", "1"}})), "[empty x 200, 1]");
  EXPECT_EQ(Preview(Array({{"0", "1"}, {"extra", "2"}})), "[1]");
  EXPECT_EQ(Preview(Object("Array(3)", "array")), "Array(3)");
}

TEST(Preview, ShowsOtherObjectsAsTheBrowserDescribesThem) {
  EXPECT_EQ(Preview(With(Object("Foo"), {{"x", "1"}})), "Foo");
  EXPECT_EQ(Preview(With(Object("Map(2)", "map"), {{"size", "2"}})), "Map(2)");
  EXPECT_EQ(Preview(With(Object("Promise", "promise"), {})), "Promise");
  EXPECT_EQ(Preview(With(Object("Uint8Array(3)", "typedarray"), {{"0", "1"}})), "Uint8Array(3)");
  EXPECT_EQ(Preview(With(Object("Proxy(Array)", "proxy"), {{"0", "1"}})), "Proxy(Array)");
  EXPECT_EQ(Preview(Object("Error: x\n    at <anonymous>:1:1", "error")), "Error: x\n    at <anonymous>:1:1");
}

TEST(Preview, LeavesNodesToThePage) { EXPECT_EQ(Preview(Object("body", "node")), "JSHandle@node"); }

TEST(Description, ShowsNoMembers) {
  EXPECT_EQ(Description(With(Object("Object"), {{"a", "1"}})), "Object");
  EXPECT_EQ(Description(Array({{"0", "1"}})), "Array(9)");
  EXPECT_EQ(Description(Object("body", "node")), "body");
  EXPECT_EQ(Description(Value("text")), "text");
}

}  // namespace
}  // namespace understudy::chromium

#include "server/chromium/cdp/json_writer.h"

#include <string>

#include <gtest/gtest.h>

#include "server/chromium/cdp/input.h"
#include "server/chromium/cdp/page.h"

namespace understudy::chromium::cdp {
namespace {

template <class T>
std::string Written(const T& value) {
  std::string out;
  JsonWriter writer(out);
  WriteValue(writer, value);
  return out;
}

TEST(JsonWriter, LeavesOutAbsentFields) {
  EXPECT_EQ(Written(page::Navigate{.url = "about:blank"}), R"({"url":"about:blank"})");
  EXPECT_EQ(Written(page::Navigate{.url = "a", .frame_id = "F"}), R"({"url":"a","frameId":"F"})");
}

TEST(JsonWriter, NestsStructsAndLists) {
  const input::DispatchTouchEvent command{
      .type = "touchStart", .touch_points = {{.x = 1, .y = 2.5}, {.x = 3, .y = 4, .force = 0.5}}};
  EXPECT_EQ(Written(command),
            R"({"type":"touchStart","touchPoints":[{"x":1,"y":2.5},{"x":3,"y":4,"force":0.5}]})");
}

}  // namespace
}  // namespace understudy::chromium::cdp

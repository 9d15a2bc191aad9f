#include "server/chromium/cdp/json_writer.h"

#include <string>

#include <gtest/gtest.h>

#include "server/chromium/cdp/page.h"
#include "server/chromium/cdp/storage.h"

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
  const storage::SetCookies command{
      .cookies = {{.name = "a", .value = "1"}, {.name = "b", .value = "2", .expires = 0.5}}};
  EXPECT_EQ(Written(command),
            R"({"cookies":[{"name":"a","value":"1"},{"name":"b","value":"2","expires":0.5}]})");
}

}  // namespace
}  // namespace understudy::chromium::cdp

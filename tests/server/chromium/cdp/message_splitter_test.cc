#include "server/chromium/cdp/message_splitter.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace understudy::chromium {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

// In pieces as they fit.
std::vector<std::string> Split(MessageSplitter& splitter, std::string_view bytes) {
  std::vector<std::string> messages;
  while (!bytes.empty()) {
    const boost::asio::mutable_buffer space = splitter.Space();
    const size_t piece = std::min(bytes.size(), space.size());
    std::memcpy(space.data(), bytes.data(), piece);
    splitter.Filled(piece);
    bytes.remove_prefix(piece);
    while (auto message = splitter.Next()) messages.push_back(*std::move(message));
  }
  return messages;
}

std::string Ended(std::string message) { return message + '\0'; }

TEST(MessageSplitter, CutsMessagesOfAnySize) {
  MessageSplitter splitter(100 << 20);
  for (const size_t size : {10, 70'000, 1'000'000, 3'000'000, 20}) {
    const std::string large = "{\"a\":\"" + std::string(size, 'x') + "\"}";
    EXPECT_THAT(Split(splitter, Ended(large) + Ended("{1}") + Ended(large)),
                ElementsAre(large, "{1}", large));
    EXPECT_FALSE(splitter.holds_part());
  }
}

TEST(MessageSplitter, GivesTheMemoryOfALargeMessageBack) {
  MessageSplitter splitter(100 << 20);
  const std::string large(20 << 20, 'x');
  for (const std::string& next : {std::string(), Ended("{2}"), std::string("{\"half\":")}) {
    Split(splitter, Ended("{1}") + Ended(large) + next);
    EXPECT_LE(splitter.capacity(), 1u << 20) << next;
    Split(splitter, next.ends_with(':') ? Ended("1}") : "");
  }
}

TEST(MessageSplitter, AnswersForAnAnswerThatIsTooLarge) {
  MessageSplitter splitter(1 << 20);
  const std::string large = R"({"id":17,"result":{"value":")" + std::string(4 << 20, 'x') + R"("}})";
  const std::vector<std::string> messages = Split(splitter, Ended("{1}") + Ended(large) + Ended("{2}"));
  EXPECT_THAT(messages, ElementsAre("{1}", HasSubstr(R"({"id":17,"error":{)"), "{2}"));
  EXPECT_THAT(messages[1], HasSubstr("The answer has " + std::to_string(large.size()) +
                                     " bytes, above the limit of 1048576"));
}

TEST(MessageSplitter, LeavesOutAnEventThatIsTooLarge) {
  MessageSplitter splitter(1 << 20);
  const std::string large = R"({"method":"Page.big","params":")" + std::string(4 << 20, 'x') + R"("})";
  EXPECT_THAT(Split(splitter, Ended(large) + Ended("{2}")), ElementsAre("{2}"));
}

TEST(MessageSplitter, KeepsNothingOfAMessageWithoutAnEnd) {
  MessageSplitter splitter(1 << 20);
  const std::string piece(1 << 20, 'x');
  for (int i = 0; i < 20; ++i) {
    EXPECT_THAT(Split(splitter, piece), ElementsAre());
    EXPECT_LE(splitter.capacity(), 4u << 20);
  }
  EXPECT_TRUE(splitter.holds_part());
}

}  // namespace
}  // namespace understudy::chromium

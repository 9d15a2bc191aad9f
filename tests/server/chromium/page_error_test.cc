#include "server/chromium/page_error.h"

#include <optional>
#include <string>
#include <utility>

#include <gtest/gtest.h>

namespace understudy::chromium {
namespace {

constexpr const char* kFrames = "\n    at f (http://x.test/a.js:1:2)\n    at http://x.test/a.js:3:4";

cdp::runtime::ExceptionDetails Thrown(std::string description,
                                      std::optional<std::string> own_name = std::nullopt) {
  cdp::runtime::ExceptionDetails details;
  details.text = "Uncaught";
  details.exception.emplace();
  details.exception->type = "object";
  details.exception->object_id = "1";
  details.exception->description = std::move(description);
  if (own_name) {
    details.exception->preview.emplace();
    cdp::runtime::PropertyPreview& member = details.exception->preview->properties.emplace_back();
    member.name = "name";
    member.value = std::move(own_name);
  }
  return details;
}

cdp::runtime::ExceptionDetails ThrownText(std::string text) {
  cdp::runtime::ExceptionDetails details;
  details.exception.emplace();
  details.exception->type = "string";
  details.exception->value = boost::json::string(text);
  return details;
}

// `name|message`
std::string Head(const cdp::runtime::ExceptionDetails& details) {
  const browser::PageError error = ToPageError(details, nullptr);
  return error.name + "|" + error.message;
}

TEST(PageError, HasNameMessageAndStackOfAnError) {
  const browser::PageError error = ToPageError(Thrown(std::string("RangeError: far") + kFrames), nullptr);
  EXPECT_EQ(error.name, "RangeError");
  EXPECT_EQ(error.message, "far");
  EXPECT_EQ(error.stack, std::string("RangeError: far") + kFrames);
}

TEST(PageError, KeepsWhatAMessageHolds) {
  EXPECT_EQ(Head(Thrown(std::string("Error: one\ntwo") + kFrames)), "Error|one\ntwo");
  EXPECT_EQ(Head(Thrown(std::string("Error: with: colons") + kFrames)), "Error|with: colons");
  EXPECT_EQ(Head(Thrown(std::string("Error:     at f (x)") + kFrames)), "Error|    at f (x)");
}

TEST(PageError, TakesTheNameTheErrorItselfHas) {
  EXPECT_EQ(Head(Thrown(std::string("Custom: boom") + kFrames, "Custom")), "Custom|boom");
  EXPECT_EQ(Head(Thrown(std::string("My Error: boom") + kFrames, "My Error")), "My Error|boom");
  EXPECT_EQ(Head(Thrown(std::string("A: B: boom") + kFrames, "A: B")), "A: B|boom");
}

TEST(PageError, HasNoNameWhenTheErrorsOwnIsEmpty) {
  EXPECT_EQ(Head(Thrown(std::string("Error: boom") + kFrames, "")), "|boom");
  EXPECT_EQ(Head(Thrown(std::string("Error: a: b") + kFrames, "")), "|a: b");
}

TEST(PageError, SaysWhichErrorHasNoMessage) {
  EXPECT_EQ(Head(Thrown(std::string("Error") + kFrames)), "|Error");
}

TEST(PageError, HasNoStackWithoutFrames) {
  const browser::PageError error = ToPageError(Thrown("AbortError: dom"), nullptr);
  EXPECT_EQ(error.name, "AbortError");
  EXPECT_EQ(error.stack, "");
}

TEST(PageError, SaysWhatIsNoErrorAsTheBrowserDescribesIt) {
  EXPECT_EQ(Head(Thrown("Object")), "|Object");
  EXPECT_EQ(Head(Thrown("Array(2)")), "|Array(2)");
  EXPECT_EQ(Head(Thrown("Thu Jan 01 1970 00:00:00 GMT+0000")), "|Thu Jan 01 1970 00:00:00 GMT+0000");
  EXPECT_EQ(Head(Thrown("Object", "n")), "n|Object");
}

TEST(PageError, SaysAThrownPrimitive) {
  EXPECT_EQ(Head(ThrownText("some words: and more")), "|some words: and more");
  EXPECT_EQ(Head(ThrownText("")), "|");
  cdp::runtime::ExceptionDetails details = ThrownText("");
  details.exception->type = "undefined";
  details.exception->value.reset();
  EXPECT_EQ(Head(details), "|undefined");
}

TEST(PageError, HasTheBrowsersTextWhenNothingIsKnownOfTheException) {
  cdp::runtime::ExceptionDetails details;
  details.text = "Uncaught SyntaxError";
  EXPECT_EQ(Head(details), "Error|Uncaught SyntaxError");
}

}  // namespace
}  // namespace understudy::chromium

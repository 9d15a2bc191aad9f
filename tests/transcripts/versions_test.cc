// What docs/versions.md says is so.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/transcripts/differences.h"

namespace understudy {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr size_t kDifferences = 47;

std::vector<Difference> Differences() { return DifferencesIn("."); }

TEST(Versions, TheDocumentIsCurrent) {
  std::ifstream file("docs/versions.md");
  std::stringstream document;
  document << file.rdbuf();
  EXPECT_EQ(document.str(), VersionsDocument(Differences(), TestsIn("."))) << "Run protocol/update-support.";
}

TEST(Versions, EachDifferenceIsListedOnce) {
  std::vector<std::string> numbers;
  for (const Difference& difference : Differences()) numbers.push_back(difference.number);
  EXPECT_EQ(numbers.size(), kDifferences);
  std::ranges::sort(numbers);
  EXPECT_EQ(std::ranges::adjacent_find(numbers), numbers.end());
}

TEST(Versions, DifferencesConcernWhatThereIs) {
  for (const Difference& difference : Differences()) {
    EXPECT_FALSE(difference.concerns.empty()) << difference.number;
    EXPECT_THAT(Unknown(difference), IsEmpty()) << difference.number;
  }
}

TEST(Versions, WhatIsImplementedIsTested) {
  const std::vector<std::string> tests = TestsIn(".");
  for (const Difference& difference : Differences()) {
    const bool tested = std::ranges::any_of(
        tests, [&](const std::string& test) { return test.starts_with(difference.number + "_"); });
    EXPECT_TRUE(tested || !Missing(difference).empty())
        << "A test's name has to begin with " << difference.number << "_.";
  }
}

TEST(Versions, TestsAreNamedForDifferencesThatThereAre) {
  const std::vector<Difference> differences = Differences();
  for (const std::string& test : TestsIn(".")) {
    EXPECT_TRUE(std::ranges::any_of(differences, [&](const Difference& difference) {
      return test.starts_with(difference.number + "_");
    })) << test;
  }
}

TEST(Versions, EachTranscriptIsATest) {
  const std::vector<std::string> tests = TestsIn(".");
  for (const auto& entry : std::filesystem::directory_iterator("tests/transcripts")) {
    if (entry.path().extension() != ".transcript") continue;
    EXPECT_THAT(tests, testing::Contains(entry.path().stem().string()));
  }
}

TEST(Differences, SayWhatTheyConcern) {
  const std::vector<Difference> differences = ParseDifferences(
      "# Differences.\n\nS01 One thing.\n  Page.close Page.pdf\nC02 Another.\n  !Page.pdf Page.fly "
      "Frame.navigated\n");
  ASSERT_EQ(differences.size(), 2u);
  EXPECT_EQ(differences[0].number, "S01");
  EXPECT_EQ(differences[0].what, "One thing.");
  EXPECT_THAT(Missing(differences[0]), ElementsAre("Page.pdf"));
  EXPECT_THAT(Unknown(differences[0]), IsEmpty());
  EXPECT_THAT(Missing(differences[1]), IsEmpty());
  EXPECT_THAT(Unknown(differences[1]), ElementsAre("Page.fly"));
}

TEST(Differences, AreFoundInTests) {
  EXPECT_THAT(
      TestsNamedForDifferences("TRANSCRIPT(S03_a)\nTEST_F(PageTest, C19_b) {\nTEST(PageTest, Closes) {"),
      ElementsAre("S03_a", "C19_b"));
}

TEST(Differences, MakeTheDocument) {
  const std::string document = VersionsDocument(
      {{"S01", "One.", {"Page.close"}}, {"S02", "Two.", {"Page.pdf"}}, {"S03", "Three.", {"Page.pdf"}}},
      {"S01_a", "S01_b", "S03_c"});
  EXPECT_TRUE(
      document.ends_with("| S01 | One. | tested by `S01_a`, `S01_b` |\n"
                         "| S02 | Two. | not yet reached: `Page.pdf` |\n"
                         "| S03 | Three. | tested by `S03_c`; not yet reached: `Page.pdf` |\n"));
}

}  // namespace
}  // namespace understudy

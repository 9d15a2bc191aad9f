#pragma once

#include <optional>
#include <string>

#include <absl/status/statusor.h>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "server/base/progress.h"
#include "server/base/task.h"
#include "server/browser/actions/target.h"

namespace understudy::browser {

// An assertion of the public API's.
struct Expectation {
  // `to.have.text` …
  std::string expression;
  // What the user is told that it is: `Expect "to_have_text"`, before its locator where that is named, too.
  std::string title = {};
  bool names_locator = true;
  // Whether looks at a page are told with its root element.
  bool names_document = true;
  // It is to fail.
  bool is_not = false;
  // What else the page has to know, as the wire has it: expectedText, expectedNumber, useInnerText …
  boost::json::object details = {};
  // Milliseconds, for the user to be told; nothing for an assertion that has all the time.
  std::optional<double> timeout = std::nullopt;
};

// How it went.
struct ExpectOutcome {
  // Whether what was seen last is what the expression says, `is_not` left aside.
  bool matches = false;
  // What was seen last, in the wire's SerializedValue form.
  std::optional<boost::json::value> received = std::nullopt;
  // What the user can read of the page, of an assertion that failed.
  std::optional<std::string> aria_snapshot = std::nullopt;
  bool timed_out = false;
  // There was nothing to look at.
  bool missing = false;
  // Why it can't come true, as a command that isn't an assertion would say it.
  absl::Status impossible = absl::OkStatus();
  // The reason is that it expects an aria snapshot which can't be read.
  bool unreadable = false;

  // What an assertion says of either.
  std::optional<std::string> error() const;
};

// Looks at the page until the assertion holds, or its time is up: that is an outcome, no error. At least
// once. The target's selector is empty for an assertion about the page. Fails when the page is gone.
Task<absl::StatusOr<ExpectOutcome>> Expect(Target target, Expectation expectation, Ref<Progress> progress);

}  // namespace understudy::browser

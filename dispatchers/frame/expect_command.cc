// The command behind every assertion of the clients'.

#include <absl/strings/str_cat.h>
#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>

#include "dispatchers/convert/target.h"
#include "dispatchers/core/call.h"
#include "dispatchers/frame/frame_dispatcher.h"
#include "dispatchers/js_handle/js_handle_dispatcher.h"
#include "protocol/codec/encode.h"
#include "protocol/compat/expect.h"
#include "protocol/schema/frame.handlers.pw.h"
#include "server/browser/actions/expect.h"

namespace understudy::dispatchers {
namespace {

boost::json::object ToJson(const protocol::ExpectedTextValue& text) {
  boost::json::object json;
  if (text.string) json["string"] = *text.string;
  if (text.regex_source) json["regexSource"] = *text.regex_source;
  if (text.regex_flags) json["regexFlags"] = *text.regex_flags;
  if (text.match_substring) json["matchSubstring"] = *text.match_substring;
  if (text.ignore_case) json["ignoreCase"] = *text.ignore_case;
  if (text.normalize_white_space) json["normalizeWhiteSpace"] = *text.normalize_white_space;
  return json;
}

absl::StatusOr<browser::Expectation> ToDomain(protocol::FrameExpectParams params, const Call& call) {
  browser::Expectation expectation;
  expectation.expression = std::move(params.expression);
  expectation.title = call.title();
  expectation.names_locator = protocol::CallLogNamesSubject(call.version());
  expectation.names_document = protocol::ExpectLogNamesDocument(call.version());
  expectation.is_not = params.is_not;
  expectation.timeout = call.timeout();
  boost::json::object& details = expectation.details;
  if (params.expression_arg) details["expressionArg"] = std::move(*params.expression_arg);
  if (params.pseudo) details["pseudo"] = std::string(protocol::WireName(*params.pseudo));
  if (params.expected_text) {
    boost::json::array texts;
    for (const protocol::ExpectedTextValue& text : *params.expected_text) texts.push_back(ToJson(text));
    details["expectedText"] = std::move(texts);
  }
  if (params.expected_number) details["expectedNumber"] = *params.expected_number;
  if (params.expected_value) {
    ASSIGN_OR_RETURN(browser::Argument value, ToDomain(*params.expected_value, call, "expectedValue"));
    details["expectedValue"] = std::move(value.value);
  }
  if (params.use_inner_text) details["useInnerText"] = *params.use_inner_text;
  return expectation;
}

protocol::ExpectReceived Received(const browser::ExpectOutcome& outcome) {
  protocol::ExpectReceived received;
  received.value = outcome.received;
  received.aria_snapshot = outcome.aria_snapshot;
  return received;
}

// What assertions saw, as clients up to 1.59 take it.
std::optional<boost::json::value> SeenUntil59(const browser::ExpectOutcome& outcome,
                                              std::string_view expression, const Call& call) {
  if (outcome.missing && protocol::MissingIsReceived(call.version()))
    return boost::json::object{{"s", "<element(s) not found>"}};
  if (outcome.received && protocol::StatesAreFlags(call.version()) && expression.starts_with("to.be.") &&
      expression != "to.be.in.viewport")
    return boost::json::object{{"b", outcome.matches}};
  return outcome.received;
}

// Up to 1.60 the outcome is the answer.
protocol::FrameExpectResult ToResult(const browser::ExpectOutcome& outcome, std::string_view expression,
                                     bool is_not, const Call& call) {
  protocol::FrameExpectResult result;
  result.matches = outcome.matches;
  if (outcome.matches != is_not) return result;
  if (outcome.received || outcome.aria_snapshot) result.received = Received(outcome);
  result.received_until_59 = SeenUntil59(outcome, expression, call);
  if (outcome.timed_out) result.timed_out = true;
  // Later clients say themselves that it is one.
  if (const auto error = outcome.error()) result.error_message = absl::StrCat("Error: ", *error);
  result.log = call.ShownLog();
  return result;
}

boost::json::object ToDetails(const browser::ExpectOutcome& outcome, const Call& call) {
  protocol::FrameExpectErrorDetails details;
  if (outcome.received || outcome.aria_snapshot) details.received = Received(outcome);
  if (outcome.timed_out) details.timed_out = true;
  details.custom_error_message = outcome.error();
  return boost::json::parse(protocol::Encode(details, call.version())).as_object();
}

// Whether an assertion that can't come true fails as other commands do.
bool IsError(const browser::ExpectOutcome& outcome, protocol::ClientVersion version) {
  if (outcome.impossible.ok()) return false;
  return outcome.unreadable ? protocol::UnreadableExpectIsError(version)
                            : protocol::ImpossibleExpectIsError(version);
}

}  // namespace

Task<absl::StatusOr<protocol::FrameExpectResult>> HandleFrameExpect(Ref<FrameDispatcher> self,
                                                                    protocol::FrameExpectParams params,
                                                                    Call& call) {
  browser::Target target = TargetIn(self->frame(), params.selector.value_or(""), true, call);
  target.document = !params.selector;
  const bool is_not = params.is_not;
  const std::string expression = params.expression;
  ASSIGN_OR_CO_RETURN(browser::Expectation expectation, ToDomain(std::move(params), call));
  ASSIGN_OR_CO_RETURN(const browser::ExpectOutcome outcome,
                      co_await Expect(std::move(target), std::move(expectation), call.progress()));
  if (IsError(outcome, call.version())) co_return outcome.impossible;
  if (!protocol::FailedExpectIsError(call.version())) co_return ToResult(outcome, expression, is_not, call);
  if (outcome.matches != is_not) co_return protocol::FrameExpectResult();
  call.SetErrorDetails(ToDetails(outcome, call));
  co_return ExpectError("Expect failed");
}

}  // namespace understudy::dispatchers

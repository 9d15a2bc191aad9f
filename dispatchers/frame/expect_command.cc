// The command behind every assertion of the clients'.

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

// Up to 1.60 the outcome is the answer.
protocol::FrameExpectResult ToResult(const browser::ExpectOutcome& outcome, bool is_not, const Call& call) {
  protocol::FrameExpectResult result;
  result.matches = outcome.matches;
  if (outcome.matches != is_not) return result;
  if (outcome.received || outcome.aria_snapshot) result.received = Received(outcome);
  result.received_until_59 = outcome.received;
  if (outcome.timed_out) result.timed_out = true;
  result.error_message = outcome.error;
  result.log = call.ShownLog();
  return result;
}

boost::json::object ToDetails(const browser::ExpectOutcome& outcome, const Call& call) {
  protocol::FrameExpectErrorDetails details;
  if (outcome.received || outcome.aria_snapshot) details.received = Received(outcome);
  if (outcome.timed_out) details.timed_out = true;
  details.custom_error_message = outcome.error;
  return boost::json::parse(protocol::Encode(details, call.version())).as_object();
}

}  // namespace

Task<absl::StatusOr<protocol::FrameExpectResult>> HandleFrameExpect(Ref<FrameDispatcher> self,
                                                                    protocol::FrameExpectParams params,
                                                                    Call& call) {
  browser::Target target = TargetIn(self->frame(), params.selector.value_or(""), true, call);
  target.document = !params.selector;
  const bool is_not = params.is_not;
  ASSIGN_OR_CO_RETURN(browser::Expectation expectation, ToDomain(std::move(params), call));
  ASSIGN_OR_CO_RETURN(const browser::ExpectOutcome outcome,
                      co_await Expect(std::move(target), std::move(expectation), call.progress()));
  if (!protocol::FailedExpectIsError(call.version())) co_return ToResult(outcome, is_not, call);
  if (outcome.matches != is_not) co_return protocol::FrameExpectResult();
  call.SetErrorDetails(ToDetails(outcome, call));
  co_return ExpectError("Expect failed");
}

}  // namespace understudy::dispatchers

#pragma once

#include <deque>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include <absl/status/status.h>
#include <boost/asio/io_context.hpp>
#include <boost/json/value.hpp>

namespace understudy {

// Plays a conversation with the driver and fails the test where it goes another way. A line is
//   > {…}     what the client says
//   >> {…}    the same, and the driver gets to do nothing before the next line
//   < {…}     what the driver says next; nothing may come in between
//   << {…}    what the driver says some time; what comes before is passed over
//   ~ name    something else happens: the action of that name runs
//   # …       a comment
// In the driver's strings `{{name}}` stands for any text, which is remembered and then is the same wherever
// the name comes up again, also in what the client says. A pattern that is no name is a regular expression:
// `{{.*}}`. The string `{{*}}` stands for a value of any kind.
class Conversation {
 public:
  // `say` gives the driver a message of the client's.
  Conversation(boost::asio::io_context& io, std::function<absl::Status(std::string_view)> say)
      : io_(io), say_(std::move(say)) {}

  // What the driver says.
  void DidHear(std::string message) { heard_.push_back(std::move(message)); }

  void On(const std::string& name, std::function<void()> action) { actions_[name] = std::move(action); }
  // What the driver says next; the test fails when it says nothing.
  std::string Hear();
  // Forgets what the driver said up to now.
  void Forget() { heard_.clear(); }
  // Gives a name its text beforehand.
  void Define(const std::string& name, std::string text) { names_[name] = std::move(text); }
  const std::string& Named(const std::string& name) { return names_[name]; }

  // Plays `script`, and then waits until nothing is left to do at once: the driver may say no more.
  void Play(std::string_view script);
  // The same, but the driver may say other things in between and afterwards.
  void SkipTo(std::string_view script);

 private:
  void PlayLines(std::string_view script);
  void PlayLine(std::string_view line);
  // `skipping`: other things may come before.
  void Expect(std::string_view expected, bool skipping);
  std::string WithNames(std::string text) const;
  bool Matches(const boost::json::value& expected, const boost::json::value& actual);
  bool MatchesText(std::string_view pattern, std::string_view text);

  boost::asio::io_context& io_;
  std::function<absl::Status(std::string_view)> say_;
  std::deque<std::string> heard_;
  std::map<std::string, std::function<void()>> actions_;
  std::map<std::string, std::string> names_;
  bool skipping_ = false;
};

}  // namespace understudy

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <boost/json/object.hpp>

#include "server/base/task.h"
#include "server/browser/clock/clock_reading.h"

namespace understudy::chromium {

// The driver's script in the realms of one browser context (server/injected/realm): the texts that run there,
// and the names in them, which no page can guess.
class RealmScript {
 public:
  // `base_url` is what relative globs are resolved on.
  explicit RealmScript(const std::optional<std::string>& base_url);

  // The Runtime bindings through which the page's calls of exposed functions and its sockets' messages come.
  // To be added before the script runs, which takes their globals.
  const std::string& functions_binding() const { return functions_binding_; }
  const std::string& sockets_binding() const { return sockets_binding_; }

  // Makes the realm's object. To run in each document before every other script; evaluates to the object, or
  // to false where it has run before. All pages of the context share the text.
  const Ref<const std::string>& ForDocuments() const { return for_documents_; }
  // Follows in each document, as soon as may be, with what holds: `{names, patterns}`, and what the clock
  // shows that is there instead of the browser's; null where there is none.
  std::string Settings(const boost::json::object& settings, const browser::ClockReading* clock) const;
  // Begins the clock before that, for the scripts in between.
  std::string Clock(const browser::ClockReading& clock) const;
  // The same for a worker in one expression; its value is the object.
  std::string ForWorkers(const boost::json::object& settings) const;
  // As Runtime.getProperties of `location.assign` names the private property that holds a document's object.
  // That function is the same as long as the window is, and nothing of the page's can take its place.
  const std::string& private_name() const { return private_name_; }

  // Whether `source` is one of the scripts of documents above.
  bool Wrote(std::string_view source) const;

 private:
  boost::json::object Config() const;
  std::string MakeForDocuments() const;

  std::string functions_binding_;
  std::string sockets_binding_;
  std::string door_;
  std::string kinship_;
  std::string private_name_;
  std::optional<std::string> base_url_;
  Ref<const std::string> for_documents_;
};

}  // namespace understudy::chromium

#include "server/chromium/realm_script.h"

#include <absl/strings/str_cat.h>
#include <boost/json/serialize.hpp>

#include "server/base/string_view.h"
#include "server/chromium/random_name.h"
#include "server/injected/clock.h"
#include "server/injected/realm.h"

namespace understudy::chromium {
namespace {

std::string WithClock(const browser::ClockReading& clock) {
  return absl::StrCat(",{reading:", boost::json::serialize(browser::ToJson(clock)),
                      ",create:", Abseil(injected::kClock), "}");
}

}  // namespace

RealmScript::RealmScript(const std::optional<std::string>& base_url)
    : functions_binding_(RandomName()),
      sockets_binding_(RandomName()),
      door_(RandomName()),
      kinship_(RandomName()),
      private_name_(absl::StrCat("#", RandomName())),
      base_url_(base_url),
      for_documents_(std::make_shared<const std::string>(MakeForDocuments())) {}

boost::json::object RealmScript::Config() const {
  return {{"functions", functions_binding_},
          {"sockets", sockets_binding_},
          {"door", nullptr},
          {"kinship", kinship_},
          {"baseURL", base_url_ ? boost::json::value(*base_url_) : boost::json::value(nullptr)}};
}

// A window may serve two documents, one after the other: the second finds no binding.
std::string RealmScript::MakeForDocuments() const {
  boost::json::object config = Config();
  config["door"] = door_;
  return absl::StrCat("'", sockets_binding_, "' in this && (", Abseil(injected::kRealm), ")(",
                      boost::json::serialize(config),
                      ", object => { new class extends class { constructor() { return location.assign } } { ",
                      private_name_, " = object } })");
}

std::string RealmScript::Settings(const boost::json::object& settings,
                                  const browser::ClockReading* clock) const {
  return absl::StrCat("this.", door_, "?.(", boost::json::serialize(settings),
                      clock == nullptr ? "" : WithClock(*clock), ")");
}

std::string RealmScript::Clock(const browser::ClockReading& clock) const {
  return absl::StrCat("this.", door_, "?.(null", WithClock(clock), ")");
}

std::string RealmScript::ForWorkers(const boost::json::object& settings) const {
  return absl::StrCat("(", Abseil(injected::kRealm), ")(", boost::json::serialize(Config()), ").configure(",
                      boost::json::serialize(settings), ")");
}

// What makes or brings settings holds a name that no page knows. The rest are calls of the object, as Realm
// and InjectedObject write them, and what these begin with.
bool RealmScript::Wrote(std::string_view source) const {
  const auto holds = [source](std::string_view part) { return source.find(part) != std::string_view::npos; };
  return holds(door_) || holds(sockets_binding_) || source.starts_with("(function(){return this.utility.") ||
         source == "(function(s){this.configure(s)})" || source == "location.assign";
}

}  // namespace understudy::chromium

#include "server/app/launch_config.h"

#include <string>
#include <utility>

#include <absl/strings/str_cat.h>
#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "dispatchers/convert/options.h"
#include "dispatchers/core/guid.h"
#include "protocol/codec/decode.h"
#include "protocol/schema/browser_type.pw.h"
#include "server/base/errors.h"
#include "server/base/string_view.h"

namespace understudy::app {
namespace {

namespace json = boost::json;

void ListVariables(json::object& options) {
  json::value* env = options.if_contains("env");
  if (!env || !env->is_object()) return;
  json::array variables;
  for (const auto& [name, value] : env->get_object()) {
    variables.push_back(
        {{"name", name},
         {"value", value.is_string() ? value.get_string() : json::string(json::serialize(value))}});
  }
  *env = std::move(variables);
}

void NameIgnoredArguments(json::object& options) {
  const json::value* ignored = options.if_contains("ignoreDefaultArgs");
  if (!ignored || !ignored->is_bool()) return;
  options["ignoreAllDefaultArgs"] = ignored->get_bool();
  options.erase("ignoreDefaultArgs");
}

absl::StatusOr<std::string> TakeString(const json::object& config, std::string_view name,
                                       std::string otherwise) {
  const json::value* value = config.if_contains({name.data(), name.size()});
  if (!value) return otherwise;
  if (!value->is_string()) return Error(absl::StrCat(Abseil(name), ": expected string"));
  return std::string(value->get_string());
}

}  // namespace

absl::StatusOr<browser::LaunchOptions> ReadLaunchOptions(json::object options) {
  ListVariables(options);
  NameIgnoredArguments(options);
  ASSIGN_OR_RETURN(const auto params,
                   protocol::Decode<protocol::BrowserTypeLaunchParams>(json::value(std::move(options)), {}));
  browser::LaunchOptions launch = dispatchers::ToDomain(params.launch_options, params.slow_mo);
  if (params.launch_options.timeout) launch.timeout_ms = *params.launch_options.timeout;
  return launch;
}

absl::StatusOr<LaunchServerConfig> ReadLaunchServerConfig(std::string_view text) {
  boost::system::error_code error;
  json::value config = json::parse(text, error);
  if (error || !config.is_object()) return Error("not a JSON object");
  json::object& options = config.get_object();
  LaunchServerConfig result;
  ASSIGN_OR_RETURN(result.listening.host, TakeString(options, "host", result.listening.host));
  ASSIGN_OR_RETURN(std::string path, TakeString(options, "wsPath", dispatchers::NewToken()));
  result.listening.path = path.starts_with('/') ? path : absl::StrCat("/", path);
  if (const json::value* port = options.if_contains("port")) {
    result.listening.port = port->to_number<uint16_t>(error);
    if (error) return Error("port: expected a number from 0 to 65535");
  }
  ASSIGN_OR_RETURN(result.launch, ReadLaunchOptions(std::move(options)));
  return result;
}

}  // namespace understudy::app

#include "protocol/compat/v1_51_globs.h"

#include <string>
#include <string_view>

namespace understudy::protocol {
namespace {

std::string Widen(std::string_view glob) {
  std::string wider;
  for (size_t i = 0; i < glob.size(); ++i) {
    const size_t class_end = glob[i] == '[' ? glob.find(']', i + 1) : std::string_view::npos;
    if (glob[i] == '\\' && i + 1 < glob.size()) {
      wider += glob.substr(i++, 2);
    } else if (glob[i] == '?' || class_end != std::string_view::npos) {
      wider += "**";
      if (class_end != std::string_view::npos) i = class_end;
    } else {
      wider += glob[i];
    }
  }
  return wider;
}

}  // namespace

void WidenGlobs(WireCall& call) {
  if (call.method != "setWebSocketInterceptionPatterns" && call.method != "setNetworkInterceptionPatterns")
    return;
  boost::json::value* patterns = call.params.if_contains("patterns");
  if (!patterns || !patterns->is_array()) return;
  for (boost::json::value& pattern : patterns->get_array()) {
    if (!pattern.is_object()) continue;
    boost::json::value* glob = pattern.get_object().if_contains("glob");
    if (glob && glob->is_string()) *glob = boost::json::string(Widen(glob->get_string()));
  }
}

}  // namespace understudy::protocol

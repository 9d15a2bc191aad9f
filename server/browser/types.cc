#include "server/browser/types.h"

namespace understudy::browser {

std::string_view LoadStateName(LoadState state) {
  switch (state) {
    case LoadState::kCommit:
      return "commit";
    case LoadState::kDomContentLoaded:
      return "domcontentloaded";
    case LoadState::kLoad:
      return "load";
    case LoadState::kNetworkIdle:
      return "networkidle";
  }
  return "";
}

}  // namespace understudy::browser

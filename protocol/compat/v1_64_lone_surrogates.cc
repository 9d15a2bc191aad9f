#include "protocol/compat/v1_64_lone_surrogates.h"

namespace understudy::protocol {

LoneSurrogates LoneSurrogatesFor(const WireCall& initialize) {
  const boost::json::value* language = initialize.params.if_contains("sdkLanguage");
  const boost::json::value* supported = initialize.params.if_contains("supportsLoneSurrogates");
  const bool keeps = (language && *language == "javascript") || (supported && *supported == true);
  return keeps ? LoneSurrogates::kKeep : LoneSurrogates::kReplace;
}

}  // namespace understudy::protocol

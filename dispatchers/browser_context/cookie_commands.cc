// Commands about a context's cookies.

#include <optional>

#include <absl/strings/str_cat.h>

#include "dispatchers/browser_context/browser_context_dispatcher.h"
#include "dispatchers/convert/values.h"
#include "dispatchers/core/call.h"
#include "protocol/schema/browser_context.handlers.pw.h"
#include "server/network/js_regex.h"

namespace understudy::dispatchers {
namespace {

// What a cookie's name, domain or path must be to be cleared. Without a condition it is anything.
class TextMatcher {
 public:
  static absl::StatusOr<TextMatcher> Create(const std::optional<std::string>& text,
                                            const std::optional<std::string>& regex_source,
                                            const std::optional<std::string>& regex_flags) {
    TextMatcher matcher;
    matcher.text_ = text;
    if (!regex_source) return matcher;
    matcher.regex_.emplace(*regex_source, regex_flags.value_or(""));
    if (matcher.regex_->understood()) return matcher;
    return Error(absl::StrCat("Understudy does not implement the regular expression /", *regex_source, "/",
                              regex_flags.value_or(""), " yet"));
  }

  bool Matches(const std::string& value) const {
    if (text_) return value == *text_;
    return !regex_ || regex_->Search(value) == network::Answer::kYes;
  }

 private:
  std::optional<std::string> text_;
  std::optional<network::JsRegex> regex_;
};

}  // namespace

Task<absl::Status> HandleBrowserContextAddCookies(Ref<BrowserContextDispatcher> self,
                                                  protocol::BrowserContextAddCookiesParams params, Call&) {
  std::vector<network::NewCookie> cookies;
  for (const protocol::SetNetworkCookie& cookie : params.cookies) cookies.push_back(ToDomain(cookie));
  co_return co_await self->context()->AddCookies(std::move(cookies));
}

Task<absl::StatusOr<protocol::BrowserContextCookiesResult>> HandleBrowserContextCookies(
    Ref<BrowserContextDispatcher> self, protocol::BrowserContextCookiesParams params, Call&) {
  ASSIGN_OR_CO_RETURN(const std::vector<network::Cookie> cookies,
                      co_await self->context()->Cookies(std::move(params.urls)));
  protocol::BrowserContextCookiesResult result;
  for (const network::Cookie& cookie : cookies) result.cookies.push_back(ToProtocol(cookie));
  co_return result;
}

Task<absl::Status> HandleBrowserContextClearCookies(Ref<BrowserContextDispatcher> self,
                                                    protocol::BrowserContextClearCookiesParams params,
                                                    Call&) {
  ASSIGN_OR_CO_RETURN(const TextMatcher name,
                      TextMatcher::Create(params.name, params.name_regex_source, params.name_regex_flags));
  ASSIGN_OR_CO_RETURN(const TextMatcher domain, TextMatcher::Create(params.domain, params.domain_regex_source,
                                                                    params.domain_regex_flags));
  ASSIGN_OR_CO_RETURN(const TextMatcher path,
                      TextMatcher::Create(params.path, params.path_regex_source, params.path_regex_flags));
  std::function<bool(const network::Cookie&)> selects = [name, domain, path](const network::Cookie& cookie) {
    return name.Matches(cookie.name) && domain.Matches(cookie.domain) && path.Matches(cookie.path);
  };
  co_return co_await self->context()->ClearCookies(std::move(selects));
}

}  // namespace understudy::dispatchers

#include "server/chromium/web_socket_routing.h"

#include <utility>
#include <vector>

#include <absl/strings/str_cat.h>
#include <boost/json/serialize.hpp>

#include "server/base/string_view.h"
#include "server/chromium/random_name.h"
#include "server/injected/websocket.h"

namespace understudy::chromium {
namespace {

using browser::UrlMatcher;

boost::json::object ToJson(const UrlMatcher& matcher, bool of_page) {
  boost::json::object json;
  if (of_page) json["ofPage"] = true;
  if (matcher.glob) json["glob"] = *matcher.glob;
  if (matcher.regex_source) json["regexSource"] = *matcher.regex_source;
  if (matcher.regex_flags) json["regexFlags"] = *matcher.regex_flags;
  if (matcher.url_pattern) json["urlPattern"] = *matcher.url_pattern;
  return json;
}

void Append(const std::vector<UrlMatcher>& matchers, bool of_page, boost::json::array& patterns) {
  for (const UrlMatcher& matcher : matchers) patterns.push_back(ToJson(matcher, of_page));
}

}  // namespace

WebSocketRouting::WebSocketRouting(boost::asio::any_io_executor executor,
                                   WeakRef<browser::BrowserContext> context, WeakRef<browser::Page> page,
                                   std::string secret)
    : executor_(std::move(executor)),
      context_(std::move(context)),
      page_(std::move(page)),
      secret_(std::move(secret)),
      binding_(RandomName()) {}

bool WebSocketRouting::Any() const {
  const Ref<browser::Page> page = page_.lock();
  const Ref<browser::BrowserContext> context = context_.lock();
  return (page && !page->web_socket_matchers().empty()) ||
         (context && !context->web_socket_matchers().empty());
}

// The first pattern that fits decides: the page's go before the context's.
std::string WebSocketRouting::Script() const {
  const Ref<browser::Page> page = page_.lock();
  const Ref<browser::BrowserContext> context = context_.lock();
  boost::json::array patterns;
  if (page) Append(page->web_socket_matchers(), /*of_page=*/true, patterns);
  if (context) Append(context->web_socket_matchers(), /*of_page=*/false, patterns);
  boost::json::object config = {
      {"binding", binding_}, {"secret", secret_}, {"patterns", std::move(patterns)}};
  if (context && context->options().base_url) config["baseURL"] = *context->options().base_url;
  return absl::StrCat("(", Abseil(injected::kWebsocket), ")(", boost::json::serialize(config), ")");
}

Ref<RealmSockets> WebSocketRouting::NewRealm(Ref<CdpSession> session, int64_t context_id) const {
  const WeakRef<browser::Page> weak_page = page_;
  const WeakRef<browser::BrowserContext> weak_context = context_;
  return std::make_shared<RealmSockets>(
      executor_, std::move(session), context_id, page_, secret_,
      [weak_page, weak_context](const Ref<browser::WebSocketRoute>& route, bool of_page) {
        const Ref<browser::Page> page = weak_page.lock();
        const Ref<browser::BrowserContext> context = weak_context.lock();
        if (page && of_page) {
          page->on_web_socket_route(route);
        } else if (context) {
          context->on_web_socket_route(route);
        }
      });
}

}  // namespace understudy::chromium

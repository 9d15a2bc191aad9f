#include "server/browser/script/web_socket_routing.h"

#include <utility>
#include <vector>

#include <boost/json/object.hpp>

namespace understudy::browser {
namespace {

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

WebSocketRouting::WebSocketRouting(boost::asio::any_io_executor executor, WeakRef<BrowserContext> context,
                                   WeakRef<Page> page)
    : executor_(std::move(executor)), context_(std::move(context)), page_(std::move(page)) {}

// The first pattern that fits decides: the page's go before the context's.
boost::json::array WebSocketRouting::Patterns() const {
  const Ref<Page> page = page_.lock();
  const Ref<BrowserContext> context = context_.lock();
  boost::json::array patterns;
  if (page) Append(page->web_socket_matchers(), /*of_page=*/true, patterns);
  if (context) Append(context->web_socket_matchers(), /*of_page=*/false, patterns);
  return patterns;
}

Ref<RealmSockets> WebSocketRouting::NewRealm(Ref<RealmObject> object) const {
  const WeakRef<Page> weak_page = page_;
  const WeakRef<BrowserContext> weak_context = context_;
  return std::make_shared<RealmSockets>(
      executor_, std::move(object), page_,
      [weak_page, weak_context](const Ref<WebSocketRoute>& route, bool of_page) {
        const Ref<Page> page = weak_page.lock();
        const Ref<BrowserContext> context = weak_context.lock();
        if (page && of_page) {
          page->on_web_socket_route(route);
        } else if (context) {
          context->on_web_socket_route(route);
        }
      });
}

}  // namespace understudy::browser

#include "server/browser/script/realm_sockets.h"

#include <algorithm>
#include <utility>

#include <absl/strings/str_cat.h>
#include <boost/asio/post.hpp>
#include <boost/json/parse.hpp>

#include "server/base/debug_log.h"
#include "server/base/errors.h"
#include "server/base/spawn.h"
#include "server/base/unicode.h"
#include "server/browser/script/pieces.h"

namespace understudy::browser {
namespace {

// The page holds back what it sends when much more than this is on its way; a driver that is stopped by a
// client that doesn't read stops the page so.
constexpr int64_t kAcknowledgeEvery = 1 << 20;
// What a message counts besides its characters, as in outbox.ts.
constexpr int64_t kMessageOverhead = 50;

// Readers of the page's operations: the page is not trusted to send what our script does.
std::string_view TextAt(const boost::json::array& operation, size_t index) {
  if (index >= operation.size() || !operation[index].is_string()) return {};
  return operation[index].get_string();
}

int64_t NumberAt(const boost::json::array& operation, size_t index, int64_t fallback) {
  if (index >= operation.size() || !operation[index].is_int64()) return fallback;
  return operation[index].get_int64();
}

bool FlagAt(const boost::json::array& operation, size_t index) {
  return index < operation.size() && operation[index].is_bool() && operation[index].get_bool();
}

// The characters (UTF-16 code units) of an operation's text, which is the first of `texts`.
int64_t LengthOf(const boost::json::array& operation, std::string_view texts) {
  return std::clamp<int64_t>(NumberAt(operation, 2, 0), 0, texts.size());
}

// Each operation takes its text, of `length` characters, from the front of all.
std::string TakeText(int64_t length, std::string_view& texts) {
  const size_t bytes = Utf16Prefix(texts, length);
  std::string text(texts.substr(0, bytes));
  texts.remove_prefix(bytes);
  return text;
}

WebSocketClose CloseOf(const boost::json::array& operation) {
  return {NumberAt(operation, 2, 1005), std::string(TextAt(operation, 3)), FlagAt(operation, 4)};
}

}  // namespace

// One socket's end of the conversation.
class RealmSockets::SocketEnd final : public WebSocketRouteDelegate {
 public:
  SocketEnd(WeakRef<RealmSockets> sockets, int64_t id) : sockets_(std::move(sockets)), id_(id) {}

  void Connect() override { Order({"connect", id_}); }
  void EnsureOpened() override { Order({"ensureOpened", id_}); }
  void SendToPage(const WebSocketMessage& message) override { Send("sendToPage", message); }
  void SendToServer(const WebSocketMessage& message) override { Send("sendToServer", message); }
  void ClosePage(WebSocketClose close) override {
    Order({"closePage", id_, close.code, std::move(close.reason), close.was_clean});
  }
  void CloseServer(WebSocketClose close) override {
    Order({"closeServer", id_, close.code, std::move(close.reason), close.was_clean});
  }
  Task<void> WhenTaken() override {
    const Ref<RealmSockets> sockets = sockets_.lock();
    if (sockets && !sockets->lost_) co_await sockets->taken_.Wait();
  }

 private:
  void Order(boost::json::array operation) {
    if (const Ref<RealmSockets> sockets = sockets_.lock()) sockets->Queue(std::move(operation), 0);
  }

  void Send(std::string_view order, const WebSocketMessage& message) {
    const Ref<RealmSockets> sockets = sockets_.lock();
    if (!sockets) return;
    std::string_view rest = message.data;
    while (rest.size() > kMostAtOnceBytes) {
      const std::string_view piece = FirstPiece(rest);
      sockets->Queue({"piece", piece}, piece.size());
      rest.remove_prefix(piece.size());
    }
    sockets->Queue({order, id_, rest, message.is_base64}, rest.size());
  }

  WeakRef<RealmSockets> sockets_;
  int64_t id_;
};

RealmSockets::RealmSockets(boost::asio::any_io_executor executor, Ref<RealmObject> object, WeakRef<Page> page,
                           Announce announce)
    : executor_(std::move(executor)),
      object_(std::move(object)),
      page_(std::move(page)),
      announce_(std::move(announce)),
      taken_(executor_) {
  taken_.Set(absl::OkStatus());
}

void RealmSockets::DidReceive(std::string_view payload) {
  const Ref<RealmSockets> self = shared_from_this();
  const size_t end = std::min(payload.rfind('\n'), payload.size());
  boost::system::error_code malformed;
  const boost::json::value operations = boost::json::parse(payload.substr(end), malformed);
  if (malformed || !operations.is_array()) return;
  std::string_view texts = payload.substr(0, end);
  for (const boost::json::value& operation : operations.get_array()) {
    if (operation.is_array()) DidReceiveOperation(operation.get_array(), texts);
  }
}

void RealmSockets::Acknowledge(int64_t characters) {
  unacknowledged_ += characters + kMessageOverhead;
  if (unacknowledged_ >= kAcknowledgeEvery) Queue({"acknowledge", std::exchange(unacknowledged_, 0)}, 0);
}

void RealmSockets::DidReceiveOperation(const boost::json::array& operation, std::string_view& texts) {
  const std::string_view name = TextAt(operation, 0);
  const int64_t id = NumberAt(operation, 1, -1);
  if (name == "created") {
    std::vector<std::string> protocols;
    if (operation.size() > 3 && operation[3].is_array()) {
      for (size_t i = 0; i < operation[3].get_array().size(); ++i) {
        protocols.emplace_back(TextAt(operation[3].get_array(), i));
      }
    }
    if (lost_ || routes_.contains(id)) return;
    const auto end = std::make_shared<SocketEnd>(weak_from_this(), id);
    const auto route =
        std::make_shared<WebSocketRoute>(page_, std::string(TextAt(operation, 2)), std::move(protocols), end);
    routes_[id] = route;
    if (routes_.size() == 1 && !ready_) Spawn(executor_, AwaitObject(shared_from_this()));
    announce_(route, FlagAt(operation, 4));
    return;
  }
  if (name == "unroutable") {
    DebugLog(DebugChannel::kWebSocket, "not routed: the page has replaced WebSocket for good");
    return;
  }
  const bool from_page = name == "messageFromPage";
  const bool is_message = from_page || name == "messageFromServer";
  WebSocketMessage message;
  if (is_message) {
    const int64_t length = LengthOf(operation, texts);
    Acknowledge(length);
    message = {TakeText(length, texts), FlagAt(operation, 3)};
  }
  const auto found = routes_.find(id);
  if (found == routes_.end()) return;
  const Ref<WebSocketRoute> route = found->second;
  if (is_message) {
    from_page ? route->DidReceiveFromPage(message) : route->DidReceiveFromServer(message);
  } else if (name == "closePage") {
    route->DidClosePage(CloseOf(operation));
  } else if (name == "closeServer") {
    route->DidCloseServer(CloseOf(operation));
  } else if (name == "ended") {
    routes_.erase(found);
    route->DidEnd();
  } else if (name == "dropped") {
    DebugLog(DebugChannel::kWebSocket,
             absl::StrCat("not delivered to the ", std::string(TextAt(operation, 2)), " of ", route->url(),
                          ": ", std::string(TextAt(operation, 3))));
  }
}

Task<void> RealmSockets::AwaitObject(Ref<RealmSockets> self) {
  const absl::Status ready = co_await self->object_->Ready();
  if (!ready.ok()) {
    // Nobody is to wait for what this realm will never do.
    self->DidLoseRealm();
    co_return;
  }
  self->ready_ = true;
  self->Flush();
}

void RealmSockets::Queue(boost::json::array operation, size_t bytes) {
  if (calls_.empty() || calls_.back().bytes + bytes > kMostAtOnceBytes) {
    taken_ = Promise<absl::Status>(executor_);
    calls_.push_back({taken_});
  }
  calls_.back().list.push_back(std::move(operation));
  calls_.back().bytes += bytes;
  if (std::exchange(flush_scheduled_, true)) return;
  boost::asio::post(executor_, [self = shared_from_this()] {
    self->flush_scheduled_ = false;
    self->Flush();
  });
}

void RealmSockets::Flush() {
  if (lost_ || !ready_) return;
  for (Operations& operations : std::exchange(calls_, {})) Dispatch(std::move(operations));
}

void RealmSockets::Dispatch(Operations operations) {
  std::vector<CallArgument> arguments;
  arguments.emplace_back(std::in_place_type<boost::json::value>, std::move(operations.list));
  object_->Post("function(o){this.sockets.dispatch(o)}", std::move(arguments), std::move(operations.taken));
}

void RealmSockets::DidLoseRealm() {
  if (std::exchange(lost_, true)) return;
  for (const Operations& operations : std::exchange(calls_, {})) operations.taken.Set(TargetClosedError());
  for (const auto& [id, route] : std::exchange(routes_, {})) route->DidLoseDocument();
}

}  // namespace understudy::browser

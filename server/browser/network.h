#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "server/base/recent.h"
#include "server/base/task.h"
#include "server/browser/request.h"
#include "server/browser/response.h"
#include "server/browser/types.h"

namespace understudy::browser {

class BrowserContext;

// The requests of a context that are under way: those of its pages, of their workers and of service workers.
// The backend tells of them by an id of its own, which a request shares with those it is redirected to; any
// of its sessions may go on telling of what another began. Observers hear of them through the context's
// signals.
class Network {
 public:
  // `context` owns the network.
  explicit Network(BrowserContext& context);
  ~Network();

  // Null when no request of that id is under way. After redirects it is the latest.
  Ref<Request> Find(const std::string& id) const;
  size_t under_way() const { return under_way_.size(); }

  // Backend. Times are in seconds of the clock of RequestStart::started_at.
  // A request that is under way already, or that nobody known made, isn't told again.
  void DidSend(const std::string& id, RequestOwner owner, RequestStart start);
  // The request is answered with a redirect of `encoded_size` bytes, and goes on as `next`.
  void DidRedirect(const std::string& id, ResponseStart redirect, bool raw_headers_follow,
                   int64_t encoded_size, RequestStart next);
  // `raw_headers_follow`: those of request and response come, or have come, from the network.
  void DidReceiveResponse(const std::string& id, ResponseStart start, bool raw_headers_follow,
                          Response::BodyReader read_body);
  // In the order of the hops; before the hop itself, after it, or even after the end.
  void DidSendRawHeaders(const std::string& id, std::vector<Header> headers);
  // `size`: bytes on the wire, 0 when not known.
  void DidReceiveRawHeaders(const std::string& id, std::vector<Header> headers, int64_t size);
  void DidFinish(const std::string& id, double at, int64_t encoded_size);
  // `error` is the browser's text. `canceled`: nobody wanted the answer any more.
  void DidFail(const std::string& id, double at, std::string error, bool canceled);

  // The domain: requests end with who made them, whether or not the browser says so.
  void DidReplaceDocument(const Frame& frame, const std::string& document_id);
  void DidDetachFrame(const Frame& frame);
  void DidCloseWorker(const Worker& worker);
  // Nobody is told of these.
  void DidClosePage(const Page& page);

 private:
  struct Exchange;

  Ref<Exchange> FindExchange(const std::string& id) const;
  // The exchange ends; null when there is none.
  Ref<Exchange> End(const std::string& id);
  Exchange& RawHeadersOf(const std::string& id);
  void Begin(Exchange& exchange, RequestStart start);
  Ref<Response> Respond(Exchange& exchange, ResponseStart start, bool raw_headers_follow,
                        Response::BodyReader read_body);
  std::vector<std::string> Select(const std::function<bool(const Exchange&)>& selects) const;
  // Ends the request of that id as clients know one whose document, frame or worker is gone. Null when it has
  // ended.
  Ref<Request> Abort(const std::string& id);
  void AbortAndTell(const std::vector<std::string>& ids);

  BrowserContext& context_;
  std::map<std::string, Ref<Exchange>> under_way_;
  // Raw headers of what hasn't begun, or never will.
  Recent<Ref<Exchange>> early_;
  // Those that have ended, and whose raw headers are still to come.
  Recent<Ref<Exchange>> late_;
};

}  // namespace understudy::browser

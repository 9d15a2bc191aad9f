#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <absl/status/statusor.h>

#include "server/base/promise.h"
#include "server/base/signal.h"
#include "server/base/task.h"
#include "server/browser/delegate/interception.h"
#include "server/browser/types.h"

namespace understudy::browser {

class BrowserContext;
class Frame;
class Page;
class Response;
class Worker;

// What a request starts with (the Request channel's initializer).
struct RequestStart {
  std::string url;
  // `document`, `script`, `fetch`, `websocket` …, lower case.
  std::string resource_type;
  std::string method;
  std::optional<std::string> post_data;
  std::vector<Header> headers;
  bool is_navigation = false;
  // The document the request creates, when it is a navigation.
  std::string document_id;
  // In seconds of the backend's clock, and since the epoch.
  double started_at = 0;
  double wall_time = 0;
};

// Who makes a request: a frame's document, one of the frame's workers, or a service worker.
struct RequestOwner {
  // Nothing for a service worker's.
  WeakRef<Frame> frame;
  // Nothing for a document's own.
  WeakRef<Worker> worker;
  // The document that asks; empty for a worker's.
  std::string document_id;
};

class Request : public std::enable_shared_from_this<Request> {
 public:
  Request(const Ref<BrowserContext>& context, const RequestOwner& owner, Ref<Request> redirected_from,
          RequestStart start);
  ~Request();

  const RequestStart& start() const { return start_; }
  Ref<BrowserContext> context() const { return context_.lock(); }
  // The frame whose document or worker asked. Null for a service worker's request.
  Ref<Frame> frame() const { return frame_.lock(); }
  Ref<Page> page() const;
  // Null for a frame's request.
  Ref<Worker> service_worker() const { return service_worker_.lock(); }
  const Ref<Request>& redirected_from() const { return redirected_from_; }
  Ref<Request> redirected_to() const { return redirected_to_.lock(); }
  // The last request of the redirect chain this one is in.
  Ref<Request> Final();

  // The response, or null when the request failed.
  Task<Ref<Response>> WaitForResponse();
  // Null while there is none.
  Ref<Response> response();
  // The browser's text when the request failed; absent otherwise.
  const std::optional<std::string>& failure() const { return failure_; }
  // Milliseconds since the request's start; -1 when not known.
  double response_end_timing() const { return response_end_timing_; }
  // What it is sent with instead, if anything: what the client said of it, or of the request that was
  // redirected here.
  const RequestChanges& changes() const { return changes_; }
  // Headers as sent, with those the browser adds at the network; the provisional ones when it never tells. Of
  // a request that the client decides on, what it decided on, or what it said instead.
  Task<std::vector<Header>> RawHeaders();

  // The client decides on it from now on; and has it sent with `changes`.
  void DidRoute() { routed_ = true; }
  void DidChange(RequestChanges changes) { changes_ = std::move(changes); }

  // Backend.
  void DidRedirectTo(const Ref<Request>& next);
  void DidReceiveResponse(std::unique_ptr<Response> response);
  void DidReceiveRawHeaders(std::vector<Header> headers);
  // No raw headers will come (any more).
  void KeepProvisionalHeaders();
  void DidFinish(double response_end_timing);
  void DidFail(std::string failure, double response_end_timing);

 private:
  WeakRef<BrowserContext> context_;
  WeakRef<Frame> frame_;
  WeakRef<Worker> service_worker_;
  Ref<Request> redirected_from_;
  WeakRef<Request> redirected_to_;
  RequestStart start_;
  RequestChanges changes_;
  bool routed_ = false;
  std::unique_ptr<Response> response_;
  std::optional<std::string> failure_;
  double response_end_timing_ = -1;
  Promise<bool> responded_;
  Promise<std::vector<Header>> raw_headers_;
};

}  // namespace understudy::browser

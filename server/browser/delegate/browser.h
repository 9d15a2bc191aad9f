#pragma once

#include <string>

#include <absl/status/status.h>
#include <absl/status/statusor.h>

#include "server/base/task.h"
#include "server/browser/context_options.h"
#include "server/browser/delegate/tracing.h"

namespace understudy::browser {

class BrowserContext;
class ClientContexts;
class Frame;
class Page;

// A debugging conversation of the client's own with a target (the CDPSession channel).
class CdpChannel;

class BrowserDelegate {
 public:
  virtual ~BrowserDelegate() = default;

  virtual Task<absl::StatusOr<Ref<BrowserContext>>> NewContext(ContextOptions options) = 0;
  // Ends the browser process and waits for it.
  virtual Task<absl::Status> Close() = 0;
  virtual void Kill() = 0;
  // With the browser as a whole; of a browser that clients share, with what is `client`'s, which is null
  // otherwise.
  virtual Task<absl::StatusOr<Ref<CdpChannel>>> NewBrowserCdpChannel(Ref<ClientContexts> client) = 0;
  virtual Task<absl::StatusOr<Ref<CdpChannel>>> NewPageCdpChannel(Ref<Page> page) = 0;
  virtual Task<absl::StatusOr<Ref<CdpChannel>>> NewFrameCdpChannel(Ref<Frame> frame) = 0;
  virtual std::string DefaultUserAgent() = 0;
  // Where files go that come into being for clients, and those that they send.
  virtual const std::string& ArtifactsDirectory() = 0;
  virtual Ref<TracingDelegate> tracing() = 0;
  // While paused nothing is read from the browser: it waits for a client that doesn't keep up.
  virtual void SetReadingPaused(bool paused) = 0;
};

}  // namespace understudy::browser

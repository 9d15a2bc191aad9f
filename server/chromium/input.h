#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "server/browser/delegate/input.h"
#include "server/chromium/cdp/session.h"
#include "server/chromium/drag.h"

namespace understudy::chromium {

// A page's input, by its own session: the browser finds the frame, out-of-process ones as well.
class ChromiumInput final : public browser::InputDelegate,
                            public std::enable_shared_from_this<ChromiumInput> {
 public:
  // `await_renderers`: see Drag.
  ChromiumInput(Ref<CdpSession> session, std::function<Task<absl::Status>()> await_renderers)
      : session_(session), drag_(std::move(session), std::move(await_renderers)) {}

  Task<absl::Status> Dispatch(std::vector<browser::InputEvent> events) override;

 private:
  Task<absl::Status> Send(const browser::InputEvent& event);
  // While something is dragged.
  Task<absl::Status> Carry(const browser::InputEvent& event);

  const Ref<CdpSession> session_;
  Drag drag_;
};

}  // namespace understudy::chromium

#pragma once

#include "dispatchers/core/dispatcher.h"
#include "server/browser/frame.h"

namespace understudy::dispatchers {

class FrameDispatcher final : public Dispatcher {
 public:
  // The frame's object; made below `scope`, its page or, before that is known, its context.
  static Ref<FrameDispatcher> From(Dispatcher& scope, const Ref<browser::Frame>& frame);
  // The same for any object of the connection. Null without a frame, or when the client doesn't know its
  // page.
  static Ref<FrameDispatcher> FromIfAny(const Dispatcher& any, const Ref<browser::Frame>& frame);

  explicit FrameDispatcher(Ref<browser::Frame> frame);
  const Ref<browser::Frame>& frame() const { return frame_; }
  std::string_view Bucket() const override;

 private:
  void OnNavigated(const browser::Navigation& navigation);
  void OnLoadState(browser::LoadState state, bool added);

  const Ref<browser::Frame> frame_;
};

}  // namespace understudy::dispatchers

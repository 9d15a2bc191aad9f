#pragma once

#include "dispatchers/core/dispatcher.h"
#include "server/browser/cdp_channel.h"

namespace understudy::dispatchers {

class CDPSessionDispatcher final : public Dispatcher {
 public:
  static Ref<CDPSessionDispatcher> Create(Dispatcher& owner, Ref<browser::CdpChannel> channel);

  explicit CDPSessionDispatcher(Ref<browser::CdpChannel> channel);
  const Ref<browser::CdpChannel>& cdp_channel() const { return channel_; }

 private:
  // A client that loses its session doesn't leave it attached.
  void OnDisposed() override;

  const Ref<browser::CdpChannel> channel_;
};

}  // namespace understudy::dispatchers

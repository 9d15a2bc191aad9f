#include "dispatchers/frame/frame_dispatcher.h"

#include "dispatchers/convert/values.h"
#include "dispatchers/core/object_table.h"
#include "dispatchers/page/page_dispatcher.h"
#include "dispatchers/request/request_dispatcher.h"
#include "protocol/schema/frame.pw.h"
#include "server/browser/page.h"

namespace understudy::dispatchers {

Ref<FrameDispatcher> FrameDispatcher::From(Dispatcher& scope, const Ref<browser::Frame>& frame) {
  ObjectTable& objects = scope.objects();
  if (auto existing = objects.Existing<FrameDispatcher>(frame.get())) return existing;
  protocol::FrameInitializer initializer;
  initializer.url = frame->url();
  initializer.name = frame->name();
  if (const Ref<browser::Frame> parent = frame->parent())
    initializer.parent_frame = From(scope, parent)->ref();
  for (const browser::LoadState state : frame->load_states()) {
    initializer.load_states.push_back(ToProtocol(state));
  }
  auto dispatcher = objects.Create<FrameDispatcher>(scope, "frame", initializer, frame);
  objects.Associate(frame.get(), *dispatcher);
  return dispatcher;
}

Ref<FrameDispatcher> FrameDispatcher::FromIfAny(const Dispatcher& any, const Ref<browser::Frame>& frame) {
  if (!frame) return nullptr;
  if (auto existing = any.objects().Existing<FrameDispatcher>(frame.get())) return existing;
  const auto page = any.objects().Existing<PageDispatcher>(frame->page().get());
  return page ? From(*page, frame) : nullptr;
}

FrameDispatcher::FrameDispatcher(Ref<browser::Frame> frame) : frame_(std::move(frame)) {
  Keep(frame_->on_navigated.connect(
      [this](const browser::Navigation& navigation) { OnNavigated(navigation); }));
  Keep(frame_->on_load_state.connect(
      [this](browser::LoadState state, bool added) { OnLoadState(state, added); }));
}

std::string_view FrameDispatcher::Bucket() const { return frame_->parent() ? channel() : "MainFrame"; }

void FrameDispatcher::OnNavigated(const browser::Navigation& navigation) {
  if (disposed()) return;
  protocol::FrameNavigatedEvent event;
  event.url = navigation.url;
  event.name = navigation.name;
  event.error = navigation.error;
  if (navigation.new_document) {
    event.new_document.emplace();
    if (const Ref<browser::Request>& request = navigation.new_document->request) {
      if (const auto dispatcher = RequestDispatcher::From(*this, request)) {
        event.new_document->request = dispatcher->ref();
      }
    }
  }
  Emit(event);
}

void FrameDispatcher::OnLoadState(browser::LoadState state, bool added) {
  protocol::FrameLoadstateEvent event;
  (added ? event.add : event.remove) = ToProtocol(state);
  Emit(event);
}

}  // namespace understudy::dispatchers

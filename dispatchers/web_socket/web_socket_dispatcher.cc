#include "dispatchers/web_socket/web_socket_dispatcher.h"

#include <utility>

#include "dispatchers/core/object_table.h"
#include "protocol/schema/web_socket.pw.h"

namespace understudy::dispatchers {
namespace {

template <class Event>
Event FrameEvent(const browser::WebSocketFrame& frame) {
  Event event;
  event.opcode = frame.opcode;
  event.data = frame.data;
  return event;
}

}  // namespace

Ref<WebSocketDispatcher> WebSocketDispatcher::Create(Dispatcher& page,
                                                     const Ref<browser::WebSocket>& socket) {
  protocol::WebSocketInitializer initializer;
  initializer.url = socket->url();
  return page.objects().Create<WebSocketDispatcher>(page, "ws", initializer, socket);
}

WebSocketDispatcher::WebSocketDispatcher(Ref<browser::WebSocket> socket) : socket_(std::move(socket)) {
  // Clients take a socket they are told of for open: Java's fail on the event that would say so.
  Keep(socket_->on_frame_sent.connect([this](const browser::WebSocketFrame& frame) {
    Emit(FrameEvent<protocol::WebSocketFrameSentEvent>(frame));
  }));
  Keep(socket_->on_frame_received.connect([this](const browser::WebSocketFrame& frame) {
    Emit(FrameEvent<protocol::WebSocketFrameReceivedEvent>(frame));
  }));
  Keep(socket_->on_error.connect([this](const std::string& error) {
    protocol::WebSocketSocketErrorEvent event;
    event.error = error;
    Emit(event);
  }));
  Keep(socket_->on_close.connect([this] {
    Emit(protocol::WebSocketCloseEvent());
    Dispose();
  }));
}

}  // namespace understudy::dispatchers

#pragma once

#include <list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <absl/status/status.h>

#include "protocol/codec/encode.h"
#include "protocol/codec/types.h"
#include "protocol/compat/client_version.h"
#include "server/base/errors.h"
#include "server/base/signal.h"
#include "server/base/task.h"

namespace understudy::dispatchers {

class Connection;
class ObjectTable;

// A reference to an object, for any field that names one.
struct ObjectRef {
  std::string guid;

  template <class Tag>
  operator protocol::ChannelRef<Tag>() const {
    return {guid};
  }
};

// One object as one client knows it: a guid of a channel, with a parent and children. The ObjectTable owns it
// from Create() until it, or an ancestor, is disposed.
class Dispatcher : public std::enable_shared_from_this<Dispatcher> {
 public:
  virtual ~Dispatcher() = default;
  Dispatcher(const Dispatcher&) = delete;
  Dispatcher& operator=(const Dispatcher&) = delete;

  // `Page`.
  std::string_view channel() const { return channel_; }
  // `page@…`; empty for the root.
  const std::string& guid() const { return guid_; }
  ObjectRef ref() const { return {guid_}; }
  // Null for the root and once disposed.
  Dispatcher* parent() const { return parent_; }
  bool disposed() const { return disposed_; }
  // Whether the client was told of the object: its version knows the channel.
  bool announced() const { return announced_; }
  // Not once disposed.
  Connection& connection() const { return *connection_; }
  ObjectTable& objects() const;

  // Sends the event. Does nothing once disposed, or when the client's version doesn't know the object or the
  // event.
  template <class Event>
  void Emit(const Event& event) {
    if (!CanEmit(Event::kName)) return;
    if constexpr (std::is_empty_v<Event>) {
      SendEvent(Event::kName, std::nullopt);
    } else if (protocol::IsComplete(event, Version())) {
      // What a client's version can't do without may be unknown, such as the page of a worker's message.
      SendEvent(Event::kName, protocol::Encode(event, Version()));
    }
  }

  // The same with parameters that are JSON text already.
  void EmitVerbatim(std::string_view name, std::string_view params_json);

  // ObjectTable::Dispose() for this object; does nothing the second time.
  void Dispose(absl::Status why = TargetClosedError());

  // In milliseconds: what a command without a timeout of its own waits at most, for clients that leave it to
  // the driver. Nothing when neither this object nor an ancestor was told.
  virtual std::optional<double> DefaultTimeout(bool navigation) const;
  // The pause after a command the user wants to watch, in milliseconds (launch option slowMo).
  virtual double SlowMo() const;
  // Objects of one bucket are collected together, the oldest first, when there are too many of them.
  virtual std::string_view Bucket() const { return channel_; }
  // Whether commands that come when the object is gone already succeed, and those go on that run when it
  // goes: they race with its end by nature.
  virtual bool ForgivesLateCommands() const { return false; }

 protected:
  Dispatcher() = default;

  // The object has left the table, after its children; connection() is still there.
  virtual void OnDisposed() {}
  // Holds a listener until disposal.
  void Keep(Subscription subscription) {
    if (!disposed_) subscriptions_.push_back(std::move(subscription));
  }

 private:
  friend class ObjectTable;

  bool CanEmit(std::string_view name) const;
  void SendEvent(std::string_view name, std::optional<std::string_view> params_json);
  protocol::ClientVersion Version() const;

  std::string channel_;
  std::string guid_;
  Connection* connection_ = nullptr;
  Dispatcher* parent_ = nullptr;
  bool announced_ = false;
  bool disposed_ = false;
  // In creation order.
  std::list<Dispatcher*> children_;
  std::list<Dispatcher*>::iterator place_in_parent_;
  std::string bucket_;
  std::list<Dispatcher*>::iterator place_in_bucket_;
  const void* domain_ = nullptr;
  std::vector<Subscription> subscriptions_;
};

}  // namespace understudy::dispatchers

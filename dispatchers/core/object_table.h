#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include <absl/status/status.h>
#include <boost/json/object.hpp>

#include "dispatchers/core/dispatcher.h"
#include "dispatchers/core/guid.h"
#include "protocol/codec/decode.h"
#include "protocol/codec/encode.h"
#include "server/base/errors.h"
#include "server/base/task.h"

namespace understudy::dispatchers {

// How many objects of one bucket a client may hold. Above it the oldest tenth is disposed with the reason
// `gc`.
struct GcLimits {
  size_t objects = 10000;
  // JSHandle and ElementHandle, each.
  size_t handles = 100000;
};

// Every object one client knows, by guid, as a tree. Owns them. Tells the client of what comes, moves and
// goes.
class ObjectTable final : public protocol::ChannelLookup {
 public:
  ObjectTable(Connection& connection, Ref<Dispatcher> root, GcLimits limits);
  ~ObjectTable() override;

  // Makes a D from `args`, a child of `parent`, and announces it with `initializer`. What the initializer
  // refers to must have been created before. The channel is the initializer's unless D names its own
  // (kChannel).
  template <class D, class Initializer, class... Args>
  Ref<D> Create(Dispatcher& parent, std::string_view guid_prefix, const Initializer& initializer,
                Args&&... args) {
    return CreateNamed<D>(parent, NewGuid(guid_prefix), initializer, std::forward<Args>(args)...);
  }
  // The same for an object with a well-known guid.
  template <class D, class Initializer, class... Args>
  Ref<D> CreateNamed(Dispatcher& parent, std::string guid, const Initializer& initializer, Args&&... args) {
    auto dispatcher = std::make_shared<D>(std::forward<Args>(args)...);
    if (Add(parent, dispatcher, ChannelOfNew<D, Initializer>(), std::move(guid))) {
      Announce(*dispatcher, protocol::Encode(initializer, Version()));
    }
    Collect(*dispatcher);
    return dispatcher;
  }
  // The same for one whose initializer is JSON text already.
  template <class D, class... Args>
  Ref<D> CreateVerbatim(Dispatcher& parent, std::string_view channel, std::string_view guid,
                        std::string_view initializer_json, Args&&... args) {
    auto dispatcher = std::make_shared<D>(std::forward<Args>(args)...);
    if (Add(parent, dispatcher, channel, std::string(guid))) Announce(*dispatcher, initializer_json);
    Collect(*dispatcher);
    return dispatcher;
  }

  // Makes `child` a child of `new_parent`.
  void Adopt(Dispatcher& new_parent, Dispatcher& child);

  // Removes `dispatcher` and everything below it; the client is told of `dispatcher` alone. Commands that run
  // on one of them answer `why`.
  void Dispose(Dispatcher& dispatcher, absl::Status why);
  // Removes everything without telling the client, who is gone.
  void DisposeAll(absl::Status why);

  // Null when there is none (any more).
  Ref<Dispatcher> Find(std::string_view guid) const;
  std::optional<std::string_view> ChannelOf(std::string_view guid) const override;
  // Whether the object was disposed not long ago and forgives commands that come too late.
  bool ForgivesLateCommands(std::string_view guid) const { return forgiving_.contains(guid); }

  // Remembers that `dispatcher` stands for `domain`, until it is disposed. `domain` must live that long.
  void Associate(const void* domain, Dispatcher& dispatcher);
  // The D that stands for `domain`; null when there is none.
  template <class D>
  Ref<D> Existing(const void* domain) const {
    const auto found = by_domain_.find(domain);
    if (found == by_domain_.end()) return nullptr;
    return std::dynamic_pointer_cast<D>(found->second->shared_from_this());
  }

 private:
  enum class Farewell { kClosed, kCollected };
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };

  protocol::ClientVersion Version() const;
  template <class D, class Initializer>
  static constexpr std::string_view ChannelOfNew() {
    if constexpr (requires { D::kChannel; }) {
      return D::kChannel;
    } else {
      return Initializer::kChannel;
    }
  }
  // Says whether the object is to be announced.
  bool Add(Dispatcher& parent, const Ref<Dispatcher>& child, std::string_view channel, std::string guid);
  void Announce(const Dispatcher& dispatcher, std::string_view initializer_json);
  void Dispose(Dispatcher& dispatcher, absl::Status why, Farewell farewell);
  void Remove(Dispatcher& dispatcher, std::vector<Ref<Dispatcher>>& removed);
  // Makes room in the bucket of `newest`.
  void Collect(const Dispatcher& newest);

  Connection& connection_;
  const Ref<Dispatcher> root_;
  const GcLimits limits_;
  std::unordered_map<std::string, Ref<Dispatcher>, Hash, std::equal_to<>> by_guid_;
  std::unordered_map<const void*, Dispatcher*> by_domain_;
  // In creation order.
  std::unordered_map<std::string, std::list<Dispatcher*>> buckets_;
  // The latest disposed objects that forgive late commands; in the order they went, too.
  std::unordered_set<std::string, Hash, std::equal_to<>> forgiving_;
  std::deque<std::string> forgiving_in_order_;
};

}  // namespace understudy::dispatchers

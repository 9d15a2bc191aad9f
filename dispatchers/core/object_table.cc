#include "dispatchers/core/object_table.h"

#include <algorithm>

#include "dispatchers/core/connection.h"
#include "protocol/codec/wire_message.h"
#include "protocol/schema/tables.pw.h"

namespace understudy::dispatchers {
namespace {

// More disposed objects than this aren't remembered: commands that race with disposal come within moments of
// it.
constexpr size_t kMaxForgiving = 10000;

}  // namespace

ObjectTable::ObjectTable(Connection& connection, Ref<Dispatcher> root, GcLimits limits)
    : connection_(connection), root_(std::move(root)), limits_(limits) {
  root_->channel_ = "Root";
  root_->connection_ = &connection;
  root_->announced_ = true;
  by_guid_.emplace(root_->guid_, root_);
}

ObjectTable::~ObjectTable() = default;

protocol::ClientVersion ObjectTable::Version() const { return connection_.version(); }

bool ObjectTable::Add(Dispatcher& parent, const Ref<Dispatcher>& child, std::string_view channel,
                      std::string guid) {
  child->channel_ = channel;
  child->guid_ = std::move(guid);
  child->connection_ = &connection_;
  // A late result of work whose object is gone: it lives as long as its holder, and nobody hears of it.
  if (parent.disposed_) {
    child->disposed_ = true;
    child->subscriptions_.clear();
    child->OnDisposed();
    return false;
  }
  child->parent_ = &parent;
  child->place_in_parent_ = parent.children_.insert(parent.children_.end(), child.get());
  child->bucket_ = child->Bucket();
  by_guid_.emplace(child->guid_, child);
  std::list<Dispatcher*>& bucket = buckets_[child->bucket_];
  child->place_in_bucket_ = bucket.insert(bucket.end(), child.get());

  const protocol::ChannelInfo* info = protocol::FindChannel(channel);
  child->announced_ = parent.announced_ && info && info->versions.Contains(Version());
  return child->announced_;
}

void ObjectTable::Announce(const Dispatcher& dispatcher, std::string_view initializer_json) {
  connection_.Send(protocol::SerializeCreate(dispatcher.parent_->guid_, dispatcher.channel_, dispatcher.guid_,
                                             initializer_json));
}

void ObjectTable::Adopt(Dispatcher& new_parent, Dispatcher& child) {
  if (child.disposed_ || new_parent.disposed_ || child.parent_ == &new_parent) return;
  new_parent.children_.splice(new_parent.children_.end(), child.parent_->children_, child.place_in_parent_);
  child.parent_ = &new_parent;
  if (child.announced_ && new_parent.announced_)
    connection_.Send(protocol::SerializeAdopt(new_parent.guid_, child.guid_));
}

void ObjectTable::Dispose(Dispatcher& dispatcher, absl::Status why) {
  Dispose(dispatcher, std::move(why), Farewell::kClosed);
}

void ObjectTable::Dispose(Dispatcher& dispatcher, absl::Status why, Farewell farewell) {
  if (dispatcher.disposed_) return;
  const Ref<Dispatcher> alive = dispatcher.shared_from_this();
  if (dispatcher.parent_) dispatcher.parent_->children_.erase(dispatcher.place_in_parent_);
  std::vector<Ref<Dispatcher>> removed;
  Remove(dispatcher, removed);
  if (dispatcher.announced_) {
    connection_.Send(protocol::SerializeDispose(dispatcher.guid_, farewell == Farewell::kCollected
                                                                      ? std::optional<std::string_view>("gc")
                                                                      : std::nullopt));
  }
  for (const Ref<Dispatcher>& gone : removed) gone->OnDisposed();
  connection_.CancelCallsTo(removed, why);
}

void ObjectTable::DisposeAll(absl::Status why) {
  root_->announced_ = false;
  Dispose(*root_, std::move(why), Farewell::kClosed);
}

void ObjectTable::Remove(Dispatcher& dispatcher, std::vector<Ref<Dispatcher>>& removed) {
  for (Dispatcher* child : dispatcher.children_) Remove(*child, removed);
  dispatcher.children_.clear();
  dispatcher.parent_ = nullptr;
  dispatcher.disposed_ = true;
  dispatcher.subscriptions_.clear();
  if (dispatcher.domain_) by_domain_.erase(dispatcher.domain_);
  if (const auto bucket = buckets_.find(dispatcher.bucket_); bucket != buckets_.end()) {
    bucket->second.erase(dispatcher.place_in_bucket_);
  }
  if (dispatcher.ForgivesLateCommands()) {
    forgiving_.insert(dispatcher.guid_);
    forgiving_in_order_.push_back(dispatcher.guid_);
    if (forgiving_in_order_.size() > kMaxForgiving) {
      forgiving_.erase(forgiving_in_order_.front());
      forgiving_in_order_.pop_front();
    }
  }
  removed.push_back(dispatcher.shared_from_this());
  by_guid_.erase(dispatcher.guid_);
}

void ObjectTable::Collect(const Dispatcher& newest) {
  if (newest.disposed_) return;
  const std::string& bucket = newest.bucket_;
  const size_t limit = bucket == "JSHandle" || bucket == "ElementHandle" ? limits_.handles : limits_.objects;
  const std::list<Dispatcher*>& members = buckets_[bucket];
  if (members.size() <= limit) return;
  // Collecting one may take others of the bucket along, so they are looked up again by guid.
  std::vector<std::string> oldest;
  for (const Dispatcher* member : members) {
    if (oldest.size() == limit / 10) break;
    oldest.push_back(member->guid_);
  }
  for (const std::string& guid : oldest) {
    if (const Ref<Dispatcher> member = Find(guid)) {
      Dispose(*member, Error("The object has been collected to prevent unbounded heap growth."),
              Farewell::kCollected);
    }
  }
}

Ref<Dispatcher> ObjectTable::Find(std::string_view guid) const {
  const auto found = by_guid_.find(guid);
  return found == by_guid_.end() ? nullptr : found->second;
}

std::optional<std::string_view> ObjectTable::ChannelOf(std::string_view guid) const {
  const auto found = by_guid_.find(guid);
  if (found == by_guid_.end()) return std::nullopt;
  return found->second->channel_;
}

void ObjectTable::Associate(const void* domain, Dispatcher& dispatcher) {
  if (dispatcher.disposed_) return;
  dispatcher.domain_ = domain;
  by_domain_[domain] = &dispatcher;
}

}  // namespace understudy::dispatchers

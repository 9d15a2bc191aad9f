// Commands about what the page's origin has in storage.

#include "dispatchers/core/call.h"
#include "dispatchers/page/page_dispatcher.h"
#include "protocol/schema/page.handlers.pw.h"
#include "server/browser/web_storage.h"

namespace understudy::dispatchers {
namespace {

browser::WebStorage StorageOf(const PageDispatcher& page, protocol::WebStorageKind kind) {
  return {page.page()->main_frame(), std::string(protocol::WireName(kind))};
}

}  // namespace

Task<absl::StatusOr<protocol::PageWebStorageItemsResult>> HandlePageWebStorageItems(
    Ref<PageDispatcher> self, protocol::PageWebStorageItemsParams params, Call&) {
  const browser::WebStorage storage = StorageOf(*self, params.kind);
  ASSIGN_OR_CO_RETURN(const auto items, co_await storage.Items());
  protocol::PageWebStorageItemsResult result;
  for (const auto& [name, value] : items) result.items.push_back({name, value});
  co_return result;
}

Task<absl::StatusOr<protocol::PageWebStorageGetItemResult>> HandlePageWebStorageGetItem(
    Ref<PageDispatcher> self, protocol::PageWebStorageGetItemParams params, Call&) {
  const browser::WebStorage storage = StorageOf(*self, params.kind);
  protocol::PageWebStorageGetItemResult result;
  ASSIGN_OR_CO_RETURN(result.value, co_await storage.Get(std::move(params.name)));
  co_return result;
}

Task<absl::Status> HandlePageWebStorageSetItem(Ref<PageDispatcher> self,
                                               protocol::PageWebStorageSetItemParams params, Call&) {
  const browser::WebStorage storage = StorageOf(*self, params.kind);
  co_return co_await storage.Set(std::move(params.name), std::move(params.value));
}

Task<absl::Status> HandlePageWebStorageRemoveItem(Ref<PageDispatcher> self,
                                                  protocol::PageWebStorageRemoveItemParams params, Call&) {
  const browser::WebStorage storage = StorageOf(*self, params.kind);
  co_return co_await storage.Remove(std::move(params.name));
}

Task<absl::Status> HandlePageWebStorageClear(Ref<PageDispatcher> self,
                                             protocol::PageWebStorageClearParams params, Call&) {
  const browser::WebStorage storage = StorageOf(*self, params.kind);
  co_return co_await storage.Clear();
}

}  // namespace understudy::dispatchers

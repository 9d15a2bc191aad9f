#include "server/browser/web_storage.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "server/base/errors.h"
#include "server/browser/execution_context.h"
#include "server/browser/frame.h"

namespace understudy::browser {
namespace {

Task<absl::StatusOr<boost::json::value>> Ask(Ref<Frame> frame, std::string method,
                                             std::vector<std::string> words) {
  ASSIGN_OR_CO_RETURN(const Ref<ExecutionContext> context, co_await frame->Context(World::kUtility));
  std::vector<CallArgument> arguments;
  for (const std::string& word : words) arguments.emplace_back(boost::json::value(boost::json::string(word)));
  ASSIGN_OR_CO_RETURN(RemoteValue answer, co_await context->CallUtility(
                                              std::move(method), std::move(arguments), Returned::kValue));
  co_return std::move(answer.value);
}

std::string TextAt(const boost::json::value& item, const char* name) {
  const boost::json::value* text = item.is_object() ? item.get_object().if_contains(name) : nullptr;
  return text != nullptr && text->is_string() ? std::string(text->get_string()) : std::string();
}

}  // namespace

Task<absl::StatusOr<std::vector<std::pair<std::string, std::string>>>> WebStorage::Items() const {
  std::vector<std::string> words(1, kind_);
  ASSIGN_OR_CO_RETURN(const boost::json::value items, co_await Ask(frame_, "storageItems", std::move(words)));
  std::vector<std::pair<std::string, std::string>> result;
  if (!items.is_array()) co_return result;
  for (const boost::json::value& item : items.get_array())
    result.emplace_back(TextAt(item, "name"), TextAt(item, "value"));
  co_return result;
}

Task<absl::StatusOr<std::optional<std::string>>> WebStorage::Get(std::string name) const {
  std::vector<std::string> words = {kind_, std::move(name)};
  ASSIGN_OR_CO_RETURN(const boost::json::value value, co_await Ask(frame_, "storageItem", std::move(words)));
  if (!value.is_string()) co_return std::nullopt;
  co_return std::string(value.get_string());
}

Task<absl::Status> WebStorage::Set(std::string name, std::string value) const {
  std::vector<std::string> words = {kind_, std::move(name), std::move(value)};
  const auto answer = co_await Ask(frame_, "setStorageItem", std::move(words));
  co_return answer.status();
}

Task<absl::Status> WebStorage::Remove(std::string name) const {
  std::vector<std::string> words = {kind_, std::move(name)};
  const auto answer = co_await Ask(frame_, "removeStorageItem", std::move(words));
  co_return answer.status();
}

Task<absl::Status> WebStorage::Clear() const {
  std::vector<std::string> words(1, kind_);
  const auto answer = co_await Ask(frame_, "clearStorage", std::move(words));
  co_return answer.status();
}

}  // namespace understudy::browser

#include "server/chromium/accessibility.h"

#include <string>
#include <unordered_map>
#include <utility>

#include "server/base/errors.h"
#include "server/chromium/cdp/accessibility.h"

namespace understudy::chromium {
namespace {

using browser::AccessibleNode;
using cdp::accessibility::AXNode;
using cdp::accessibility::AXValue;

// Deeper trees nobody could read: neither clients, nor we without running out of stack.
constexpr int kDeepest = 1000;

// Each once.
using Nodes = std::unordered_map<std::string, AXNode>;

template <class OptionalValue>
std::string TextOf(OptionalValue& value) {
  if (!value || !value->value || !value->value->is_string()) return "";
  return std::string(value->value->get_string());
}

AccessibleNode Build(AXNode&& node, Nodes& rest, int depth) {
  AccessibleNode result;
  result.ignored = node.ignored;
  result.role = TextOf(node.role);
  result.name = TextOf(node.name);
  result.description = TextOf(node.description);
  if (node.value && node.value->value) result.value = std::move(*node.value->value);
  result.node = node.backend_dom_node_id.value_or(0);
  if (node.properties) {
    for (auto& property : *node.properties) {
      if (property.value.value) result.properties[property.name] = std::move(*property.value.value);
    }
  }
  if (!node.child_ids || depth == kDeepest) return result;
  for (const std::string& id : *node.child_ids) {
    if (auto child = rest.extract(id); !child.empty())
      result.children.push_back(Build(std::move(child.mapped()), rest, depth + 1));
  }
  return result;
}

}  // namespace

Task<absl::StatusOr<AccessibleNode>> ReadAccessibilityTree(Ref<CdpSession> session) {
  ASSIGN_OR_CO_RETURN(auto answer, co_await session->Send(cdp::accessibility::GetFullAXTree()));
  if (answer.nodes.empty()) co_return Error("The page has no accessibility tree");
  AXNode root = std::move(answer.nodes.front());
  Nodes rest;
  for (size_t i = 1; i < answer.nodes.size(); ++i) {
    std::string id = answer.nodes[i].node_id;
    rest.emplace(std::move(id), std::move(answer.nodes[i]));
  }
  co_return Build(std::move(root), rest, 0);
}

}  // namespace understudy::chromium

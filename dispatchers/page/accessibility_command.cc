// The accessibility snapshot that older clients ask for.

#include <optional>
#include <string_view>

#include "dispatchers/core/call.h"
#include "dispatchers/element_handle/element_handle_dispatcher.h"
#include "dispatchers/page/page_dispatcher.h"
#include "protocol/schema/page.handlers.pw.h"
#include "server/browser/accessibility/interesting_nodes.h"

namespace understudy::dispatchers {
namespace {

// What an AXNode says only where it is so.
std::optional<bool> Flag(const boost::json::object& properties, const char* name) {
  const boost::json::value* value = properties.if_contains(name);
  const bool set = value != nullptr && value->is_bool() && value->get_bool();
  return set ? std::make_optional(true) : std::nullopt;
}

std::optional<std::string> Text(const boost::json::object& properties, const char* name) {
  const boost::json::value* value = properties.if_contains(name);
  if (value == nullptr || !value->is_string()) return std::nullopt;
  return std::string(value->get_string());
}

// The same, where it says something: `false` is what goes without saying.
std::optional<std::string> Token(const boost::json::object& properties, const char* name) {
  std::optional<std::string> text = Text(properties, name);
  return text && !text->empty() && *text != "false" ? text : std::nullopt;
}

std::optional<double> Number(const boost::json::object& properties, const char* name) {
  const boost::json::value* value = properties.if_contains(name);
  return value != nullptr && value->is_number() ? std::make_optional(value->to_number<double>())
                                                : std::nullopt;
}

// One of the words for `true`, `false` and `mixed`.
template <class Enum>
std::optional<Enum> Tristate(const boost::json::object& properties, const char* name, Enum yes, Enum no,
                             Enum mixed) {
  const std::optional<std::string> text = Text(properties, name);
  if (!text) return std::nullopt;
  if (*text == "mixed") return mixed;
  return *text == "true" ? yes : no;
}

std::string RoleOf(const browser::AccessibleNode& node) {
  if (node.role == "StaticText") return "text";
  if (node.role == "RootWebArea") return "WebArea";
  return node.role;
}

protocol::AXNode ToProtocol(const browser::AccessibleNode& node) {
  using Checked = protocol::AXNode::Checked;
  using Pressed = protocol::AXNode::Pressed;
  const boost::json::object& properties = node.properties;
  protocol::AXNode result;
  result.role = RoleOf(node);
  result.name = node.name;
  if (node.value.is_string() && !node.value.get_string().empty())
    result.value_string = std::string(node.value.get_string());
  if (node.value.is_number()) result.value_number = node.value.to_number<double>();
  if (!node.description.empty()) result.description = node.description;
  result.keyshortcuts = Token(properties, "keyshortcuts");
  result.roledescription = Token(properties, "roledescription");
  result.valuetext = Text(properties, "valuetext");
  result.disabled = Flag(properties, "disabled");
  result.expanded = Flag(properties, "expanded");
  // A document always takes the focus that nothing in it has.
  if (node.role != "RootWebArea") result.focused = Flag(properties, "focused");
  result.modal = Flag(properties, "modal");
  result.multiline = Flag(properties, "multiline");
  result.multiselectable = Flag(properties, "multiselectable");
  result.readonly = Flag(properties, "readonly");
  result.required = Flag(properties, "required");
  result.selected = Flag(properties, "selected");
  result.checked = Tristate(properties, "checked", Checked::kChecked, Checked::kUnchecked, Checked::kMixed);
  result.pressed = Tristate(properties, "pressed", Pressed::kPressed, Pressed::kReleased, Pressed::kMixed);
  if (const std::optional<double> level = Number(properties, "level"))
    result.level = static_cast<int64_t>(*level);
  result.valuemin = Number(properties, "valuemin");
  result.valuemax = Number(properties, "valuemax");
  result.autocomplete = Token(properties, "autocomplete");
  result.haspopup = Token(properties, "hasPopup");
  result.invalid = Token(properties, "invalid");
  result.orientation = Token(properties, "orientation");
  if (!node.children.empty()) {
    auto& children = result.children.emplace();
    for (const browser::AccessibleNode& child : node.children) children.push_back(ToProtocol(child));
  }
  return result;
}

}  // namespace

Task<absl::StatusOr<protocol::PageAccessibilitySnapshotResult>> HandlePageAccessibilitySnapshot(
    Ref<PageDispatcher> self, protocol::PageAccessibilitySnapshotParams params, Call& call) {
  std::optional<int64_t> root;
  if (params.root) {
    ASSIGN_OR_CO_RETURN(const Ref<ElementHandleDispatcher> element,
                        call.Resolve<ElementHandleDispatcher>(*params.root));
    ASSIGN_OR_CO_RETURN(root, co_await element->handle()->Node());
  }
  ASSIGN_OR_CO_RETURN(browser::AccessibleNode tree, co_await self->page()->delegate().AccessibilityTree());
  if (params.interesting_only.value_or(true)) tree = browser::InterestingNodes(std::move(tree));
  std::optional<browser::AccessibleNode> told(std::move(tree));
  if (root) told = browser::FindAccessibleNode(*std::move(told), *root);
  protocol::PageAccessibilitySnapshotResult result;
  if (told) result.root_ax_node = ToProtocol(*told);
  co_return result;
}

}  // namespace understudy::dispatchers

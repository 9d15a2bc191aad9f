#include "server/browser/accessibility/interesting_nodes.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <utility>

namespace understudy::browser {
namespace {

constexpr std::array<std::string_view, 20> kWidgets = {"ColorWell",     "DisclosureTriangle",
                                                       "button",        "checkbox",
                                                       "combobox",      "listbox",
                                                       "menu",          "menubar",
                                                       "menuitem",      "menuitemcheckbox",
                                                       "menuitemradio", "radio",
                                                       "scrollbar",     "searchbox",
                                                       "slider",        "spinbutton",
                                                       "switch",        "tab",
                                                       "textbox",       "tree"};

// Nothing in them is told.
constexpr std::array<std::string_view, 6> kAtoms = {"doc-cover", "graphics-symbol", "progressbar",
                                                    "scrollbar", "separator",       "slider"};

template <size_t size>
bool Contains(const std::array<std::string_view, size>& roles, std::string_view role) {
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

bool Focusable(const AccessibleNode& node) {
  const boost::json::value* focusable = node.properties.if_contains("focusable");
  return focusable != nullptr && focusable->is_bool() && focusable->get_bool();
}

bool RichlyEditable(const AccessibleNode& node) {
  const boost::json::value* editable = node.properties.if_contains("editable");
  return editable != nullptr && editable->is_string() && editable->get_string() == "richtext";
}

// Whether what is in it says no more than the node itself.
bool IsLeaf(const AccessibleNode& node, bool focusable_below) {
  if (node.children.empty() || node.role == "StaticText" || Contains(kAtoms, node.role)) return true;
  if ((node.role == "textbox" || node.role == "searchbox") && !RichlyEditable(node)) return true;
  return !focusable_below && !node.name.empty() && (Focusable(node) || node.role == "heading");
}

// Adds to `kept` the node, or what moves up in its place. Returns whether it or something below takes the
// focus.
bool Keep(AccessibleNode&& node, bool in_widget, std::vector<AccessibleNode>& kept) {
  const bool is_widget = Contains(kWidgets, node.role);
  std::vector<AccessibleNode> below;
  bool focusable_below = false;
  for (AccessibleNode& child : node.children)
    focusable_below |= Keep(std::move(child), in_widget || is_widget, below);
  const bool leaf = IsLeaf(node, focusable_below);
  const bool focusable = Focusable(node);
  const bool told = !in_widget && leaf && !node.name.empty();
  if (leaf) below.clear();
  if (!node.ignored && (focusable || RichlyEditable(node) || is_widget || told)) {
    node.children = std::move(below);
    kept.push_back(std::move(node));
  } else {
    std::move(below.begin(), below.end(), std::back_inserter(kept));
  }
  return focusable || focusable_below;
}

}  // namespace

std::optional<AccessibleNode> FindAccessibleNode(AccessibleNode tree, int64_t node) {
  if (tree.node == node) return tree;
  for (AccessibleNode& child : tree.children) {
    if (auto found = FindAccessibleNode(std::move(child), node)) return found;
  }
  return std::nullopt;
}

AccessibleNode InterestingNodes(AccessibleNode tree) {
  std::vector<AccessibleNode> children = std::exchange(tree.children, {});
  for (AccessibleNode& child : children)
    static_cast<void>(Keep(std::move(child), /*in_widget=*/false, tree.children));
  return tree;
}

}  // namespace understudy::browser

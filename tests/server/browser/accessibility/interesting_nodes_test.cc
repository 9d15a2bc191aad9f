// What the reference driver keeps of trees, recorded for every role.
#include "server/browser/accessibility/interesting_nodes.h"

#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace understudy::browser {
namespace {

using Nodes = std::vector<AccessibleNode>;

AccessibleNode Node(std::string role, std::string name = "", Nodes children = {}) {
  AccessibleNode node;
  node.role = std::move(role);
  node.name = std::move(name);
  node.children = std::move(children);
  return node;
}

AccessibleNode Text(std::string text) {
  AccessibleNode node = Node("StaticText", text);
  node.children.push_back(Node("InlineTextBox", std::move(text)));
  return node;
}

AccessibleNode Focusable(AccessibleNode node) {
  node.properties["focusable"] = true;
  return node;
}

AccessibleNode Editable(AccessibleNode node, const char* how) {
  node.properties["editable"] = how;
  return node;
}

AccessibleNode Ignored(Nodes children) {
  AccessibleNode node = Node("none", "", std::move(children));
  node.ignored = true;
  return node;
}

std::string Told(const AccessibleNode& node) {
  std::string text = node.name.empty() ? node.role : node.role + ":" + node.name;
  if (node.children.empty()) return text;
  text += "(";
  for (const AccessibleNode& child : node.children)
    text += (&child == &node.children[0] ? "" : " ") + Told(child);
  return text + ")";
}

std::string Kept(AccessibleNode node) {
  return Told(InterestingNodes(Node("RootWebArea", "", Nodes{std::move(node)})));
}

TEST(InterestingNodes, AreTheTextsOfWhatIsNoneItself) {
  EXPECT_EQ(Kept(Ignored({Node("paragraph", "", {Text("a"), Text("b")})})),
            "RootWebArea(StaticText:a StaticText:b)");
  EXPECT_EQ(Kept(Node("article", "named", {Text("a")})), "RootWebArea(StaticText:a)");
}

TEST(InterestingNodes, AreThoseThatHaveANameAndNothingInThem) {
  EXPECT_EQ(Kept(Node("image", "a picture")), "RootWebArea(image:a picture)");
  EXPECT_EQ(Kept(Node("image")), "RootWebArea");
  EXPECT_EQ(Kept(Node("heading", "a", {Text("a")})), "RootWebArea(heading:a)");
  EXPECT_EQ(Kept(Node("heading")), "RootWebArea");
}

TEST(InterestingNodes, AreWidgetsWithWhatCanBeUsedInThem) {
  EXPECT_EQ(Kept(Node("button", "xy", {Text("x"), Focusable(Node("button", "y", {Text("y")}))})),
            "RootWebArea(button:xy(button:y))");
  EXPECT_EQ(Kept(Node("menu", "", {Node("menuitem", "a", {Text("a")}), Node("paragraph", "", {Text("b")})})),
            "RootWebArea(menu(menuitem:a))");
  EXPECT_EQ(Kept(Node("listbox", "", {Node("option", "a"), Focusable(Node("option", "b"))})),
            "RootWebArea(listbox(option:b))");
}

TEST(InterestingNodes, AreThoseThatTakeTheFocus) {
  EXPECT_EQ(Kept(Focusable(Node("generic", "", {Text("a"), Node("image", "i")}))),
            "RootWebArea(generic(StaticText:a image:i))");
  EXPECT_EQ(Kept(Focusable(Node("generic", "named", {Text("a")}))), "RootWebArea(generic:named)");
  EXPECT_EQ(Kept(Focusable(Node("generic", "named", {Text("a"), Focusable(Node("link", "b"))}))),
            "RootWebArea(generic:named(StaticText:a link:b))");
}

TEST(InterestingNodes, AreNotHeadingsWithSomethingToUse) {
  EXPECT_EQ(Kept(Node("heading", "ab", {Text("a"), Focusable(Node("link", "b", {Text("b")}))})),
            "RootWebArea(StaticText:a link:b)");
}

TEST(InterestingNodes, AreNotInWhatIsAtomic) {
  const Nodes button(1, Focusable(Node("button", "y")));
  EXPECT_EQ(Kept(Node("progressbar", "", button)), "RootWebArea");
  EXPECT_EQ(Kept(Node("slider", "", button)), "RootWebArea(slider)");
  EXPECT_EQ(Kept(Node("textbox", "", button)), "RootWebArea(textbox)");
  EXPECT_EQ(Kept(Node("spinbutton", "", button)), "RootWebArea(spinbutton(button:y))");
}

TEST(InterestingNodes, AreAllTextsThatCanBeFormatted) {
  const Nodes inside = {Editable(Text("a"), "richtext"), Node("image", "i")};
  EXPECT_EQ(Kept(Editable(Node("generic", "", inside), "richtext")),
            "RootWebArea(generic(StaticText:a image:i))");
  EXPECT_EQ(Kept(Editable(Node("textbox", "", inside), "richtext")), "RootWebArea(textbox(StaticText:a))");
  EXPECT_EQ(Kept(Editable(Node("textbox", "", {Editable(Text("a"), "plaintext")}), "plaintext")),
            "RootWebArea(textbox)");
}

TEST(AccessibleNodes, AreFoundByTheirDomNode) {
  AccessibleNode button = Node("button", "b");
  button.node = 7;
  const AccessibleNode tree = Node("RootWebArea", "", {Node("generic", "", {button})});
  EXPECT_EQ(Told(*FindAccessibleNode(tree, 7)), "button:b");
  EXPECT_FALSE(FindAccessibleNode(tree, 8).has_value());
}

}  // namespace
}  // namespace understudy::browser

#include "server/browser/init_script.h"

#include <memory>
#include <vector>

#include <gtest/gtest.h>

namespace understudy::browser {
namespace {

TEST(FindBindingTest, GoesByTheName) {
  std::vector<Ref<Binding>> bindings;
  EXPECT_EQ(FindBinding(bindings, "add"), nullptr);
  bindings.push_back(std::make_shared<Binding>(Binding{.name = "add"}));
  bindings.push_back(std::make_shared<Binding>(Binding{.name = "addHandle", .takes_handle = true}));
  EXPECT_EQ(FindBinding(bindings, "add"), bindings[0]);
  EXPECT_EQ(FindBinding(bindings, "addHandle"), bindings[1]);
  EXPECT_EQ(FindBinding(bindings, ""), nullptr);
}

}  // namespace
}  // namespace understudy::browser

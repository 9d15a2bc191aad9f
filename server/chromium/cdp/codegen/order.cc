#include "server/chromium/cdp/codegen/order.h"

#include <algorithm>
#include <set>
#include <utility>

#include <absl/strings/str_cat.h>

#include "server/base/errors.h"

namespace understudy::chromium::cdp_codegen {
namespace {

class Order {
 public:
  explicit Order(std::map<std::string, Struct> structs) : structs_(std::move(structs)) {}

  absl::StatusOr<std::vector<Domain>> Run() {
    // Types first, in any order of the roots: the walk puts what is contained before what contains it.
    for (Role role : {Role::kType, Role::kCommand, Role::kResult, Role::kEvent}) {
      for (auto& [key, item] : structs_) {
        if (item.role == role) Visit(item);
      }
    }
    std::vector<Domain> ordered;
    for (auto& [name, domain] : domains_) {
      for (const std::string& included : domain.includes) {
        if (Reaches(included, name))
          return Error(absl::StrCat("domains ", name, " and ", included, " contain each other"));
      }
    }
    for (auto& [name, domain] : domains_) ordered.push_back(std::move(domain));
    return ordered;
  }

 private:
  void Visit(Struct& item) {
    if (!entered_.insert(item.key).second) return;
    Domain& domain = domains_[item.domain];
    domain.wire_name = item.domain;
    for (Field& field : item.fields) {
      const bool in_array = field.type.kind == Type::Kind::kArray;
      const Type* type = &field.type;
      while (type->kind == Type::Kind::kArray) type = type->item.get();
      if (type->kind != Type::Kind::kStruct) continue;
      Struct& contained = structs_.at(type->struct_key);
      Visit(contained);
      if (contained.domain != item.domain) {
        AddOnce(domain.includes, contained.domain);
      } else if (!left_.count(contained.key)) {
        field.boxed = !in_array;
        if (contained.key != item.key) AddOnce(domain.forward_declarations, contained.name);
      }
    }
    left_.insert(item.key);
    domain.structs.push_back(item);
  }

  bool Reaches(const std::string& from, const std::string& to, int depth = 0) const {
    if (from == to || depth > static_cast<int>(domains_.size())) return true;
    const auto& includes = domains_.at(from).includes;
    return std::any_of(includes.begin(), includes.end(),
                       [&](const std::string& next) { return Reaches(next, to, depth + 1); });
  }

  static void AddOnce(std::vector<std::string>& list, const std::string& item) {
    if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
  }

  std::map<std::string, Struct> structs_;
  std::map<std::string, Domain> domains_;
  std::set<std::string> entered_, left_;
};

}  // namespace

absl::StatusOr<std::vector<Domain>> OrderByContainment(std::map<std::string, Struct> structs) {
  return Order(std::move(structs)).Run();
}

}  // namespace understudy::chromium::cdp_codegen

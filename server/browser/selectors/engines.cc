#include "server/browser/selectors/engines.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include <absl/strings/ascii.h>
#include <absl/strings/str_cat.h>

#include "server/base/errors.h"

namespace understudy::browser {
namespace {

// As server/injected/elements has them.
constexpr std::string_view kPredefined[] = {"css",
                                            "css:light",
                                            "text",
                                            "text:light",
                                            "xpath",
                                            "xpath:light",
                                            "id",
                                            "id:light",
                                            "data-testid",
                                            "data-testid:light",
                                            "data-test-id",
                                            "data-test-id:light",
                                            "data-test",
                                            "data-test:light",
                                            "role",
                                            "nth",
                                            "visible",
                                            "internal:control",
                                            "internal:has",
                                            "internal:has-not",
                                            "internal:has-text",
                                            "internal:has-not-text",
                                            "internal:and",
                                            "internal:or",
                                            "internal:chain",
                                            "internal:describe",
                                            "internal:role",
                                            "internal:text",
                                            "internal:label",
                                            "internal:attr",
                                            "internal:testid",
                                            "aria-ref"};

bool IsPredefined(std::string_view name) {
  return std::find(std::begin(kPredefined), std::end(kPredefined), name) != std::end(kPredefined);
}

bool CanBeName(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(),
                                      [](char c) { return absl::ascii_isalnum(c) || c == '_' || c == '-'; });
}

// The first part, outermost first, for which `matches` answers true; null without one.
template <class Matches>
const SelectorPart* FindPart(const Selector& selector, const Matches& matches) {
  for (const SelectorPart& part : selector.parts) {
    if (matches(part)) return &part;
    const SelectorPart* nested = part.selector ? FindPart(*part.selector, matches) : nullptr;
    if (nested != nullptr) return nested;
  }
  return nullptr;
}

}  // namespace

const SelectorEngine* SelectorEngines::Find(const std::string& name) const {
  const auto found = std::find_if(engines_.begin(), engines_.end(),
                                  [&](const SelectorEngine& engine) { return engine.name == name; });
  return found == engines_.end() ? nullptr : &*found;
}

absl::Status SelectorEngines::Register(SelectorEngine engine) {
  if (!CanBeName(engine.name)) return Error("Selector engine name may only contain [a-zA-Z0-9_] characters");
  if (IsPredefined(engine.name))
    return Error(absl::StrCat("\"", engine.name, "\" is a predefined selector engine"));
  if (Find(engine.name) != nullptr)
    return Error(absl::StrCat("\"", engine.name, "\" selector engine has been already registered"));
  engines_.push_back(std::move(engine));
  return absl::OkStatus();
}

absl::Status SelectorEngines::Check(const Selector& selector) const {
  const SelectorPart* unknown = FindPart(selector, [&](const SelectorPart& part) {
    return !IsPredefined(part.engine) && Find(part.engine) == nullptr;
  });
  if (unknown == nullptr) return absl::OkStatus();
  return Error(
      absl::StrCat("Unknown engine \"", unknown->engine, "\" while parsing selector ", ToText(selector)));
}

std::vector<const SelectorEngine*> SelectorEngines::UsedBy(const Selector& selector) const {
  std::vector<const SelectorEngine*> used;
  for (const SelectorEngine& engine : engines_) {
    if (FindPart(selector, [&](const SelectorPart& part) { return part.engine == engine.name; }) != nullptr)
      used.push_back(&engine);
  }
  return used;
}

}  // namespace understudy::browser

#include "server/browser/input/keyboard.h"

#include <utility>

#include <absl/strings/str_cat.h>

#include "server/base/errors.h"
#include "server/base/pause.h"
#include "server/base/string_view.h"
#include "server/base/unicode.h"

namespace understudy::browser {
namespace {

// The modifier a key is; null when it is none.
bool* ModifierOf(const LayoutKey& key, Modifiers& modifiers) {
  if (key.key == "Alt") return &modifiers.alt;
  if (key.key == "Control") return &modifiers.control;
  if (key.key == "Meta") return &modifiers.meta;
  if (key.key == "Shift") return &modifiers.shift;
  return nullptr;
}

// `Control+A` are two keys; a plus that nothing follows but another key's plus is one itself: `Control++`.
std::vector<std::string> SplitKeys(std::string_view keys) {
  std::vector<std::string> names;
  std::string name;
  for (const char character : keys) {
    if (character == '+' && !name.empty()) {
      names.push_back(std::exchange(name, {}));
    } else {
      name += character;
    }
  }
  names.push_back(std::move(name));
  return names;
}

}  // namespace

absl::StatusOr<LayoutKey> Keyboard::Find(std::string_view name) const {
  const std::optional<LayoutKey> key = FindKey(name == "ControlOrMeta" ? "Control" : name, modifiers_.shift);
  if (!key) return Error(absl::StrCat("Unknown key: \"", Abseil(name), "\""));
  return *key;
}

KeyEvent Keyboard::MakeDown(const LayoutKey& key) {
  if (bool* const modifier = ModifierOf(key, modifiers_)) *modifier = true;
  const bool repeat = !held_.insert(key.code).second;
  // A shortcut types nothing.
  const bool types = !modifiers_.alt && !modifiers_.control && !modifiers_.meta;
  return {.type = KeyEvent::Type::kDown,
          .code = std::string(key.code),
          .key = std::string(key.key),
          .location = key.location,
          .virtual_key = key.virtual_key,
          .text = types ? std::string(key.text) : "",
          .repeat = repeat,
          .modifiers = modifiers_};
}

KeyEvent Keyboard::MakeUp(const LayoutKey& key) {
  if (bool* const modifier = ModifierOf(key, modifiers_)) *modifier = false;
  held_.erase(key.code);
  return {.type = KeyEvent::Type::kUp,
          .code = std::string(key.code),
          .key = std::string(key.key),
          .location = key.location,
          .virtual_key = key.virtual_key,
          .text = "",
          .repeat = false,
          .modifiers = modifiers_};
}

Task<absl::Status> Keyboard::DispatchOne(InputEvent event) {
  return delegate_->Dispatch(std::vector<InputEvent>(1, std::move(event)));
}

Task<absl::Status> Keyboard::Down(std::string name) {
  const Ref<Keyboard> self = shared_from_this();
  ASSIGN_OR_CO_RETURN(const LayoutKey key, Find(name));
  InputEvent event = MakeDown(key);
  co_return co_await DispatchOne(std::move(event));
}

Task<absl::Status> Keyboard::Up(std::string name) {
  const Ref<Keyboard> self = shared_from_this();
  ASSIGN_OR_CO_RETURN(const LayoutKey key, Find(name));
  InputEvent event = MakeUp(key);
  co_return co_await DispatchOne(std::move(event));
}

Task<absl::Status> Keyboard::Press(std::string keys, double delay) {
  const Ref<Keyboard> self = shared_from_this();
  std::vector<std::string> names = SplitKeys(keys);
  std::vector<InputEvent> events;
  for (const std::string& name : names) {
    const absl::StatusOr<LayoutKey> key = Find(name);
    if (!key.ok()) {
      // The keys before it go down, and stay there.
      CO_RETURN_IF_ERROR(co_await delegate_->Dispatch(std::move(events)));
      co_return key.status();
    }
    events.push_back(MakeDown(*key));
  }
  if (delay > 0) {
    std::vector<InputEvent> downs = std::exchange(events, {});
    CO_RETURN_IF_ERROR(co_await delegate_->Dispatch(std::move(downs)));
    co_await Pause(delay);
  }
  for (; !names.empty(); names.pop_back()) {
    ASSIGN_OR_CO_RETURN(const LayoutKey key, Find(names.back()));
    events.push_back(MakeUp(key));
  }
  co_return co_await delegate_->Dispatch(std::move(events));
}

Task<absl::Status> Keyboard::Type(std::string text, double delay) {
  const Ref<Keyboard> self = shared_from_this();
  size_t at = 0;
  while (at < text.size()) {
    const size_t length = CharacterSize(text, at);
    std::string character = text.substr(at, length);
    at += length;
    if (FindKey(character, modifiers_.shift)) {
      CO_RETURN_IF_ERROR(co_await Press(std::move(character), delay));
      continue;
    }
    if (delay > 0) co_await Pause(delay);
    CO_RETURN_IF_ERROR(co_await InsertText(std::move(character)));
  }
  co_return absl::OkStatus();
}

Task<absl::Status> Keyboard::InsertText(std::string text) {
  const Ref<Keyboard> self = shared_from_this();
  InputEvent event = TextEvent{.text = std::move(text)};
  co_return co_await DispatchOne(std::move(event));
}

std::vector<InputEvent> Keyboard::HoldExactly(const Modifiers& wanted) {
  std::vector<InputEvent> events;
  const auto hold = [&](std::string_view name, bool held, bool want) {
    if (held == want) return;
    const std::optional<LayoutKey> key = FindKey(name, modifiers_.shift);
    events.push_back(want ? MakeDown(*key) : MakeUp(*key));
  };
  hold("Alt", modifiers_.alt, wanted.alt);
  hold("Control", modifiers_.control, wanted.control);
  hold("Meta", modifiers_.meta, wanted.meta);
  hold("Shift", modifiers_.shift, wanted.shift);
  return events;
}

}  // namespace understudy::browser

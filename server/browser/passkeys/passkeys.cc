#include "server/browser/passkeys/passkeys.h"

#include <algorithm>
#include <limits>
#include <utility>

#include <absl/strings/escaping.h>
#include <absl/strings/str_cat.h>

#include "server/base/errors.h"
#include "server/browser/passkeys/key_pair.h"

namespace understudy::browser {
namespace {

constexpr size_t kIdBytes = 16;
constexpr int64_t kMostSigned = std::numeric_limits<uint32_t>::max();

}  // namespace

absl::StatusOr<Passkey> Passkeys::Create(Passkey wanted) {
  if (wanted.sign_count < 0 || wanted.sign_count > kMostSigned) {
    return Error(absl::StrCat("signCount must be between 0 and ", kMostSigned, ", got ", wanted.sign_count));
  }
  if (wanted.id.empty()) wanted.id = absl::WebSafeBase64Escape(RandomBytes(kIdBytes));
  if (wanted.user_handle.empty()) wanted.user_handle = absl::WebSafeBase64Escape(RandomBytes(kIdBytes));
  if (wanted.private_key.empty() || wanted.public_key.empty()) {
    const KeyPair keys = NewKeyPair();
    wanted.private_key = absl::WebSafeBase64Escape(keys.private_key);
    wanted.public_key = absl::WebSafeBase64Escape(keys.public_key);
  }
  Put(wanted);
  return wanted;
}

std::vector<Passkey> Passkeys::Find(const std::optional<std::string>& rp_id,
                                    const std::optional<std::string>& id) const {
  std::vector<Passkey> found;
  for (const Passkey& passkey : passkeys_) {
    if ((!rp_id || passkey.rp_id == *rp_id) && (!id || passkey.id == *id)) found.push_back(passkey);
  }
  return found;
}

std::vector<Passkey>::iterator Passkeys::Locate(const std::string& id) {
  return std::ranges::find(passkeys_, id, &Passkey::id);
}

void Passkeys::Put(Passkey passkey) {
  const auto former = Locate(passkey.id);
  if (former == passkeys_.end()) {
    passkeys_.push_back(std::move(passkey));
  } else {
    *former = std::move(passkey);
  }
}

void Passkeys::SetSignCount(const std::string& id, int64_t count) {
  if (const auto passkey = Locate(id); passkey != passkeys_.end()) passkey->sign_count = count;
}

void Passkeys::Remove(const std::string& id) {
  std::erase_if(passkeys_, [&](const auto& p) { return p.id == id; });
}

}  // namespace understudy::browser

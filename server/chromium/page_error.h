#pragma once

#include "server/browser/console_message.h"
#include "server/chromium/cdp/runtime.h"

namespace understudy::chromium {

// What a page threw and did not catch, as the domain has it.
browser::PageError ToPageError(const cdp::runtime::ExceptionDetails& details, const Ref<browser::Page>& page);

}  // namespace understudy::chromium

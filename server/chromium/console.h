#pragma once

#include "server/browser/console_message.h"
#include "server/browser/execution_context.h"
#include "server/chromium/cdp/log.h"
#include "server/chromium/cdp/runtime.h"

namespace understudy::chromium {

// What a page says, as the domain has it.
Ref<browser::ConsoleMessage> ToConsoleMessage(const cdp::runtime::ConsoleAPICalled& event,
                                              browser::ExecutionContext& context,
                                              const Ref<browser::Page>& page, Ref<browser::Worker> worker);
Ref<browser::ConsoleMessage> ToConsoleMessage(const cdp::log::LogEntry& entry,
                                              const Ref<browser::Page>& page);

}  // namespace understudy::chromium

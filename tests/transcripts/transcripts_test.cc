// What differs between client versions, as each of them sees it: see README.md.

#include "protocol/compat/client_version.h"
#include "tests/transcripts/stage.h"

namespace understudy::dispatchers {

// A transcript, named as its file is.
#define TRANSCRIPT(name) \
  TEST_P(Transcripts, name) { PlayTranscript(#name); }

TRANSCRIPT(S01_playwright_initializer)
TRANSCRIPT(S02_persistent_context)
TRANSCRIPT(S03_browser_context_event)
TRANSCRIPT(S04_browser_context_initializer)
TRANSCRIPT(S05_browser_initializer)
TRANSCRIPT(S07_disposables)
TRANSCRIPT(S08_expect)
TRANSCRIPT(S10_console_event)
TRANSCRIPT(S11_page_error_location)
TRANSCRIPT(S12_request_has_response)
TRANSCRIPT(S13_web_socket_route_protocols)
TRANSCRIPT(S14_binding_call_handle)
TRANSCRIPT(S15_newer_events)
TRANSCRIPT(S16_background_pages)
TRANSCRIPT(S17_snapshot_for_ai)
TRANSCRIPT(S18_typed_arrays)
TRANSCRIPT(S19_passkeys)
TRANSCRIPT(S20_cookie_partition_key)
TRANSCRIPT(S21_wait_info)
TRANSCRIPT(S22_message_ids)
TRANSCRIPT(S23_error_log)
TRANSCRIPT(S24_pre_launched_browser)
TRANSCRIPT(S25_tracing_objects)
TRANSCRIPT(S26_service_worker_requests)
TRANSCRIPT(C01_timeouts)
TRANSCRIPT(C02_wait_for_timeout)
TRANSCRIPT(C03_selectors)
TRANSCRIPT(C05_http_credentials)
TRANSCRIPT(C07_connect_endpoint)
TRANSCRIPT(C08_run_before_unload)
TRANSCRIPT(C09_accessibility)
TRANSCRIPT(C10_aria_snapshot)
TRANSCRIPT(C11_launch_options)
TRANSCRIPT(C14_locator_of_an_element)
TRANSCRIPT(C17_metadata)
TRANSCRIPT(C18_lone_surrogates)
TRANSCRIPT(C19_integers)
TRANSCRIPT(C20_page_agent)
TRANSCRIPT(C21_globs)

INSTANTIATE_TEST_SUITE_P(, Transcripts,
                         testing::Range(protocol::ClientVersion::kOldestMinor,
                                        protocol::ClientVersion::kNewestMinor + 1),
                         [](const testing::TestParamInfo<int>& minor) {
                           return "v1_" + std::to_string(minor.param);
                         });

}  // namespace understudy::dispatchers

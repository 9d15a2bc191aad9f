// What clients do with their driver, for the Go client: scenario WEB CHAT [STEP...]
//
// WEB and CHAT are the URLs of the two servers (../servers.py).
package main

import (
	"fmt"
	"os"

	"github.com/playwright-community/playwright-go"
)

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: scenario WEB CHAT [STEP...]")
		os.Exit(2)
	}
	pw := must(playwright.Run())
	browser := must(pw.Chromium.Launch())
	scene := &Scene{Playwright: pw, Browser: browser, Web: os.Args[1], Chat: os.Args[2]}
	good := play(scene, os.Args[3:])
	check(browser.Close())
	check(pw.Stop())
	if !good {
		os.Exit(1)
	}
}

// In the order in which they are played.
var steps = []Step{
	{"a_browser_tells_what_it_is", browserTells},
	{"a_context_has_its_options", contextOptions},
	{"a_context_lists_what_is_in_it", contextLists},
	{"permissions_credentials_and_cookies", permissions},
	{"what_a_context_emulates_can_change", emulation},
	{"what_cannot_be_launched_says_why", launching},
	{"content_and_title", content},
	{"navigations_answer_with_responses", responses},
	{"history", history},
	{"navigations_that_fail_say_why", failingNavigations},
	{"requests_are_told_to_those_who_listen", requests},
	{"popups_know_their_opener", popups},
	{"iframes", iframes},
	{"workers", workers},
	{"values_go_in_and_come_back", values},
	{"what_only_pages_have_comes_out", foreignValues},
	{"typed_arrays_come_out", typedArrays},
	{"cycles_come_out", cycles},
	{"handles_are_arguments_too", handles},
	{"what_pages_throw_is_returned", thrown},
	{"init_scripts_run_first", initScripts},
	{"pages_call_exposed_functions", exposedFunctions},
	{"bindings_know_who_calls", bindings},
	{"bindings_may_take_a_handle", bindingHandles},
	{"the_console", console},
	{"errors_of_pages", pageErrors},
	{"dialogs_wait_for_an_answer", dialogs},
	{"handlers_that_run_before_a_page_unloads", unloading},
	{"protocol_sessions", protocolSessions},
	{"elements_are_found", elementsFound},
	{"forms_are_filled_in_and_sent", formsFilledIn},
	{"keys_are_pressed", keysPressed},
	{"events_are_dispatched", eventsDispatched},
	{"things_are_dragged", thingsDragged},
	{"files_are_chosen", filesChosen},
	{"frames_are_looked_into", framesLookedInto},
	{"actions_that_cannot_be_done_say_why", actionsImpossible},
	{"handles_are_acted_on", handlesActedOn},
	{"assertions_hold", assertionsHold},
	{"assertions_that_fail_say_what_they_saw", assertionsFail},
	{"elements_have_an_aria_snapshot", ariaSnapshots},
	{"a_clock_is_turned", clockTurned},
	{"a_date_is_set", dateSet},
	{"sockets_are_mocked", socketsMocked},
	{"sockets_are_connected_and_modified", socketsModified},
	{"predicates_choose_sockets", socketsChosen},
	{"sockets_are_closed_by_the_route", socketsClosed},
	{"sockets_that_are_not_routed_are_seen", socketsSeen},
	{"waiting", waiting},
	{"waits_that_end_with_a_timeout", timeouts},
	{"what_is_pending_ends_when_the_page_closes", pageCloses},
	{"what_is_pending_ends_when_the_context_closes", contextCloses},
	{"what_is_pending_ends_when_the_browser_closes", browserCloses},
	{"a_persistent_context", persistentContext},
}

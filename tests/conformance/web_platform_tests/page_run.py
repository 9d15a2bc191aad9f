"""One test, once, in a context of its own: what testharness.js says when it is through."""

import asyncio
import json
import re
from typing import Dict, NamedTuple

from playwright.async_api import Browser, BrowserContext, Error, WebSocketRoute

from checkout import Test

# What loading may take beyond the harness' own timeout, and what opening and closing may; in seconds.
GRACE = 15

#: The name of what the harness says of a test as a whole, among its subtests.
HARNESS = "(the test as a whole)"
PASS, OK = "Pass", "OK"

# testharness.js offers add_completion_callback while it is still being set up: it can be called after the script.
REPORT_RESULTS = """
if (self === top) {
  Object.defineProperty(self, 'add_completion_callback', {
    configurable: true,
    set(addCompletionCallback) {
      Object.defineProperty(self, 'add_completion_callback', {
        value: addCompletionCallback, writable: true, enumerable: true, configurable: true,
      });
      queueMicrotask(() => addCompletionCallback((tests, status) => reportResults(JSON.stringify([
        {name: '%s', status: status.format_status(), message: status.message},
        ...tests.map(test => ({name: test.name, status: test.format_status(), message: test.message})),
      ]))));
    },
  });
}
""" % HARNESS


class Result(NamedTuple):
    status: str
    message: str

    @property
    def passed(self) -> bool:
        return self.status in (PASS, OK)


class PageRun(NamedTuple):
    #: By the subtests' names, and HARNESS.
    results: Dict[str, Result]
    #: The sockets that were routed.
    sockets: int


async def run_in_page(browser: Browser, url: str, test: Test, routed: bool) -> PageRun:
    """
    Natively, or with every socket of the test's pages passed on to its server by the client's defaults. Raises
    TimeoutError when the driver or the browser doesn't answer any more.
    """
    context = await asyncio.wait_for(browser.new_context(), GRACE)
    try:
        return await _run_in_context(context, url, test, routed)
    finally:
        await asyncio.wait_for(context.close(), GRACE)


async def _run_in_context(context: BrowserContext, url: str, test: Test, routed: bool) -> PageRun:
    sockets = 0

    def pass_on(ws: WebSocketRoute) -> None:
        nonlocal sockets
        sockets += 1
        ws.connect_to_server()

    reported: "asyncio.Future[str]" = asyncio.get_running_loop().create_future()

    def report(results: str) -> None:
        if not reported.done():
            reported.set_result(results)

    async def results() -> str:
        if routed:
            await context.route_web_socket(re.compile(""), pass_on)
        page = await context.new_page()
        await page.expose_function("reportResults", report)
        await page.add_init_script(REPORT_RESULTS)
        await page.goto(url, wait_until="commit")
        return await reported

    try:
        entries = json.loads(await asyncio.wait_for(results(), test.timeout + GRACE))
    except asyncio.TimeoutError:
        return PageRun({HARNESS: Result("No result", f"after {test.timeout + GRACE} s")}, sockets)
    except Error as error:
        return PageRun({HARNESS: Result("No result", error.message)}, sockets)
    return PageRun({entry["name"]: Result(entry["status"], entry["message"] or "") for entry in entries}, sockets)

"""Requests that wait for the client to decide: whose they are, what becomes of them, and who may go meanwhile."""

import subprocess
import sys
from typing import Callable, Iterator, List, Tuple, Union

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Playwright, Route
from support.processes import Family
from support.service_worker import REGISTER
from support.web_server import Answer, WebServer

FETCH = "url => fetch(url).then(response => response.text()).catch(String)"
FETCHER = "onmessage = async event => postMessage(await (await fetch(event.data)).text())"
ASK_WORKER = """([script, url]) => new Promise(done => {
  const worker = new Worker(script);
  worker.onmessage = event => done(event.data);
  worker.postMessage(url);
})"""
SERVICE_WORKER = """
addEventListener('activate', event => event.waitUntil(clients.claim()));
addEventListener('fetch', event => {
  const path = new URL(event.request.url).pathname;
  if (path === '/made') event.respondWith(new Response('made'));
  if (path === '/proxied') event.respondWith(fetch('/inner'));
});
"""
# Asks, and doesn't wait for the answer.
BEGIN = "url => { globalThis.answer = fetch(url).then(response => response.text()).catch(String) }"
CREDENTIALS = {"username": "u", "password": "p"}


def answer_with(text: str) -> Callable[[Route], None]:
    return lambda route: route.fulfill(body=text)


class Held:
    """Routes that nobody decides on until the test does."""

    def __init__(self) -> None:
        self.routes: List[Route] = []

    def __call__(self, route: Route) -> None:
        self.routes.append(route)

    def wait(self, page: Page, count: int = 1) -> Route:
        """The latest, once there are so many."""
        while len(self.routes) < count:
            # An answer of the page's brings along what was told before.
            page.evaluate("1")
        return self.routes[-1]


def hold_many(routed: Union[Page, BrowserContext], page: Page, server: WebServer) -> Held:
    """Fifty requests of the page's wait."""
    held = Held()
    routed.route("**/data?*", held)
    page.goto(server.html("/page", ""))
    page.evaluate("() => { for (let i = 0; i < 50; ++i) fetch(`http://host${i}.test/data?${i}`).catch(() => {}) }")
    held.wait(page, 50)
    return held


@pytest.fixture
def other_processes(playwright: Playwright) -> Iterator[Page]:
    """A page whose frames of other sites have processes of their own."""
    browser = playwright.chromium.launch(args=["--site-per-process"])
    yield browser.new_page()
    browser.close()


def test_only_what_fits_is_decided_on(page: Page, server: WebServer) -> None:
    seen: List[str] = []
    page.route("**/*.json", lambda route: (seen.append(route.request.url), route.fulfill(body="{}"))[1])
    server.html("/other", "real")
    page.goto(server.html("/page", ""))
    assert page.evaluate(FETCH, "/other") == "real"
    assert page.evaluate(FETCH, "/a.json") == "{}"
    assert seen == [server.url + "/a.json"]


def test_the_request_is_told_of_before_its_route(page: Page, server: WebServer) -> None:
    page.goto(server.html("/page", ""))
    heard: List[str] = []
    for name in ("request", "response", "requestfinished", "requestfailed"):
        page.on(name, lambda _, name=name: heard.append(name))
    page.route("**/answered", lambda route: (heard.append("route"), route.fulfill(body="x"))[1])
    page.route("**/failed", lambda route: (heard.append("route"), route.abort())[1])
    with page.expect_event("requestfinished"):
        page.evaluate(FETCH, "/answered")
    assert heard == ["request", "route", "response", "requestfinished"]
    heard.clear()
    with page.expect_event("requestfailed"):
        page.evaluate(FETCH, "/failed")
    assert heard == ["request", "route", "requestfailed"]


def test_popups_are_routed_from_their_first_request(
    context: BrowserContext, page: Page, server: WebServer
) -> None:
    context.route("**/popup", lambda route: route.fulfill(content_type="text/html", body="<title>ours</title>"))
    page.goto(server.html("/page", ""))
    for features in ("", "noopener"):
        with context.expect_page() as opened:
            page.evaluate("features => void open('/popup', '_blank', features)", features)
        opened.value.wait_for_load_state()
        assert opened.value.title() == "ours"


def test_frames_of_other_processes_are_routed(other_processes: Page, server: WebServer) -> None:
    page = other_processes
    page.route("**/data", answer_with("mocked"))
    server.html("/inner", "<script src=/data></script>")
    page.goto(server.html("/page", f"<iframe name=inner src='{server.other_url}/inner'></iframe>"))
    inner = page.frame("inner")
    assert inner.evaluate(FETCH, "/data") == "mocked"
    page.unroute("**/data")
    server.html("/data", "real")
    assert inner.evaluate(FETCH, "/data") == "real"
    page.route("**/data", answer_with("again"))
    assert inner.evaluate(FETCH, "/data") == "again"


def test_workers_and_their_scripts_are_routed(page: Page, server: WebServer) -> None:
    page.route(
        "**/worker.js", lambda route: route.fulfill(content_type="text/javascript", body=FETCHER)
    )
    page.route("**/data", answer_with("mocked"))
    page.goto(server.html("/page", ""))
    assert page.evaluate(ASK_WORKER, ["/worker.js", "/data"]) == "mocked"
    # The browser itself gets the script of a worker that another one starts.
    server.script("/inner.js", FETCHER)
    outer = "const inner = new Worker('/inner.js'); inner.onmessage = event => postMessage(event.data);"
    server.script("/outer.js", outer + "onmessage = event => inner.postMessage(event.data)")
    assert page.evaluate(ASK_WORKER, ["/outer.js", "/data"]) == "mocked"


def test_service_workers_are_routed_on_their_context(
    context: BrowserContext, page: Page, server: WebServer, client_version: Tuple[int, ...]
) -> None:
    if client_version < (1, 57):
        pytest.skip("hears of no requests of service workers")
    server.script("/sw.js", SERVICE_WORKER)
    page.route("**/inner", answer_with("the page's"))
    page.route("**/made", answer_with("the page's"))
    context.route("**/inner", answer_with("the context's"))
    page.goto(server.html("/page", ""))
    page.evaluate(REGISTER)
    assert page.evaluate(FETCH, "/proxied") == "the context's"
    # What the service worker answers itself isn't sent at all.
    assert page.evaluate(FETCH, "/made") == "made"
    assert page.evaluate(FETCH, "/inner") == "the page's"
    context.unroute("**/inner")
    server.html("/inner", "real")
    assert page.evaluate(FETCH, "/proxied") == "real"


def test_the_page_decides_before_its_context(context: BrowserContext, page: Page, server: WebServer) -> None:
    context.route("**/data", answer_with("the context's"))
    page.route("**/data", answer_with("the page's"), times=1)
    page.goto(server.html("/page", ""))
    assert [page.evaluate(FETCH, "/data") for _ in range(2)] == ["the page's", "the context's"]
    page.route("**/data", lambda route: route.fallback())
    assert page.evaluate(FETCH, "/data") == "the context's"


def test_redirects_are_decided_on_once_and_keep_headers(page: Page, server: WebServer) -> None:
    seen: List[str] = []

    def handle(route: Route) -> None:
        seen.append(route.request.url)
        route.continue_(headers={**route.request.headers, "x-own": "yes"})

    server.answer("/last", lambda seen: Answer(200, {}, seen.headers.get("x-own", "no").encode()))
    server.redirect("/second", "/last")
    page.goto(server.html("/page", ""))
    page.route("**/*", handle)
    assert page.evaluate(FETCH, server.redirect("/first", "/second")) == "yes"
    assert seen == [server.url + "/first"]


def test_other_origins_can_be_answered_for(page: Page, server: WebServer) -> None:
    page.goto(server.html("/page", ""))
    page.route("http://elsewhere.test/**", answer_with("mocked"))
    fetch = "url => fetch(url, { method: 'PUT', headers: { 'X-Own': '1' }, credentials: 'include' }).then(r => r.text())"
    assert page.evaluate(fetch, "http://elsewhere.test/data") == "mocked"
    page.route(
        "http://elsewhere.test/**",
        lambda route: route.fulfill(body="x", headers={"Access-Control-Allow-Origin": "http://nobody.test"}),
    )
    assert page.evaluate(FETCH, "http://elsewhere.test/data") == "TypeError: Failed to fetch"


def test_requests_can_be_decided_on_offline(context: BrowserContext, page: Page, server: WebServer) -> None:
    page.goto(server.html("/page", ""))
    page.route("**/mocked", answer_with("mocked"))
    page.route("**/sent", lambda route: route.continue_())
    context.set_offline(True)
    assert page.evaluate(FETCH, "/mocked") == "mocked"
    assert page.evaluate(FETCH, "/sent") == "TypeError: Failed to fetch"


def test_routes_and_credentials_leave_each_other_alone(browser: Browser, server: WebServer) -> None:
    paths = [server.guard(f"/guarded/{i}") for i in range(4)]
    context = browser.new_context(http_credentials=CREDENTIALS)
    page = context.new_page()
    page.goto(server.html("/page", ""))
    for path in paths[:2]:
        page.route("**/guarded/*", lambda route: route.continue_())
        assert page.evaluate(FETCH, path) == "Basic dTpw"
    page.unroute_all()
    assert page.evaluate(FETCH, paths[2]) == "Basic dTpw"
    page.route("**/mocked", answer_with("mocked"))
    assert page.evaluate(FETCH, paths[3]) == "Basic dTpw"
    assert page.evaluate(FETCH, "/mocked") == "mocked"
    context.close()


@pytest.mark.parametrize(
    "code",
    """aborted accessdenied addressunreachable blockedbyclient blockedbyresponse connectionaborted connectionclosed
    connectionfailed connectionrefused connectionreset failed internetdisconnected namenotresolved timedout""".split(),
)
def test_every_way_to_fail(page: Page, server: WebServer, code: str) -> None:
    page.goto(server.html("/page", ""))
    page.route("**/data", lambda route: route.abort(code))
    with page.expect_event("requestfailed") as failed:
        assert page.evaluate(FETCH, "/data") == "TypeError: Failed to fetch"
    name = failed.value.failure.replace(".Inspector", "").removeprefix("net::ERR_")
    assert name.replace("_", "").lower() == code


def test_500_requests_wait_at_the_same_time(page: Page, server: WebServer) -> None:
    count = 500
    held = Held()
    page.route("**/data?*", held)
    page.goto(server.html("/page", ""))
    # A server may be asked for a few things at a time; what is held back counts.
    fetches = """count => {
      globalThis.answers = Promise.all(Array.from({ length: count }, (_, i) =>
        fetch(`http://host${i}.test/data?${i}`).then(response => response.text())));
    }"""
    page.evaluate(fetches, count)
    held.wait(page, count)
    for route in reversed(held.routes):
        route.fulfill(body=route.request.url.split("?")[1])
    assert page.evaluate("answers") == [str(i) for i in range(count)]


def test_500_requests_pass_that_no_pattern_fits(page: Page, server: WebServer) -> None:
    server.answer("/data", lambda seen: Answer(200, {}, seen.path.split("?")[1].encode()))
    page.route("**/nothing", answer_with("mocked"))
    page.goto(server.html("/page", ""))
    fetches = """count => Promise.all(Array.from({ length: count }, (_, i) =>
      fetch(`/data?${i}`).then(response => response.text())))"""
    assert page.evaluate(fetches, 500) == [str(i) for i in range(500)]


def test_a_page_that_lies_about_everything_is_routed(page: Page, server: WebServer) -> None:
    lies = """<script>
      const native = fetch.bind(window);
      for (const name of ['fetch', 'XMLHttpRequest', 'Request', 'Response', 'Headers', 'URL', 'Promise', 'JSON'])
        window[name] = class { constructor() { throw new Error(name) } };
      Array.prototype.toJSON = String.prototype.toString = () => { throw new Error('trap') };
      window.ask = url => native(url).then(response => response.text());
    </script>"""
    page.route("**/data", answer_with("mocked"))
    page.goto(server.html("/page", lies))
    assert page.evaluate("ask('/data')") == "mocked"


def test_a_page_may_go_on_while_the_client_thinks(page: Page, server: WebServer) -> None:
    held = Held()
    page.route("**/data", held)
    page.goto(server.html("/page", ""))
    page.evaluate(BEGIN, "/data")
    route = held.wait(page)
    with page.expect_event("requestfailed") as failed:
        page.goto(server.html("/next", "<title>next</title>"))
    assert failed.value == route.request
    # Too late, which is nobody's fault.
    route.fulfill(body="late")
    assert page.title() == "next"


def test_a_navigation_takes_over_from_one_that_waits(page: Page, server: WebServer) -> None:
    held = Held()
    page.route("**/first", held)
    page.goto(server.html("/page", ""))
    with page.expect_request("**/first"):
        page.evaluate("void (location.href = '/first')")
    page.goto(server.html("/second", "<title>second</title>"))
    held.routes[0].continue_()
    assert page.title() == "second"


def test_a_page_closes_while_its_requests_wait(page: Page, server: WebServer) -> None:
    held = hold_many(page, page, server)
    page.close()
    # Too late, which is nobody's fault.
    held.routes[0].abort()


def test_a_context_closes_while_requests_wait(browser: Browser, server: WebServer) -> None:
    context = browser.new_context()
    page = context.new_page()
    hold_many(context, page, server)
    context.close()
    other = browser.new_page()
    other.goto(server.url + "/page")
    other.close()


def test_a_page_crashes_while_its_requests_wait(browser: Browser, server: WebServer) -> None:
    context = browser.new_context()
    page = context.new_page()
    held = Held()
    page.route("**/data", held)
    page.goto(server.html("/page", ""))
    page.evaluate(BEGIN, "/data")
    route = held.wait(page)
    with page.expect_event("crash"):
        with pytest.raises(Error):
            page.goto("chrome://crash")
    route.continue_()
    context.close()


def test_what_waits_goes_on_when_routing_ends(page: Page, server: WebServer) -> None:
    server.html("/data", "real")
    held = Held()
    page.route("**/data", held)
    page.goto(server.html("/page", ""))
    page.evaluate(BEGIN, "/data")
    held.wait(page)
    page.unroute_all()
    assert page.evaluate("answer") == "real"


def test_routing_begins_and_ends_under_load(page: Page, server: WebServer) -> None:
    server.answer("/data", lambda _: Answer(200, {}, b"real"))
    page.goto(server.html("/page", ""))
    asks = """() => {
      globalThis.answers = [];
      globalThis.over = (async () => {
        for (let i = 0; i < 300; ++i) {
          const some = Array.from({ length: 4 }, () => fetch('/data').then(response => response.text()));
          answers.push(...await Promise.all(some));
        }
      })();
    }"""
    page.evaluate(asks)
    for _ in range(20):
        page.route("**/data", answer_with("mocked"))
        page.unroute("**/data")
    page.evaluate("over")
    answers = page.evaluate("answers")
    assert len(answers) == 1200 and set(answers) <= {"real", "mocked"}


CLIENT = """
import sys
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    page = playwright.chromium.launch().new_page()
    page.route("**/*", lambda route: print("waiting", flush=True))
    page.evaluate("() => void fetch('http://nowhere.test/').catch(() => {})")
    page.wait_for_timeout(60_000)
"""


def test_a_client_goes_while_requests_wait(family: Family) -> None:
    client = subprocess.Popen([sys.executable, "-c", CLIENT], env=family.environment(), stdout=subprocess.PIPE, text=True)
    assert client.stdout.readline() == "waiting\n"
    client.kill()
    client.wait()
    assert family.wait_until_gone(10) == {}

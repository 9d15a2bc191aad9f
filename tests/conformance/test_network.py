"""Requests, and whom they belong to: frames, their workers, service workers."""

from typing import Callable, List, Tuple

import pytest
from playwright.sync_api import BrowserContext, Error, Page, Request, Worker
from support.async_client import AsyncClient
from support.service_worker import REGISTER
from support.web_server import Answer, WebServer

# A worker that fetches what it is told to, and says what came of it.
FETCHER = """onmessage = async event => {
  try { postMessage(await (await fetch(event.data)).text()) } catch (error) { postMessage(String(error)) }
}"""
ASK_WORKER = """([script, url]) => new Promise(done => {
  globalThis.worker = new Worker(script);
  worker.onmessage = event => done(event.data);
  worker.postMessage(url);
})"""
ASK_AGAIN = """url => new Promise(done => {
  worker.onmessage = event => done(event.data);
  worker.postMessage(url);
})"""
SERVICE_WORKER = """
addEventListener('activate', event => event.waitUntil(clients.claim()));
addEventListener('fetch', event => {
  if (new URL(event.request.url).pathname === '/proxied') event.respondWith(fetch('/real'));
});
"""
FETCH = "url => fetch(url).then(response => response.text()).catch(String)"


def headers_of(server: WebServer, path: str, name: str) -> str:
    """Serves the value of a header of the request, or `none`."""
    return server.answer(path, lambda seen: Answer(200, {}, seen.headers.get(name, "none").encode()))


def gather(context: BrowserContext) -> List[Request]:
    requests: List[Request] = []
    context.on("request", lambda request: requests.append(request))
    return requests


def paths(server: WebServer, requests: List[Request]) -> List[str]:
    return [request.url.replace(server.url, "").replace(server.other_url, "other:") for request in requests]


@pytest.fixture
def fetcher(server: WebServer) -> str:
    return server.script("/worker.js", FETCHER)


@pytest.fixture
def start_service_worker(
    server: WebServer, client_version: Tuple[int, ...]
) -> Callable[[Page], Worker]:
    if client_version < (1, 57):
        pytest.skip("hears of no requests of service workers")
    server.script("/sw.js", SERVICE_WORKER)

    def start(page: Page) -> Worker:
        page.goto(server.html("/page", ""))
        page.evaluate(REGISTER)
        return page.context.service_workers[0]

    return start


def test_a_workers_requests_are_its_frames(page: Page, server: WebServer, fetcher: str) -> None:
    server.html("/inner", "")
    page.goto(server.html("/page", "<iframe name=inner src=/inner></iframe>"))
    requests = gather(page.context)
    inner = page.frame("inner")
    inner.evaluate(ASK_WORKER, [fetcher, server.html("/data", "")])
    assert paths(server, requests) == ["/worker.js", "/data"]
    assert [request.frame for request in requests] == [inner, inner]


def test_a_nested_workers_requests_are_its_frames(page: Page, server: WebServer, fetcher: str) -> None:
    outer = "const inner = new Worker('/worker.js'); inner.onmessage = event => postMessage(event.data);"
    server.script("/outer.js", outer + "onmessage = event => inner.postMessage(event.data)")
    page.goto(server.html("/page", ""))
    requests = gather(page.context)
    assert page.evaluate(ASK_WORKER, ["/outer.js", server.html("/data", "hello")]) == "hello"
    assert paths(server, requests) == ["/outer.js", "/worker.js", "/data"]
    assert {request.frame for request in requests} == {page.main_frame}


def test_a_workers_redirects_are_followed(page: Page, server: WebServer, fetcher: str) -> None:
    server.html("/target", "hello")
    page.goto(server.html("/page", ""))
    requests = gather(page.context)
    assert page.evaluate(ASK_WORKER, [fetcher, server.redirect("/first", "/target")]) == "hello"
    assert paths(server, requests) == ["/worker.js", "/first", "/target"]
    assert requests[2].redirected_from == requests[1]


def test_running_workers_take_new_headers_and_go_offline(page: Page, server: WebServer, fetcher: str) -> None:
    url = headers_of(server, "/data", "x-extra")
    page.goto(server.html("/page", ""))
    assert page.evaluate(ASK_WORKER, [fetcher, url]) == "none"
    page.set_extra_http_headers({"X-Extra": "yes"})
    assert page.evaluate(ASK_AGAIN, url) == "yes"
    page.context.set_offline(True)
    assert page.evaluate(ASK_AGAIN, url) == "TypeError: Failed to fetch"
    page.context.set_offline(False)
    assert page.evaluate(ASK_AGAIN, url) == "yes"


def test_workers_pretend_what_their_page_does(page: Page, server: WebServer, fetcher: str) -> None:
    url = headers_of(server, "/data", "accept-language")
    context = page.context.browser.new_context(user_agent="Understudy test", locale="de-DE")
    own_page = context.new_page()
    own_page.goto(server.html("/page", ""))
    assert own_page.evaluate(ASK_WORKER, [fetcher, url]) == "de-DE"
    says = "data:text/javascript,onmessage = () => postMessage([navigator.userAgent, navigator.language])"
    assert own_page.evaluate(ASK_WORKER, [says, ""]) == ["Understudy test", "de-DE"]
    context.close()


def test_a_service_workers_requests_are_the_contexts(
    page: Page, server: WebServer, start_service_worker: Callable[[Page], Worker]
) -> None:
    requests, page_requests = gather(page.context), []
    page.on("request", lambda request: page_requests.append(request))
    worker = start_service_worker(page)
    server.html("/data", "hello")
    assert worker.evaluate(FETCH, "/data") == "hello"
    own = [request for request in requests if request.service_worker]
    assert paths(server, own) == ["/sw.js", "/data"]
    assert {request.service_worker for request in own} == {worker}
    assert paths(server, page_requests) == ["/page"]
    with pytest.raises(Error, match="Service Worker requests do not have an associated frame"):
        own[0].frame
    response = own[1].response()
    assert (response.status, response.text(), response.finished()) == (200, "hello", None)


def test_requests_of_service_workers_can_be_left_out(monkeypatch: pytest.MonkeyPatch, server: WebServer) -> None:
    monkeypatch.setenv("PLAYWRIGHT_DISABLE_SERVICE_WORKER_NETWORK", "1")
    client = AsyncClient()
    server.script("/sw.js", SERVICE_WORKER)
    url = server.html("/", "")
    server.answer("/fetched", lambda _: Answer(200, {}, b"yes"))

    async def scenario() -> List[str]:
        browser = await client.playwright.chromium.launch()
        page = await browser.new_page()
        heard: List[str] = []
        page.context.on("request", lambda request: heard.append(request.url))
        await page.goto(url)
        await page.evaluate(REGISTER)
        assert await page.context.service_workers[0].evaluate(FETCH, "/fetched") == "yes"
        await browser.close()
        return heard

    assert client.run(scenario()) == [url]
    client.close()


def test_a_request_through_a_service_worker_is_two(
    page: Page, server: WebServer, start_service_worker: Callable[[Page], Worker]
) -> None:
    worker = start_service_worker(page)
    server.html("/real", "hello")
    requests = gather(page.context)
    assert page.evaluate(FETCH, "/proxied") == "hello"
    # The page's session and the worker's each tell of one, in any order.
    of_path = dict(zip(paths(server, requests), requests))
    assert len(requests) == 2
    assert of_path["/proxied"].service_worker is None
    assert of_path["/real"].service_worker == worker
    assert of_path["/proxied"].response().from_service_worker
    assert not of_path["/real"].response().from_service_worker


def test_a_service_worker_has_the_contexts_headers_and_goes_offline(
    page: Page, server: WebServer, start_service_worker: Callable[[Page], Worker]
) -> None:
    page.context.set_extra_http_headers({"X-Extra": "first"})
    worker = start_service_worker(page)
    url = headers_of(server, "/data", "x-extra")
    assert worker.evaluate(FETCH, url) == "first"
    page.context.set_extra_http_headers({"X-Extra": "second"})
    assert worker.evaluate(FETCH, url) == "second"
    page.context.set_offline(True)
    with page.context.expect_event("requestfailed") as failed:
        assert worker.evaluate(FETCH, url) == "TypeError: Failed to fetch"
    assert failed.value.failure == "net::ERR_INTERNET_DISCONNECTED"
    assert failed.value.service_worker == worker
    page.context.set_offline(False)
    assert worker.evaluate(FETCH, url) == "second"


def test_workers_and_service_workers_have_the_contexts_credentials(
    page: Page, server: WebServer, fetcher: str, start_service_worker: Callable[[Page], Worker]
) -> None:
    first, second = server.guard("/first"), server.guard("/second")
    context = page.context.browser.new_context(http_credentials={"username": "u", "password": "p"})
    own_page = context.new_page()
    worker = start_service_worker(own_page)
    assert own_page.evaluate(ASK_WORKER, [fetcher, first]) == "Basic dTpw"
    assert worker.evaluate(FETCH, second) == "Basic dTpw"
    context.close()


def test_a_service_worker_goes_on_without_its_page(
    page: Page, server: WebServer, start_service_worker: Callable[[Page], Worker]
) -> None:
    context = page.context
    worker = start_service_worker(page)
    context.new_page().goto(server.url + "/page")
    page.close()
    server.html("/data", "hello")
    with context.expect_event("requestfinished") as finished:
        assert worker.evaluate(FETCH, "/data") == "hello"
    assert finished.value.service_worker == worker


def test_preflights_are_no_requests_of_their_own(page: Page, server: WebServer) -> None:
    allow = {"Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "*"}
    server.answer("/data", lambda _: Answer(200, allow, b"hello"))
    page.goto(server.html("/page", ""))
    requests = gather(page.context)
    fetch = "url => fetch(url, { headers: { 'X-Own': '1' } }).then(response => response.text())"
    assert page.evaluate(fetch, server.other_url + "/data") == "hello"
    assert [(request.method, path) for path, request in zip(paths(server, requests), requests)] == [
        ("GET", "other:/data")
    ]


@pytest.mark.parametrize("inner", [False, True])
def test_a_documents_requests_fail_when_it_is_replaced(page: Page, server: WebServer, inner: bool) -> None:
    server.hang("/hang")
    hanging = server.html("/hanging", "<script>fetch('/hang')</script>")
    page.goto(server.html("/page", f"<iframe src='{hanging}'></iframe>") if inner else hanging)
    server.next_request("/hang")
    with page.expect_event("requestfailed") as failed:
        page.goto("about:blank")
    assert (failed.value.url, failed.value.failure) == (server.url + "/hang", "net::ERR_ABORTED")


def test_all_headers_of_a_request_are_known_however_it_is_answered(page: Page, server: WebServer) -> None:
    server.html("/target", "hello")
    cached = {"Cache-Control": "max-age=3600"}
    server.answer("/cached", lambda _: Answer(200, cached, b"hello"))
    page.goto(server.html("/page", ""))
    requests = gather(page.context)
    for url in (server.redirect("/first", "/target"), "/cached", "/cached", "data:text/plain,hello"):
        assert page.evaluate(FETCH, url) == "hello"
    page.evaluate("() => fetch(URL.createObjectURL(new Blob(['hello'])))")
    page.evaluate(FETCH, server.refusing_url)
    for request in requests:
        assert "user-agent" in {name.lower() for name in request.all_headers()} or request.url.startswith("blob:")
        response = request.response()
        assert response is None or response.all_headers() is not None
    assert requests[0].all_headers()["sec-fetch-mode"] == "cors"


def test_a_page_lists_its_latest_requests(page: Page, server: WebServer, client_version: Tuple[int, ...]) -> None:
    if client_version < (1, 56):
        pytest.skip("clients have no page.requests() before 1.56")
    server.html("/data", "")
    page.goto(server.html("/a", "<script>fetch('/data')</script>"))
    page.wait_for_load_state("networkidle")
    first, second = page.requests()
    assert [first.url, second.url] == [server.url + "/a", server.url + "/data"]
    assert second.response().status == 200

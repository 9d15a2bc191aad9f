"""Going somewhere, waiting for it, and failing to."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.async_api import async_playwright
from playwright.sync_api import BrowserContext, Error, Page, TimeoutError
from support.byte_counter import ByteCounter
from support.web_server import Answer, WebServer


def test_goto_returns_the_response(page: Page, server: WebServer) -> None:
    url = server.answer("/", lambda _: Answer(200, {"Content-Type": "text/plain", "X-Answer": "42"}, b"hello"))
    response = page.goto(url)
    assert (response.status, response.status_text, response.ok, response.url) == (200, "OK", True, url)
    assert response.headers["x-answer"] == "42"
    assert response.text() == "hello"
    assert response.frame == page.main_frame
    assert response.request.is_navigation_request()
    assert response.request.method == "GET"
    assert page.url == url


def test_an_error_page_is_a_response_like_any_other(page: Page, server: WebServer) -> None:
    response = page.goto(server.url + "/missing")
    assert (response.status, response.ok) == (404, False)


def test_redirects_are_followed_and_remembered(page: Page, server: WebServer) -> None:
    last = server.html("/last", "")
    server.redirect("/second", "/last")
    response = page.goto(server.redirect("/first", "/second"))
    assert response.url == page.url == last
    second = response.request.redirected_from
    assert second.url == server.url + "/second"
    assert second.redirected_from.url == server.url + "/first"
    assert second.redirected_to == response.request
    assert second.redirected_from.redirected_from is None


def test_blank_and_data_pages_have_no_response(page: Page) -> None:
    assert page.goto("about:blank") is None
    page.goto("data:text/html,<title>data</title>")
    assert page.title() == "data"


def test_moving_to_a_fragment_keeps_the_document(page: Page, server: WebServer) -> None:
    url = server.html("/", "")
    page.goto(url)
    page.evaluate("window.kept = true")
    assert page.goto(url + "#part") is None
    assert page.url == url + "#part"
    assert page.evaluate("kept") is True


@pytest.mark.parametrize("state, ready", [("commit", None), ("domcontentloaded", "interactive"), ("load", "complete")])
def test_goto_waits_until_the_state(page: Page, server: WebServer, state: str, ready: str) -> None:
    image = "<img src='/hang'>" if state != "load" else ""
    server.hang("/hang")
    page.goto(server.html("/", image), wait_until=state)
    if ready:
        assert page.evaluate("document.readyState") == ready


def test_network_idle_comes_after_what_scripts_fetch(page: Page, server: WebServer) -> None:
    server.html("/data", "late")
    page.goto(
        server.html("/", "<script>fetch('/data').then(r => r.text()).then(text => window.text = text)</script>"),
        wait_until="networkidle",
    )
    assert page.evaluate("text") == "late"


def test_network_idle_waits_for_a_request_without_an_answer(page: Page, server: WebServer) -> None:
    server.hang("/hang")
    url = server.html("/", "<script>fetch('/hang')</script>")
    with pytest.raises(TimeoutError, match="Timeout 1500ms exceeded"):
        page.goto(url, wait_until="networkidle", timeout=1500)


def test_network_idle_does_not_wait_for_an_event_source(page: Page, server: WebServer) -> None:
    server.hang("/events")
    page.goto(server.html("/", "<script>new EventSource('/events')</script>"), wait_until="networkidle")
    page.set_content(f"<script>new EventSource('{server.url}/events')</script>", wait_until="networkidle")


def test_a_goto_that_takes_too_long_says_how_long(page: Page, server: WebServer) -> None:
    with pytest.raises(TimeoutError) as raised:
        page.goto(server.hang("/hang"), timeout=300)
    assert "Page.goto: Timeout 300ms exceeded." in raised.value.message
    assert "/hang" in raised.value.message


def test_default_timeouts_are_those_of_the_nearest_owner(context: BrowserContext, server: WebServer) -> None:
    url = server.hang("/hang")
    context.set_default_navigation_timeout(250)
    page = context.new_page()
    with pytest.raises(TimeoutError, match="Timeout 250ms"):
        page.goto(url)
    other = context.new_page()
    other.set_default_timeout(350)
    with pytest.raises(TimeoutError, match="Timeout 350ms"):
        other.wait_for_function("false")
    other.set_default_navigation_timeout(150)
    with pytest.raises(TimeoutError, match="Timeout 150ms"):
        other.goto(url)


def test_a_refused_connection_says_so(page: Page, server: WebServer) -> None:
    with pytest.raises(Error, match="net::ERR_CONNECTION_REFUSED"):
        page.goto(server.refusing_url)


def test_what_is_no_url_says_so(page: Page) -> None:
    with pytest.raises(Error, match="Cannot navigate to invalid URL"):
        page.goto("nowhere")


def test_a_goto_that_another_interrupts_says_so(server: WebServer) -> None:
    server.hang("/hang")
    other = server.html("/other", "")

    async def interrupt() -> str:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch()
            page = await browser.new_page()
            first = asyncio.create_task(page.goto(server.url + "/hang"))
            await asyncio.to_thread(server.next_request, "/hang")
            await page.goto(other)
            with pytest.raises(Error) as raised:
                await first
            await browser.close()
            return raised.value.message

    # This thread's loop is the synchronous client's.
    with ThreadPoolExecutor() as threads:
        message = threads.submit(asyncio.run, interrupt()).result()
    assert f'interrupted by another navigation to "{other}"' in message or "net::ERR_ABORTED" in message


def test_history_is_walked(page: Page, server: WebServer) -> None:
    first, second = server.html("/first", "<title>1</title>"), server.html("/second", "<title>2</title>")
    page.goto(first)
    page.goto(second)
    assert page.go_back().url == first
    assert page.title() == "1"
    assert page.go_forward().url == second
    assert page.go_forward() is None


def test_a_document_can_be_reloaded_as_soon_as_it_is_there(page: Page, server: WebServer) -> None:
    second = server.html("/second", "")
    page.goto(server.html("/first", ""))
    page.goto(second)
    # The browser may be a little behind with what its renderer tells: of one in five reloads, before this was minded.
    for _ in range(10):
        page.go_back(wait_until="commit")
        page.go_forward(wait_until="commit")
        assert page.reload().url == second


def test_reload_fetches_again(page: Page, server: WebServer) -> None:
    page.goto(server.html("/", ""))
    page.evaluate("window.kept = true")
    server.next_request("/")
    assert page.reload().status == 200
    server.next_request("/")
    assert page.evaluate("window.kept") is None


def test_a_navigation_by_script_can_be_waited_for(page: Page, server: WebServer) -> None:
    page.goto(server.html("/", ""))
    other = server.html("/other", "")
    with page.expect_navigation() as navigated:
        page.evaluate("url => { location.href = url }", other)
    assert navigated.value.url == other
    page.evaluate("() => { setTimeout(() => history.pushState({}, '', '/pushed'), 0) }")
    page.wait_for_url("**/pushed")


def test_load_states_that_were_reached_need_no_wait(page: Page, server: WebServer) -> None:
    page.goto(server.html("/", ""))
    page.wait_for_load_state("domcontentloaded")
    page.wait_for_load_state("load")
    page.wait_for_load_state("networkidle")


def test_page_events_come_in_order(page: Page, server: WebServer) -> None:
    seen = []
    page.on("domcontentloaded", lambda _: seen.append("domcontentloaded"))
    page.on("load", lambda _: seen.append("load"))
    page.on("framenavigated", lambda _: seen.append("framenavigated"))
    page.goto(server.html("/", ""))
    assert seen == ["framenavigated", "domcontentloaded", "load"]


def test_requests_are_reported_with_what_became_of_them(page: Page, server: WebServer) -> None:
    server.html("/data", "x" * 10)
    seen = []
    page.on("request", lambda request: seen.append(("request", request.url)))
    page.on("response", lambda response: seen.append(("response", response.url)))
    page.on("requestfinished", lambda request: seen.append(("finished", request.url)))
    page.on("requestfailed", lambda request: seen.append(("failed", request.url)))
    page.goto(server.html("/", ""))
    seen.clear()
    with page.expect_event("requestfinished"):
        page.evaluate("fetch('/data').then(r => r.text())")
    assert seen == [(event, server.url + "/data") for event in ["request", "response", "finished"]]
    seen.clear()
    with page.expect_event("requestfailed") as failed:
        page.evaluate("url => fetch(url).catch(() => {})", server.refusing_url)
    assert failed.value.failure == "net::ERR_CONNECTION_REFUSED"


def test_sizes_are_those_of_the_wire(page: Page, server: WebServer) -> None:
    page.goto(server.html("/", ""))
    with ByteCounter() as counter, page.expect_event("requestfinished") as finished:
        page.evaluate(
            "url => fetch(url, {method: 'POST', body: 'h\u00e9llo'}).then(r => r.text())",
            counter.url + "/path/?query=/x#fragment",
        )
    request = finished.value
    assert request.url == counter.url + "/path/?query=/x"
    assert request.sizes() == {
        "requestHeadersSize": counter.request_head,
        "requestBodySize": 6,
        "responseHeadersSize": counter.response_head,
        "responseBodySize": counter.response_body,
    }


def test_a_request_has_no_fragment(page: Page, server: WebServer) -> None:
    url = server.html("/", "")
    response = page.goto(url + "#there")
    assert (response.url, response.request.url, page.url) == (url, url, url + "#there")


def test_the_referer_is_sent(page: Page, server: WebServer) -> None:
    page.goto(server.html("/", ""), referer="http://referer.example/")
    assert server.next_request("/").headers["referer"] == "http://referer.example/"

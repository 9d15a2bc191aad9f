"""Opening and closing pages, their content, popups, crashes."""

import contextlib
from typing import List, Tuple

import pytest
from playwright.sync_api import BrowserContext, Dialog, Error, Page
from support.web_server import Answer, WebServer


def test_a_new_page_is_blank(page: Page) -> None:
    assert page.url == "about:blank"
    assert page.title() == ""
    assert page.viewport_size == {"width": 1280, "height": 720}


def test_content_is_set_and_read(page: Page) -> None:
    page.set_content("<!DOCTYPE html><title>Set</title><p>héllo</p>")
    assert page.title() == "Set"
    assert page.content() == (
        "<!DOCTYPE html><html><head><title>Set</title></head><body><p>héllo</p></body></html>"
    )


def test_set_content_waits_for_what_the_content_loads(page: Page, server: WebServer) -> None:
    url = server.html("/frame", "")
    page.set_content(f"<iframe src='{url}'></iframe>")
    assert page.evaluate("document.readyState") == "complete"
    assert [frame.url for frame in page.frames] == ["about:blank", url]


def test_the_viewport_can_be_resized(page: Page) -> None:
    page.set_viewport_size({"width": 500, "height": 400})
    assert page.evaluate("[innerWidth, innerHeight]") == [500, 400]


def test_a_context_lists_its_pages(context: BrowserContext) -> None:
    first, second = context.new_page(), context.new_page()
    assert context.pages == [first, second]
    assert first.context == context
    first.close()
    assert context.pages == [second]


def test_closing_a_page_is_told_once(page: Page) -> None:
    seen = []
    page.on("close", lambda page: seen.append(page))
    page.close()
    page.close()
    assert seen == [page]
    assert page.is_closed()
    with pytest.raises(Error, match="closed"):
        page.title()


def test_a_page_can_close_itself(context: BrowserContext, page: Page) -> None:
    with page.expect_popup() as opened:
        page.evaluate("() => { window.popup = open('about:blank') }")
    popup = opened.value
    with popup.expect_event("close"):
        page.evaluate("() => popup.close()")
    assert popup.is_closed()
    assert context.pages == [page]


@pytest.mark.parametrize("run_before_unload", [False, True])
def test_pages_close_as_soon_as_they_are_there(
    context: BrowserContext, page: Page, server: WebServer, run_before_unload: bool
) -> None:
    page.goto(server.html("/", ""))
    server.html("/far", "<p>far")
    for _ in range(40):
        with context.expect_page() as opened:
            page.evaluate("url => { open(url) }", server.other_url + "/far")
        with opened.value.expect_event("close"):
            opened.value.close(run_before_unload=run_before_unload)
    assert context.pages == [page]


def test_a_popup_knows_its_opener(page: Page, server: WebServer) -> None:
    page.goto(server.html("/", ""))
    url = server.html("/popup", "<title>Popup</title>")
    with page.expect_popup() as opened:
        page.evaluate("url => { open(url) }", url)
    popup = opened.value
    popup.wait_for_load_state()
    assert popup.url == url
    assert popup.title() == "Popup"
    assert popup.opener() == page
    assert page.opener() is None


def test_a_context_reports_new_pages(context: BrowserContext) -> None:
    with context.expect_page() as opened:
        page = context.new_page()
    assert opened.value == page


def test_a_crash_is_told(context: BrowserContext) -> None:
    page = context.new_page()
    with page.expect_event("crash") as crashed:
        # The navigation never ends: its renderer is gone.
        try:
            page.goto("chrome://crash", timeout=5000)
        except Error:
            pass
    assert crashed.value == page
    with pytest.raises(Error, match="Target crashed"):
        page.evaluate("1")
    for use in lambda: page.goto("about:blank"), page.reload, lambda: page.wait_for_timeout(10_000):
        with pytest.raises(Error, match="Page crashed"):
            use()


def test_what_waits_for_an_element_ends_with_a_crash(context: BrowserContext) -> None:
    page = context.new_page()
    session = context.new_cdp_session(page)

    def crash(_: object) -> None:
        with contextlib.suppress(Error):
            session.send("Page.crash")

    page.on("console", crash)
    # Told of once the wait has begun.
    page.evaluate("void setTimeout(() => console.log('now'), 300)")
    with pytest.raises(Error, match="Page crashed"):
        page.click("button", timeout=10_000)


def test_added_tags_say_what_they_are(page: Page, server: WebServer) -> None:
    page.goto(server.html("/", ""))
    module = server.answer("/script.js", lambda _: Answer(200, {"Content-Type": "text/javascript"}, b""))
    script = page.add_script_tag(url=module, type="module")
    assert script.evaluate("element => Array.from(element.attributes, ({name}) => name)") == ["src", "type"]


def test_a_style_sheet_that_cannot_be_loaded_is_shown_as_the_event(page: Page, server: WebServer) -> None:
    page.goto(server.html("/", ""))
    with pytest.raises(Error, match="Event$"):
        page.add_style_tag(url=f"{server.url}/missing.css")
    with pytest.raises(Error, match="Failed to load script at"):
        page.add_script_tag(url=f"{server.url}/missing.js")


def test_dialogs_are_answered(page: Page) -> None:
    page.once("dialog", lambda dialog: dialog.accept("Ada"))
    assert page.evaluate("prompt('Your name?', 'nobody')") == "Ada"
    page.once("dialog", lambda dialog: dialog.dismiss())
    assert page.evaluate("confirm('Sure?')") is False


def test_dialogs_may_be_answered_by_others(page: Page, client_version: Tuple[int, ...]) -> None:
    other = page.context.new_cdp_session(page)
    other.send("Page.enable")
    opened: List[Dialog] = []
    closed: List[Dialog] = []

    def answer(dialog: Dialog) -> None:
        opened.append(dialog)
        other.send("Page.handleJavaScriptDialog", {"accept": True})

    page.on("dialog", answer)
    told = client_version >= (1, 63)
    if told:
        page.on("dialogclosed", lambda dialog: closed.append(dialog))
    assert page.evaluate("confirm('Sure?')") is True
    with pytest.raises(Error):
        opened[0].accept()
    assert closed == (opened if told else [])


def test_dialogs_no_one_listens_to_are_dismissed(page: Page) -> None:
    assert page.evaluate("confirm('Sure?')") is False


def test_scripts_and_styles_are_added(page: Page, server: WebServer) -> None:
    page.goto(server.html("/", ""))
    page.add_script_tag(content="window.added = 1")
    page.add_style_tag(content="body { color: rgb(1, 2, 3) }")
    assert page.evaluate("[added, getComputedStyle(document.body).color]") == [1, "rgb(1, 2, 3)"]


def test_workers_are_reported(page: Page) -> None:
    with page.expect_worker() as started:
        page.evaluate("() => { window.worker = new Worker(URL.createObjectURL(new Blob(['self.six = 6']))) }")
    worker = started.value
    assert worker.evaluate("self.six * 7") == 42
    assert page.workers == [worker]
    with worker.expect_event("close") if hasattr(worker, "expect_event") else page.expect_event("console"):
        page.evaluate("() => { worker.terminate(); console.log('terminated') }")

"""Scripts that run before a page's own."""

from pathlib import Path

from playwright.sync_api import BrowserContext, Page
from support.web_server import WebServer

SEEN = "<script>window.seen = [window.fromContext, window.fromPage].join()</script>"


def test_they_run_before_the_pages_scripts(context: BrowserContext, server: WebServer) -> None:
    context.add_init_script("window.fromContext = 1")
    page = context.new_page()
    page.add_init_script("window.fromPage = 2")
    page.goto(server.html("/", SEEN))
    assert page.evaluate("seen") == "1,2"
    page.reload()
    assert page.evaluate("seen") == "1,2"


def test_the_contexts_run_first_then_in_the_order_added(context: BrowserContext, server: WebServer) -> None:
    context.add_init_script("window.order = ['context']")
    page = context.new_page()
    page.add_init_script("window.order.push('first')")
    page.add_init_script("window.order.push('second')")
    page.goto(server.html("/", ""))
    assert page.evaluate("order") == ["context", "first", "second"]


def test_they_run_in_frames_and_popups(context: BrowserContext, server: WebServer) -> None:
    context.add_init_script("window.fromContext = 1")
    page = context.new_page()
    server.html("/leaf", SEEN)
    page.goto(server.html("/", f"<iframe src='/leaf'></iframe><iframe src='{server.other_url}/leaf'></iframe>"))
    assert [frame.evaluate("seen") for frame in page.frames[1:]] == ["1,", "1,"]
    with page.expect_popup() as opened:
        page.evaluate("() => { open('/leaf') }")
    opened.value.wait_for_load_state()
    assert opened.value.evaluate("seen") == "1,"


def test_one_that_throws_does_not_stop_the_next(page: Page, server: WebServer) -> None:
    page.add_init_script("throw new Error('no luck')")
    page.add_init_script("window.fromPage = 2")
    page.goto(server.html("/", SEEN))
    assert page.evaluate("seen") == ",2"


def test_they_work_under_a_content_security_policy(page: Page, server: WebServer) -> None:
    page.add_init_script("window.fromPage = 2")
    page.goto(
        server.html("/", "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'\">")
    )
    assert page.evaluate("fromPage") == 2


def test_they_may_come_from_a_file(page: Page, tmp_path: Path) -> None:
    script = tmp_path / "script.js"
    script.write_text("window.fromPage = 2")
    page.add_init_script(path=script)
    page.goto("data:text/html,<p>")
    assert page.evaluate("fromPage") == 2

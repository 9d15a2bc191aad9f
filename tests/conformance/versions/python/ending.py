"""Waiting, timeouts, and the end of what is pending."""

from typing import Callable, List

from playwright.sync_api import BrowserContext, Page, TimeoutError
from stage import Scene, failure, step


@step()
def waiting(scene: Scene) -> None:
    page = scene.page()
    page.wait_for_timeout(1)
    page.evaluate("() => { window.count = 0 }")
    assert page.wait_for_function("most => ++count > most && {count}", arg=2).json_value() == {"count": 3}
    with page.expect_event("console", lambda message: message.text == "now"):
        page.evaluate("() => { setTimeout(() => { console.log('soon'); console.log('now') }) }")


@step()
def waits_that_end_with_a_timeout(scene: Scene) -> None:
    page = scene.page()
    failure(lambda: page.wait_for_function("false", timeout=100), r"Page.wait_for_function: Timeout 100ms exceeded\.")
    failure(
        lambda: page.wait_for_event("popup", timeout=100), r'Timeout 100ms exceeded while waiting for event "popup"'
    )
    page.context.set_default_timeout(110)
    failure(lambda: page.wait_for_function("false"), r"Timeout 110ms exceeded\.")
    page.set_default_timeout(120)
    page.set_default_navigation_timeout(130)
    failure(lambda: page.wait_for_function("false"), r"Timeout 120ms exceeded\.")
    message = failure(lambda: page.goto(scene.web + "/slow"), r"Timeout 130ms exceeded\.")
    assert f'navigating to "{scene.web}/slow", waiting until "load"' in message
    try:
        page.wait_for_function("false", timeout=1)
    except TimeoutError:
        return
    raise AssertionError("expected a TimeoutError")


def call_and(close: Callable[[], None], page: Page) -> None:
    """Raises what a call ends with that never would, when `close` is called within the time.

    In a handler of an event: clients up to 1.64 never come back from a call within an exposed function.
    """
    page.once("console", lambda _: close())
    page.evaluate("() => { console.log('begun'); return new Promise(() => {}) }")


@step()
def what_is_pending_ends_when_the_page_closes(scene: Scene) -> None:
    page = scene.page()
    failure(lambda: call_and(lambda: page.close(), page), "closed")
    failure(lambda: page.title(), "has been closed")
    other = scene.page()
    failure(lambda: call_and(lambda: other.close(reason="no use"), other), "no use")


@step()
def what_is_pending_ends_when_the_context_closes(scene: Scene) -> None:
    context: BrowserContext = scene.context()
    page: Page = context.new_page()
    failure(lambda: call_and(lambda: context.close(reason="over"), page), "over")
    assert page.is_closed()
    failure(lambda: context.new_page(), ".")


@step()
def what_is_pending_ends_when_the_browser_closes(scene: Scene) -> None:
    browser = scene.playwright.chromium.launch()
    gone: List[object] = []
    browser.on("disconnected", lambda browser: gone.append(browser))
    page = browser.new_page()
    failure(lambda: call_and(lambda: browser.close(), page), "closed")
    scene.until(lambda: bool(gone))
    assert page.is_closed() and not browser.is_connected() and gone == [browser]
    failure(lambda: browser.new_context(), "closed")

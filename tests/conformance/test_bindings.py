"""Functions of the client that pages call."""

from typing import Tuple

import pytest
from playwright.sync_api import BrowserContext, Error, Page
from support.web_server import WebServer


def test_a_function_answers_the_page(page: Page) -> None:
    page.expose_function("add", lambda a, b: a + b)
    assert page.evaluate("add(5, 6)") == 11


def test_values_cross_as_they_do_in_evaluate(page: Page) -> None:
    seen = []
    page.expose_function("tell", lambda value: seen.append(value) or {"echo": value})
    assert page.evaluate("tell({a: [1, null, 'x'], b: undefined})") == {"echo": {"a": [1, None, "x"], "b": None}}
    assert seen == [{"a": [1, None, "x"], "b": None}]


def test_a_binding_knows_who_calls(context: BrowserContext, server: WebServer) -> None:
    seen = []
    context.expose_binding("tell", lambda source: seen.append(source))
    page = context.new_page()
    server.html("/leaf", "")
    page.goto(server.html("/", "<iframe src='/leaf'></iframe>"))
    page.frames[1].evaluate("tell()")
    assert (seen[0]["context"], seen[0]["page"], seen[0]["frame"]) == (context, page, page.frames[1])


def test_it_survives_navigation_and_is_there_for_scripts(page: Page, server: WebServer) -> None:
    page.expose_function("twice", lambda x: 2 * x)
    page.goto(server.html("/", "<script>window.answer = twice(21)</script>"))
    assert page.evaluate("answer") == 42


def test_frames_of_another_site_have_it(page: Page, server: WebServer) -> None:
    page.expose_function("twice", lambda x: 2 * x)
    server.html("/leaf", "")
    page.goto(server.html("/", f"<iframe src='{server.other_url}/leaf'></iframe>"))
    assert page.frames[1].evaluate("twice(4)") == 8


def test_what_it_raises_the_page_catches(page: Page) -> None:
    def fail() -> None:
        raise ValueError("no luck")

    page.expose_function("fail", fail)
    assert page.evaluate("fail().catch(error => [error instanceof Error, error.message])") == [True, "no luck"]


def test_a_name_is_given_once(context: BrowserContext) -> None:
    page = context.new_page()
    page.expose_function("once", lambda: None)
    with pytest.raises(Error, match='Function "once" has been already registered'):
        page.expose_function("once", lambda: None)
    with pytest.raises(Error, match='Function "once" has been already registered in one of the pages'):
        context.expose_function("once", lambda: None)


def test_calls_may_be_in_flight_together(page: Page) -> None:
    page.expose_function("same", lambda x: x)
    assert page.evaluate("Promise.all([...Array(50).keys()].map(same))") == list(range(50))


def test_it_may_take_a_handle(page: Page, client_version: Tuple[int, ...]) -> None:
    if client_version >= (1, 60):
        pytest.skip("later clients pass no handles")
    things = []
    page.expose_binding("take", lambda _, thing: things.append(thing), handle=True)
    page.evaluate("() => { window.thing = {a: 1}; return take(thing) }")
    assert things[0].json_value() == {"a": 1}
    assert page.evaluate("handle => handle === thing", things[0]) is True

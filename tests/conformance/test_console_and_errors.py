"""What pages print and throw."""

from typing import Tuple

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page
from support.web_server import WebServer


def printed(page: Page, expression: str) -> ConsoleMessage:
    with page.expect_console_message() as message:
        page.evaluate(f"() => {{ {expression} }}")
    return message.value


def test_text_and_arguments_of_a_message(page: Page) -> None:
    message = printed(page, "console.log('hello', 5, {foo: 'bar'})")
    assert message.type == "log"
    assert message.text == "hello 5 {foo: bar}"
    assert [argument.json_value() for argument in message.args] == ["hello", 5, {"foo": "bar"}]
    assert message.page == page


def test_each_way_to_print_has_its_type(page: Page) -> None:
    for method, kind in [("debug", "debug"), ("info", "info"), ("warn", "warning"), ("error", "error"), ("dir", "dir")]:
        assert printed(page, f"console.{method}('x')").type == kind
    assert printed(page, "console.assert(false, 'x')").type == "assert"
    assert printed(page, "console.table([1])").type == "table"


def test_a_message_tells_where_it_was_printed(page: Page, server: WebServer) -> None:
    url = server.html("/", "<html>\n<script>console.log('here')</script>")
    with page.expect_console_message() as message:
        page.goto(url)
    location = message.value.location
    assert (location["url"], location["lineNumber"]) == (url, 1)


def test_contexts_hear_every_page(context: BrowserContext) -> None:
    page = context.new_page()
    with context.expect_console_message() as message:
        page.evaluate("console.log('heard')")
    assert (message.value.text, message.value.page) == ("heard", page)


def test_an_error_no_one_catches_is_told(page: Page) -> None:
    with page.expect_event("pageerror") as told:
        page.evaluate("() => { setTimeout(() => { throw new RangeError('too far') }, 0) }")
    assert (told.value.name, told.value.message) == ("RangeError", "too far")
    assert "too far" in told.value.stack


def test_a_rejection_no_one_catches_is_told(page: Page) -> None:
    with page.expect_event("pageerror") as told:
        page.evaluate("() => { Promise.reject(new Error('no luck')) }")
    assert told.value.message == "no luck"


def test_contexts_hear_errors_with_their_page(context: BrowserContext, client_version: Tuple[int, ...]) -> None:
    if client_version < (1, 49):
        pytest.skip("the client cannot read the event")
    page = context.new_page()
    with context.expect_event("weberror") as told:
        page.evaluate("() => { setTimeout(() => { throw new Error('no luck') }, 0) }")
    assert (told.value.error.message, told.value.page) == ("no luck", page)

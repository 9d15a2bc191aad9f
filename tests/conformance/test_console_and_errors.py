"""What pages print and throw."""

from typing import Tuple

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page
from support.web_server import Answer, WebServer


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


@pytest.mark.parametrize(
    "expression, text",
    [
        ("1.5", "1.5"),
        ("'two\\nlines'", "two\nlines"),
        ("Symbol('s')", "Symbol(s)"),
        ("{a: 1, b: [1, 2], c: () => 1}", "{a: 1, b: Array(2), c: }"),
        ("[1, , , 4]", "[1, empty x 2, 4]"),
        ("[, {a: 1}]", "[empty, Object]"),
        ("new Map([[1, 2]])", "Map(1)"),
        ("Promise.resolve(1)", "Promise"),
        ("new Proxy([1], {})", "Proxy(Array)"),
        ("new Uint8Array(3)", "Uint8Array(3)"),
        ("new (class Foo { x = 1 })", "Foo"),
        ("Object.assign(Object.create(null), {a: 1})", "{a: 1}"),
        ("(function () { return arguments })(1, 2)", "[1, 2]"),
        ("window", "Window"),
        ("document.body", "JSHandle@node"),
    ],
)
def test_what_is_printed_is_told_as_a_console_shows_it(page: Page, expression: str, text: str) -> None:
    assert printed(page, f"console.log('it is', {expression})").text == f"it is {text}"


def test_a_service_worker_prints_to_its_context(
    context: BrowserContext, server: WebServer, client_version: Tuple[int, ...]
) -> None:
    if client_version < (1, 57):
        pytest.skip("the client has no worker's console")
    script = b"console.log('from the service worker'); onactivate = event => event.waitUntil(clients.claim())"
    server.answer("/sw.js", lambda _: Answer(200, {"Content-Type": "text/javascript"}, script))
    heard = []
    context.on("serviceworker", lambda worker: worker.on("console", lambda message: heard.append(message.text)))
    page = context.new_page()
    page.goto(server.html("/", ""))
    with context.expect_console_message() as message:
        page.evaluate("navigator.serviceWorker.register('/sw.js').then(() => 'registered')")
    assert (message.value.text, message.value.page) == ("from the service worker", None)
    assert message.value.worker == context.service_workers[0]
    assert message.value.location["url"] == server.url + "/sw.js"
    assert heard == ["from the service worker"]


def test_an_error_no_one_catches_is_told(page: Page) -> None:
    with page.expect_event("pageerror") as told:
        page.evaluate("() => { setTimeout(() => { throw new RangeError('too far') }, 0) }")
    assert (told.value.name, told.value.message) == ("RangeError", "too far")
    assert "too far" in told.value.stack


@pytest.mark.parametrize("how", ["throw {}", "Promise.reject({})"])
@pytest.mark.parametrize(
    "thrown, name, message",
    [
        ("Object.assign(new Error('boom'), {name: 'My Error'})", "My Error", "boom"),
        ("Object.assign(new Error('boom'), {name: ''})", "", "boom"),
        ("new (class Mine extends Error {})('sub')", "Mine", "sub"),
        ("new DOMException('dom', 'AbortError')", "AbortError", "dom"),
        ("new Error('one\\ntwo: three')", "Error", "one\ntwo: three"),
        ("{a: 1}", "", "Object"),
        ("[1, 2]", "", "Array(2)"),
        ("'text'", "", "text"),
        ("5", "", "5"),
        ("1n", "", "1n"),
        ("null", "", "null"),
        ("undefined", "", "undefined"),
        ("Symbol('s')", "", "Symbol(s)"),
        ("new Date(0)", "", "Thu Jan 01 1970 00:00:00 GMT+0000 (Coordinated Universal Time)"),
        ("document.body", "", "body"),
    ],
)
def test_whatever_is_thrown_is_told(
    browser: Browser, how: str, thrown: str, name: str, message: str
) -> None:
    page = browser.new_page(timezone_id="UTC")
    with page.expect_event("pageerror") as told:
        page.evaluate("code => { setTimeout(code) }", how.replace("{}", f"({thrown})", 1))
    assert (told.value.name, told.value.message) == (name, message)
    page.context.close()


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

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


def test_what_a_first_document_calls_is_heard(context: BrowserContext) -> None:
    heard = []
    context.expose_function("tell", lambda value: heard.append(value))
    context.add_init_script("tell(location.href)")
    page = context.new_page()
    page.evaluate("tell('later')")
    assert heard == ["about:blank", "later"]


# Older clients send no handles along.
@pytest.mark.one_client
def test_it_may_answer_with_a_handle(page: Page) -> None:
    thing = page.evaluate_handle("() => window.thing = {a: 1}")
    page.expose_function("give", lambda: {"nested": [thing]})
    assert page.evaluate("() => give().then(({nested: [given]}) => given === thing)") is True


@pytest.mark.parametrize("depth", [9, 10, 60, 75])
def test_what_is_nested_deep_arrives_whole(page: Page, depth: int) -> None:
    def count(value: dict) -> int:
        levels = 0
        while "next" in value:
            value = value["next"]
            levels += 1
        return levels

    page.expose_function("count", count)
    nest = "depth => { const root = {}; let at = root; for (let i = 0; i < depth; i++) at = at.next = {}; return count(root) }"
    assert page.evaluate(nest, depth) == depth


def test_what_is_nested_too_deep_the_page_hears_of(page: Page) -> None:
    heard = []
    page.expose_function("tell", lambda value: heard.append(value))
    told = page.evaluate(
        """() => {
            const root = {};
            for (let i = 0, at = root; i < 160; i++)
                at = at.next = {};
            return tell(root).catch(error => error.message);
        }"""
    )
    assert told.startswith("Cannot serialize")
    page.evaluate("tell(1)")
    assert heard == [1]


# Old clients are slow to read it.
@pytest.mark.one_client
def test_what_is_large_crosses_both_ways(page: Page) -> None:
    page.expose_function("same", lambda text: text)
    assert page.evaluate("() => { const text = 'x'.repeat(110 << 20); return same(text).then(got => got === text) }") is True


def test_a_page_may_change_its_world(page: Page, server: WebServer) -> None:
    page.expose_function("plus", lambda x: x + 1)
    page.goto(server.html("/", ""))
    page.evaluate(
        """() => {
            const native = Function.prototype.toString;
            Function.prototype.toString = function() { return native.apply(this, arguments); };
            for (const name of ['then', 'n', 'o', 'id', 'value', 'get'])
                Object.defineProperty(Object.prototype, name, {__proto__: null, set() { throw new Error(name); }, configurable: true});
            Array.prototype[Symbol.iterator] = Function.prototype.call = Function.prototype.apply = null;
            Array.prototype.push = Map.prototype.get = Promise.prototype.then = JSON.stringify = null;
            window.Promise = window.Map = window.Reflect = window.globalThis = null;
        }"""
    )
    assert page.evaluate("x => plus(x)", 41) == 42
    assert page.evaluate("x => x[0] + x[1].b", [1, {"b": 2}]) == 3


def test_a_page_does_not_learn_how_it_is_heard(page: Page, server: WebServer) -> None:
    page.expose_function("plus", lambda x: x + 1)
    page.route_web_socket("**", lambda ws: None)
    page.goto(server.html("/", ""))
    names = page.evaluate(
        """() => {
            const asked = [];
            const spy = target => new Proxy(target, {get: (_, name) => { asked.push(String(name)); return target[name]; }});
            Function.prototype.toString = spy(Function.prototype.toString);
            EventTarget.prototype.dispatchEvent = spy(EventTarget.prototype.dispatchEvent);
            const frame = document.body.appendChild(document.createElement('iframe'));
            String(frame.contentWindow.WebSocket);
            return [...asked, ...Reflect.ownKeys(frame.contentWindow).map(String)].filter(name => name.startsWith('__'));
        }"""
    )
    assert names == []

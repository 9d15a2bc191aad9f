"""Values into the page and out of it, handles, errors."""

import datetime
import math
import re
from typing import Tuple
from urllib.parse import urlparse

import pytest
from playwright.sync_api import Error, Page
from support.web_server import WebServer


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        False,
        0,
        -1,
        1.5,
        2**53,
        math.inf,
        -math.inf,
        "",
        "héllo 👋 \u2028 \0",
        [],
        [1, [2, [3]]],
        {},
        {"a": {"b": [None, {"c": "d"}]}},
        {"ключ": 1, "": 2},
        datetime.datetime(2024, 2, 29, 12, 30, 15, 250000, tzinfo=datetime.timezone.utc),
    ],
    ids=repr,
)
def test_values_go_in_and_come_back(page: Page, value: object) -> None:
    assert page.evaluate("value => value", value) == value


def test_halves_of_characters_go_in_and_come_back(page: Page, client_version: Tuple[int, ...]) -> None:
    # Older clients have no place for them.
    half, expected = ("\ud83d", "\ud83d") if client_version >= (1, 65) else ("\ufffd", "\ufffd")
    assert page.evaluate("text => text", f"a{half}b") == f"a{expected}b"
    assert page.evaluate("'a\\ud83d' + 'b'") == f"a{expected}b"
    assert page.evaluate("half => half + '\\ude00'", half) == ("😀" if client_version >= (1, 65) else "\ufffd\ufffd")


def test_numbers_that_json_lacks_go_in_and_come_back(page: Page) -> None:
    assert math.isnan(page.evaluate("value => value", math.nan))
    negative_zero = page.evaluate("value => [value, Object.is(value, -0)]", -0.0)
    assert math.copysign(1, negative_zero[0]) == -1 and negative_zero[1] is True


@pytest.mark.parametrize(
    "expression, expected",
    [
        ("undefined", None),
        ("null", None),
        ("() => {}", None),
        ("Symbol('s')", None),
        ("({a: undefined, b: () => 1})", {"a": None, "b": None}),
        ("123n", 123),
        ("new Map([[1, 2]])", {}),
        ("new Set([1])", {}),
        ("new Date(0)", datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)),
        ("window", "ref: <Window>"),
        ("document", "ref: <Document>"),
        ("document.body", "ref: <Node>"),
        ("class A { toJSON() { return 'json' } }; new A()", "json"),
        ("class A { constructor() { this.x = 1 } }; new A()", {"x": 1}),
        ("[1,,3]", [1, None, 3]),
        ("Promise.resolve([1])", [1]),
        ("async () => { await 0; return 2 }", 2),
        ("function named(x) { return 3 }", 3),
        ("1; 2", 2),
    ],
)
def test_what_the_page_has_comes_out(page: Page, expression: str, expected: object) -> None:
    assert page.evaluate(expression) == expected


def test_regular_expressions_go_in_and_come_back(page: Page, client_version: Tuple[int, ...]) -> None:
    if client_version < (1, 49):
        pytest.skip("the client has no regular expressions")
    expression = re.compile("a+", re.IGNORECASE)
    assert page.evaluate("value => [value instanceof RegExp, value]", expression) == [True, expression]


def test_urls_come_back(page: Page) -> None:
    assert page.evaluate("new URL('https://example.com/a?b')") == urlparse("https://example.com/a?b")


def test_errors_come_out_as_values(page: Page) -> None:
    error = page.evaluate("new TypeError('wrong')")
    assert isinstance(error, Error)
    assert (error.name, error.message) == ("TypeError", "wrong")


def test_cycles_and_shared_objects_survive(page: Page) -> None:
    cycle = page.evaluate("const a = {list: []}; a.self = a; a.list.push(a); a")
    assert cycle["self"] is cycle and cycle["list"][0] is cycle
    argument: dict = {}
    argument["self"] = argument
    assert page.evaluate("a => a.self === a", argument) is True


def test_pages_cannot_spoil_what_is_sent(page: Page) -> None:
    page.evaluate(
        """() => {
            JSON.stringify = () => 'spoiled';
            Array.prototype.toJSON = () => 'spoiled';
            Object.prototype.spoiled = 1;
        }"""
    )
    assert page.evaluate("value => ({got: value})", [1, {"a": "b"}]) == {"got": [1, {"a": "b"}]}


def test_what_the_page_throws_is_raised(page: Page) -> None:
    with pytest.raises(Error, match=r"Page.evaluate: Error: no luck\n    at eval \("):
        page.evaluate("() => { throw new Error('no luck') }")
    with pytest.raises(Error, match="ReferenceError: absent is not defined"):
        page.evaluate("absent")
    with pytest.raises(Error, match="SyntaxError"):
        page.evaluate("1 +")
    with pytest.raises(Error, match="a string"):
        page.evaluate("Promise.reject('a string')")


def test_an_evaluation_that_a_navigation_ends_is_raised(page: Page, server: WebServer) -> None:
    page.goto(server.html("/", ""))
    with pytest.raises(Error, match=r"Execution context was destroyed, most likely because of a navigation\.$"):
        page.evaluate("() => { location.reload(); return new Promise(() => {}) }")
    page.wait_for_load_state()
    assert page.evaluate("1") == 1


def test_handles_are_passed_back(page: Page) -> None:
    handle = page.evaluate_handle("window.thing = {a: 1}")
    assert page.evaluate("handle => handle === thing", handle) is True
    assert page.evaluate("({list}) => list[0] === thing", {"list": [handle]}) is True
    assert handle.json_value() == {"a": 1}
    assert handle.evaluate("(thing, x) => thing.a + x", 2) == 3
    handle.dispose()
    with pytest.raises(Error, match="JSHandle is disposed|no object with guid"):
        page.evaluate("handle => handle", handle)


def test_handles_have_properties(page: Page) -> None:
    handle = page.evaluate_handle("({a: 1, b: {c: 2}})")
    assert sorted(handle.get_properties()) == ["a", "b"]
    assert handle.get_property("b").json_value() == {"c": 2}
    assert handle.get_property("absent").json_value() is None
    assert str(page.evaluate_handle("({later: Promise.resolve(1)})").get_property("later")) == "Promise"
    assert page.evaluate_handle("new (class { get inherited() { return 5 } })").get_property("inherited").json_value() == 5


@pytest.mark.parametrize(
    "expression, preview",
    [("1", "1"), ("1.5", "1.5"), ("'text'", "text"), ("null", "null"), ("undefined", "undefined"), ("() => 1", "1")],
)
def test_handles_of_primitives_show_them(page: Page, expression: str, preview: str) -> None:
    assert str(page.evaluate_handle(expression)) == preview


def test_elements_are_handles_too(page: Page) -> None:
    page.set_content("<p id=it>hello</p>")
    handle = page.evaluate_handle("document.getElementById('it')")
    # The description of a node may follow later.
    assert str(handle) in ["JSHandle@node", 'JSHandle@<p id="it">hello</p>']
    assert handle.as_element().evaluate("element => element.textContent") == "hello"
    assert page.evaluate_handle("document").as_element() is not None
    assert page.evaluate_handle("({})").as_element() is None


NEST = "depth => { const outer = {}; for (let i = 0, inner = outer; i < depth; i++) inner = inner.n = {}; return outer }"


def nested(depth: int) -> dict:
    value: dict = {}
    for _ in range(depth):
        value = {"n": value}
    return value


def test_deep_values_come_back_whole(page: Page) -> None:
    for depth in (50, 75):
        assert page.evaluate(NEST, depth) == nested(depth)
        assert page.evaluate_handle(NEST, depth).json_value() == nested(depth)


def test_values_too_deep_for_their_readers_say_so(page: Page) -> None:
    told = r": Cannot serialize result: object reference chain is too long\.$"
    for depth in (90, 300, 1000, 20000):
        with pytest.raises(Error, match=told):
            page.evaluate(NEST, depth)
        with pytest.raises(Error, match=told):
            page.evaluate_handle(NEST, depth).json_value()


def test_deep_arguments_arrive_whole(page: Page) -> None:
    count = "value => { let depth = 0; for (; value.n; value = value.n) depth++; return depth }"
    for depth in (50, 99, 100, 150):
        assert page.evaluate(count, nested(depth)) == depth
        assert page.evaluate_handle("({})").evaluate(f"(_, value) => ({count})(value)", nested(depth)) == depth
    assert page.evaluate("1 + 1") == 2


def test_elements_know_the_frame_they_hold_and_the_one_they_are_in(page: Page) -> None:
    page.set_content("<iframe name=inner srcdoc='<p>hello'></iframe><p>")
    inner = page.frame("inner")
    inner.wait_for_load_state()

    def frames(expression: str) -> tuple:
        element = page.evaluate_handle(expression).as_element()
        return element.content_frame(), element.owner_frame()

    assert frames("document.querySelector('iframe')") == (inner, page.main_frame)
    for expression in ["document.documentElement", "document.body", "document", "document.createElement('iframe')"]:
        assert frames(expression) == (None, page.main_frame), expression
    assert frames("frames[0].document.documentElement") == (None, inner)
    assert frames("frames[0].document.body.appendChild(document.createElement('i'))") == (None, inner)


def test_an_element_that_moved_to_another_window_is_in_that_ones_frame(page: Page) -> None:
    with page.expect_popup() as popup:
        page.evaluate("() => { window.other = open('about:blank') }")
    moved = page.evaluate_handle("other.document.body.appendChild(document.createElement('i'))").as_element()
    assert moved.owner_frame() == popup.value.main_frame


def test_handles_of_one_frame_are_no_use_in_another(page: Page) -> None:
    page.set_content("<iframe></iframe>")
    handle = page.evaluate_handle("({})")
    with pytest.raises(Error, match="JSHandles can be evaluated only in the context they were created"):
        page.frames[1].evaluate("handle => handle", handle)


@pytest.mark.parametrize("polling", ["raf", 20])
def test_waiting_for_a_function(page: Page, polling: object) -> None:
    page.evaluate("() => { window.count = 0 }")
    handle = page.wait_for_function("most => ++count > most && {count}", arg=3, polling=polling)
    assert handle.json_value() == {"count": 4}


def test_waiting_for_a_function_goes_on_after_a_navigation(page: Page, server: WebServer) -> None:
    url = server.html("/", "<script>window.ready = true</script>")
    page.evaluate("url => { setTimeout(() => { location.href = url }, 0) }", url)
    page.wait_for_function("window.ready")
    assert page.url == url


def test_waiting_for_a_function_that_throws(page: Page) -> None:
    with pytest.raises(Error, match="no luck"):
        page.wait_for_function("() => { throw new Error('no luck') }")

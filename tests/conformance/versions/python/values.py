"""Values that go into pages, and what comes out."""

import datetime
import math
import re
from urllib.parse import urlparse

from playwright.sync_api import Error
from stage import CLIENT, Scene, failure, step


@step()
def values_go_in_and_come_back(scene: Scene) -> None:
    page = scene.page()
    now = datetime.datetime(2024, 2, 29, 12, 30, 15, 250000, tzinfo=datetime.timezone.utc)
    values = [None, True, False, 0, -1, 1.5, 2**53, math.inf, -math.inf, "", "héllo \u2028 \0 👋", [], {}, now]
    for value in values:
        assert page.evaluate("value => value", value) == value, value
    assert page.evaluate("value => value", values) == values
    assert page.evaluate("value => value", {"a": {"b": values}}) == {"a": {"b": values}}
    assert math.isnan(page.evaluate("value => value", math.nan))
    assert page.evaluate("value => Object.is(value, -0)", -0.0) is True
    assert math.copysign(1, page.evaluate("-0")) == -1
    assert page.evaluate("value => value instanceof URL && value.href", urlparse("http://a.b/c?d")) == "http://a.b/c?d"


# Older clients send undefined instead.
@step(since=64)
def regular_expressions_go_in_and_come_back(scene: Scene) -> None:
    page = scene.page()
    assert page.evaluate("r => [r instanceof RegExp, r]", re.compile("a+", re.I)) == [True, re.compile("a+", re.I)]


@step(since=49)
def errors_go_in(scene: Scene) -> None:
    page = scene.page()
    assert page.evaluate("e => e instanceof Error && e.message", Error("sent")) == "sent"


@step()
def what_only_pages_have_comes_out(scene: Scene) -> None:
    page = scene.page()
    for expression in ["undefined", "null", "() => {}", "Symbol('s')", "({}).absent"]:
        assert page.evaluate(expression) is None, expression
    assert page.evaluate("12345678901234567890n") == 12345678901234567890
    assert page.evaluate("new Date(0)") == datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
    assert page.evaluate("new URL('https://a.b/c?d')") == urlparse("https://a.b/c?d")
    error = page.evaluate("new TypeError('wrong')")
    assert isinstance(error, Error) and (error.name, error.message) == ("TypeError", "wrong")
    assert page.evaluate("[document.body, window, new Map([[1, 2]])]") == ["ref: <Node>", "ref: <Window>", {}]


@step()
def typed_arrays_come_out(scene: Scene) -> None:
    page = scene.page()
    kinds = ["Int8", "Uint8", "Uint8Clamped", "Int16", "Uint16", "Int32", "Uint32", "Float32", "Float64"]
    for kind in kinds:
        assert_elements(page.evaluate(f"new {kind}Array([1, 2, 100])"), [1, 2, 100])
    for kind in ["BigInt64", "BigUint64"]:
        assert_elements(page.evaluate(f"new {kind}Array([1n, 5000000000n])"), [1, 5000000000])
    assert_elements(page.evaluate("({deep: [new Float64Array([0.5])]})")["deep"][0], [0.5])


def assert_elements(value: object, expected: list) -> None:
    """Clients up to 1.51 have no typed arrays: they are given objects with the elements' numbers as keys."""
    if CLIENT <= 51:
        assert value == {str(index): element for index, element in enumerate(expected)}, value
    else:
        assert list(value) == expected, value


@step()
def cycles_survive(scene: Scene) -> None:
    page = scene.page()
    cycle = page.evaluate("const a = {list: [[]]}; a.self = a; a.list.push(a, a.list[0]); a")
    assert cycle["self"] is cycle and cycle["list"][1] is cycle and cycle["list"][2] is cycle["list"][0]
    argument: dict = {"list": []}
    argument["list"].append(argument)
    assert page.evaluate("a => a.list[0] === a", argument) is True


@step()
def handles_are_arguments_too(scene: Scene) -> None:
    page = scene.page()
    handle = page.evaluate_handle("window.thing = {a: 1, b: {c: 2}}")
    assert page.evaluate("([{it}, x]) => it === thing && x", [{"it": handle}, 5]) == 5
    assert handle.evaluate("(it, x) => it.a + x", 2) == 3
    assert sorted(handle.get_properties()) == ["a", "b"]
    assert handle.get_property("b").json_value() == {"c": 2}
    assert page.evaluate_handle("document.body").as_element().evaluate("body => body.tagName") == "BODY"
    assert str(page.evaluate_handle("'text'")) == "text"
    handle.dispose()
    failure(lambda: page.evaluate("h => h", handle), "JSHandle is disposed|no object with guid")


@step()
def what_pages_throw_is_raised(scene: Scene) -> None:
    page = scene.page()
    failure(lambda: page.evaluate("() => { throw new TypeError('boom') }"), r"Page.evaluate: TypeError: boom\n    at ")
    failure(lambda: page.evaluate("() => { throw 5 }"), "Page.evaluate: 5")
    failure(lambda: page.evaluate("absent"), "Page.evaluate: ReferenceError: absent is not defined")
    failure(lambda: page.evaluate("1 +"), "SyntaxError")

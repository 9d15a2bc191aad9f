"""Init scripts, and functions that pages call."""

from typing import List

from stage import Scene, failure, step


@step()
def init_scripts_run_first(scene: Scene) -> None:
    context = scene.context()
    context.add_init_script("window.order = ['context']")
    page = context.new_page()
    page.add_init_script(script="window.order.push('page')")
    page.goto(scene.web + "/order")
    assert page.evaluate("order") == ["context", "page", "document"]


# Client 1.59 keeps what its driver gives it for that to itself.
@step(since=60)
def init_scripts_and_functions_can_be_taken_back(scene: Scene) -> None:
    page = scene.page()
    with page.add_init_script("window.order = ['script']"):
        page.goto(scene.web + "/order")
        assert page.evaluate("order") == ["script", "document"]
    with page.expose_function("answer", lambda: 42):
        assert page.evaluate("answer()") == 42
    page.goto(scene.web + "/order")
    assert page.evaluate("[order, typeof answer]") == [["document"], "undefined"]


@step()
def pages_call_exposed_functions(scene: Scene) -> None:
    context = scene.context()
    told: List[object] = []
    context.expose_function("twice", lambda x: 2 * x)
    page = context.new_page()
    page.expose_function("tell", lambda value: told.append(value) or {"echo": value})
    page.goto(scene.web + "/page")
    assert page.evaluate("twice(21)") == 42
    assert page.evaluate("tell({a: [1, null, 'x']})") == {"echo": {"a": [1, None, "x"]}}
    assert told == [{"a": [1, None, "x"]}]

    def fail() -> None:
        raise ValueError("no luck")

    page.expose_function("fail", fail)
    assert page.evaluate("fail().catch(error => error.message)") == "no luck"
    failure(lambda: page.expose_function("fail", fail), 'Function "fail" has been already registered')


@step()
def bindings_know_who_calls(scene: Scene) -> None:
    context = scene.context()
    callers: List[dict] = []
    context.expose_binding("tell", lambda source, x: callers.append(source) or x)
    page = context.new_page()
    page.goto(scene.web + "/frames")
    assert page.frames[1].evaluate("tell(1)") == 1
    assert (callers[0]["context"], callers[0]["page"], callers[0]["frame"]) == (context, page, page.frames[1])


@step(until=59)
def bindings_may_take_a_handle(scene: Scene) -> None:
    page = scene.page()
    things: list = []
    page.expose_binding("take", lambda _, thing: things.append(thing), handle=True)
    page.evaluate("() => { window.thing = {a: 1}; return take(thing) }")
    assert things[0].json_value() == {"a": 1}
    assert page.evaluate("handle => handle === thing", things[0]) is True
    page.evaluate("() => take(document.body)")
    assert things[1].as_element().evaluate("body => body.tagName") == "BODY"

"""What clients do with their driver, for every version of the Python client.

    python scenario.py WEB CHAT [STEP...]

WEB and CHAT are the URLs of the two servers (../servers.py).
"""

import datetime
import math
import re
import sys
import tempfile
from typing import List
from urllib.parse import urlparse

from playwright.sync_api import (
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Error,
    Page,
    TimeoutError,
    WebSocket,
    WebSocketRoute,
    sync_playwright,
)
from stage import CLIENT, Scene, failure, play, step

MOCK = "ws://mock.example/ws"


# ----------------------------------------------------------------------------------------------- browser, contexts


@step()
def a_browser_tells_what_it_is(scene: Scene) -> None:
    assert re.fullmatch(r"\d+(\.\d+){3}", scene.browser.version)
    assert scene.browser.is_connected()
    assert scene.browser.browser_type.name == "chromium"
    assert scene.playwright.devices["iPhone 13"]["is_mobile"] is True


@step()
def a_context_has_its_options(scene: Scene) -> None:
    page = scene.page(
        locale="fr-FR",
        timezone_id="Asia/Tokyo",
        viewport={"width": 640, "height": 480},
        device_scale_factor=2,
        user_agent="Scenario/1.0",
        extra_http_headers={"X-Scenario": "context"},
        color_scheme="dark",
        base_url=scene.web,
        has_touch=True,
    )
    response = page.goto("/headers")
    assert response.json()["x-scenario"] == "context"
    assert response.json()["user-agent"] == "Scenario/1.0"
    assert page.viewport_size == {"width": 640, "height": 480}
    assert page.evaluate(
        """[navigator.language, new Date(0).getHours(), innerWidth, devicePixelRatio, navigator.userAgent,
            matchMedia('(prefers-color-scheme: dark)').matches]"""
    ) == ["fr-FR", 9, 640, 2, "Scenario/1.0", True]


@step()
def a_context_lists_what_is_in_it(scene: Scene) -> None:
    context = scene.context()
    assert context in scene.browser.contexts and context.browser == scene.browser
    first, second = context.new_page(), context.new_page()
    assert context.pages == [first, second] and first.context == context
    first.close()
    assert context.pages == [second] and first.is_closed()
    context.close()
    assert context not in scene.browser.contexts


@step()
def a_page_of_its_own_takes_its_context_along(scene: Scene) -> None:
    page = scene.browser.new_page(locale="de-DE")
    assert page.evaluate("(1234.5).toLocaleString()") == "1.234,5"
    page.close()
    assert page.context not in scene.browser.contexts


@step()
def permissions_and_geolocation(scene: Scene) -> None:
    context = scene.context(geolocation={"latitude": 52.5, "longitude": 13.4}, permissions=["geolocation"])
    page = context.new_page()
    page.goto(scene.web + "/page")
    where = """new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(
        ({coords}) => resolve([coords.latitude, coords.longitude]), reject))"""
    assert page.evaluate(where) == [52.5, 13.4]
    context.set_geolocation({"latitude": 1, "longitude": -2.25, "accuracy": 10})
    assert page.evaluate(where) == [1, -2.25]
    context.clear_permissions()
    context.grant_permissions(["clipboard-read"], origin=scene.web)


@step()
def credentials_answer_a_challenge(scene: Scene) -> None:
    page = scene.page(http_credentials={"username": "ada", "password": "lovelace"})
    assert page.goto(scene.web + "/private").status == 200
    assert scene.page().goto(scene.web + "/private").status == 401


@step()
def cookies(scene: Scene) -> None:
    context = scene.context()
    context.add_cookies([{"name": "a", "value": "1", "url": scene.web}])
    page = context.new_page()
    page.goto(scene.web + "/page")
    assert page.evaluate("document.cookie") == "a=1"
    (cookie,) = context.cookies()
    assert (cookie["name"], cookie["expires"], cookie["sameSite"]) == ("a", -1, "Lax")
    context.clear_cookies(name=re.compile("^a"))
    assert context.cookies() == []


@step()
def what_a_context_emulates_can_change(scene: Scene) -> None:
    context = scene.context()
    page = context.new_page()
    page.goto(scene.web + "/page")
    page.set_viewport_size({"width": 500, "height": 400})
    assert page.viewport_size == {"width": 500, "height": 400}
    assert page.evaluate("[innerWidth, innerHeight]") == [500, 400]
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("matchMedia('print').matches") is True
    context.set_offline(True)
    assert page.evaluate("navigator.onLine") is False
    context.set_offline(False)
    context.set_extra_http_headers({"X-Scenario": "context", "X-Other": "kept"})
    page.set_extra_http_headers({"X-Scenario": "page"})
    headers = page.goto(scene.web + "/headers").json()
    assert (headers["x-scenario"], headers["x-other"]) == ("page", "kept")
    page.bring_to_front()
    page.request_gc()


@step()
def selector_engines_and_the_test_id_go_to_every_context(scene: Scene) -> None:
    scene.playwright.selectors.register("tag", "{query(root, s) { return root.querySelector(s) }}")
    scene.playwright.selectors.set_test_id_attribute("data-test")
    assert scene.page().evaluate("1") == 1


# ------------------------------------------------------------------------------------------------ pages and frames


@step()
def content_and_title(scene: Scene) -> None:
    page = scene.page()
    assert (page.url, page.title()) == ("about:blank", "")
    page.set_content("<!DOCTYPE html><title>Set</title><p>héllo</p>")
    assert page.title() == "Set"
    assert page.content() == "<!DOCTYPE html><html><head><title>Set</title></head><body><p>héllo</p></body></html>"
    page.add_script_tag(content="window.added = 1")
    page.add_style_tag(content="body { color: rgb(1, 2, 3) }")
    assert page.evaluate("[added, getComputedStyle(document.body).color]") == [1, "rgb(1, 2, 3)"]


@step()
def navigations_answer_with_responses(scene: Scene) -> None:
    page = scene.page()
    response = page.goto(scene.web + "/page")
    assert (response.status, response.ok, response.status_text, response.url) == (200, True, "OK", page.url)
    assert "<title>Page</title>" in response.text()
    assert response.frame == page.main_frame and response.request.is_navigation_request()
    assert response.header_value("content-type").startswith("text/html")
    assert response.request.all_headers()["host"] in scene.web
    assert response.server_addr()["port"] > 0 and response.security_details() is None
    assert response.finished() is None
    assert response.request.sizes()["responseBodySize"] > 0
    assert response.request.timing["responseEnd"] >= 0
    redirected = page.goto(scene.web + "/redirect")
    assert redirected.request.redirected_from.url.endswith("/redirect") and page.url.endswith("/page")
    assert page.goto("about:blank") is None


@step()
def history(scene: Scene) -> None:
    page = scene.page()
    page.goto(scene.web + "/page?1")
    page.goto(scene.web + "/page?2")
    assert page.go_back().url.endswith("?1")
    assert page.go_forward(wait_until="commit").url.endswith("?2")
    assert page.reload().url.endswith("?2")
    assert page.go_forward() is None
    page.evaluate("location.hash = 'there'")
    page.wait_for_url("**/*#there")


@step()
def navigations_that_fail_say_why(scene: Scene) -> None:
    page = scene.page()
    failure(lambda: page.goto("http://127.0.0.1:9/"), "net::ERR_UNSAFE_PORT|net::ERR_CONNECTION_REFUSED")
    failure(lambda: page.goto("no url"), "Cannot navigate to invalid URL")
    failure(lambda: page.goto(scene.web + "/slow", timeout=200), r"Page.goto: Timeout 200ms exceeded\.")


@step()
def requests_are_told_to_those_who_listen(scene: Scene) -> None:
    page = scene.page()
    page.goto(scene.web + "/page")
    seen: List[str] = []
    page.on("request", lambda request: seen.append(f"request {request.method} {request.resource_type}"))
    page.on("response", lambda response: seen.append(f"response {response.status}"))
    page.on("requestfinished", lambda request: seen.append(f"finished {request.post_data}"))
    page.on("requestfailed", lambda request: seen.append(f"failed {request.failure}"))
    page.evaluate("() => { fetch('/headers', {method: 'POST', body: 'sent'}) }")
    scene.until(lambda: len(seen) == 3)
    assert seen == ["request POST fetch", "response 200", "finished sent"]
    with page.expect_event("requestfailed") as failing:
        page.evaluate("() => { fetch('http://127.0.0.1:9/') }")
    assert failing.value.failure.startswith("net::ERR_")


@step()
def popups_know_their_opener(scene: Scene) -> None:
    page = scene.page()
    page.goto(scene.web + "/page")
    with page.expect_popup() as opening, page.context.expect_page() as told:
        page.evaluate("() => { window.popup = open('/popup') }")
    popup = opening.value
    assert told.value == popup and popup.opener() == page
    popup.wait_for_load_state()
    assert popup.title() == "Popup"
    with popup.expect_event("close"):
        page.evaluate("() => popup.close()")
    assert popup.is_closed()


@step()
def iframes(scene: Scene) -> None:
    page = scene.page()
    page.goto(scene.web + "/frames")
    child = page.frame(name="child")
    assert page.main_frame.child_frames == [child] and child.parent_frame == page.main_frame
    assert child.url.endswith("/popup") and child.evaluate("document.title") == "Popup"
    element = child.frame_element()
    assert element.content_frame() == child and element.owner_frame() == page.main_frame
    with page.expect_event("framenavigated"):
        child.evaluate("() => { location.href = '/page' }")
    child.wait_for_load_state("domcontentloaded")
    with page.expect_event("framedetached") as detaching:
        page.evaluate("() => document.querySelector('iframe').remove()")
    assert detaching.value == child and child.is_detached()
    failure(lambda: child.evaluate("1"), "Frame.evaluate: Frame was detached|Frame has been detached")


@step()
def workers(scene: Scene) -> None:
    page = scene.page()
    with page.expect_worker() as starting:
        page.evaluate("() => { window.w = new Worker(URL.createObjectURL(new Blob(['self.six = 6']))) }")
    worker = starting.value
    assert worker.url.startswith("blob:") and worker.evaluate("x => six * x", 7) == 42
    assert worker.evaluate_handle("({a: 1})").json_value() == {"a": 1}
    assert page.workers == [worker]


@step(since=57)
def workers_log(scene: Scene) -> None:
    page = scene.page()
    with page.expect_worker() as starting:
        page.evaluate("() => { window.w = new Worker('data:text/javascript,onmessage = e => console.log(e.data)') }")
    with starting.value.expect_event("console") as logging:
        page.evaluate("() => w.postMessage('from a worker')")
    assert logging.value.text == "from a worker" and logging.value.worker == starting.value


# --------------------------------------------------------------------------------------------------------- values


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


@step(since=49)
def regular_expressions_and_errors_go_in_and_come_back(scene: Scene) -> None:
    page = scene.page()
    assert page.evaluate("r => [r instanceof RegExp, r]", re.compile("a+", re.I)) == [True, re.compile("a+", re.I)]
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


# ------------------------------------------------------------------------------------------ scripts and functions


@step()
def init_scripts_run_first(scene: Scene) -> None:
    context = scene.context()
    context.add_init_script("window.order = ['context']")
    page = context.new_page()
    page.add_init_script(script="window.order.push('page')")
    page.goto(scene.web + "/order")
    assert page.evaluate("order") == ["context", "page", "document"]


@step(since=59)
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


# --------------------------------------------------------------------------------------------------------- events


@step()
def the_console(scene: Scene) -> None:
    page = scene.page()
    with page.expect_console_message() as logging:
        page.evaluate("console.warn('careful', 5, {a: 1})")
    message: ConsoleMessage = logging.value
    assert (message.type, message.text, message.page) == ("warning", "careful 5 {a: 1}", page)
    assert [handle.json_value() for handle in message.args] == ["careful", 5, {"a": 1}]
    assert set(message.location) >= {"url", "lineNumber", "columnNumber"}
    with page.context.expect_console_message(lambda message: message.text == "second"):
        page.evaluate("console.log('first'); console.log('second')")


@step(since=56)
def the_console_is_remembered(scene: Scene) -> None:
    page = scene.page()
    assert page.console_messages() == []
    page.evaluate("console.log('kept')")
    assert [message.text for message in page.console_messages()] == ["kept"]
    with page.expect_event("pageerror"):
        page.evaluate("() => { setTimeout(() => { throw new Error('kept, too') }) }")
    assert [error.message for error in page.page_errors()] == ["kept, too"]


@step()
def errors_of_pages(scene: Scene) -> None:
    page = scene.page()
    page.goto(scene.web + "/page")
    with page.expect_event("pageerror") as erring:
        page.evaluate("() => { setTimeout(() => { throw new TypeError('boom') }) }")
    assert (erring.value.name, erring.value.message) == ("TypeError", "boom")
    assert "TypeError: boom\n    at " in erring.value.stack


@step(since=60)
def errors_come_with_their_place(scene: Scene) -> None:
    page = scene.page()
    page.goto(scene.web + "/page")
    told: list = []
    page.context.on("weberror", lambda error: told.append(error))
    page.evaluate("() => { setTimeout(() => { throw new TypeError('boom') }) }")
    scene.until(lambda: bool(told))
    assert told[0].page == page and told[0].error.message == "boom"
    assert set(told[0].location) >= {"url", "line", "column"}


@step()
def dialogs_wait_for_an_answer(scene: Scene) -> None:
    page = scene.page()
    seen: List[tuple] = []

    def accept(dialog: Dialog) -> None:
        seen.append((dialog.type, dialog.message, dialog.default_value, dialog.page))
        dialog.accept("Ada")

    page.once("dialog", accept)
    assert page.evaluate("prompt('Name?', 'nobody')") == "Ada"
    assert seen == [("prompt", "Name?", "nobody", page)]
    page.once("dialog", lambda dialog: dialog.dismiss())
    assert page.evaluate("confirm('Sure?')") is False
    assert page.evaluate("confirm('Nobody listens.')") is False


@step()
def handlers_that_run_before_a_page_unloads(scene: Scene) -> None:
    page = scene.page()
    page.goto(scene.web + "/page")
    page.evaluate("() => { window.onbeforeunload = () => console.log('unloading') }")
    with page.expect_console_message() as logging, page.expect_event("close"):
        page.close(run_before_unload=True)
    assert logging.value.text == "unloading"


@step()
def protocol_sessions(scene: Scene) -> None:
    page = scene.page()
    session = page.context.new_cdp_session(page)
    assert session.send("Runtime.evaluate", {"expression": "6 * 7"})["result"]["value"] == 42
    told: List[dict] = []
    session.on("Runtime.consoleAPICalled", lambda event: told.append(event))
    session.send("Runtime.enable")
    page.evaluate("console.log('heard')")
    session.send("Runtime.disable")
    assert told[0]["args"][0]["value"] == "heard"
    failure(lambda: session.send("No.such"), "'No.such' wasn't found")
    session.detach()
    assert re.match("Chrome|HeadlessChrome", scene.browser.new_browser_cdp_session().send("Browser.getVersion")["product"])


# ----------------------------------------------------------------------------------------------------- WebSockets


@step()
def sockets_are_mocked(scene: Scene) -> None:
    page = scene.page()
    urls: List[str] = []

    def mock(ws: WebSocketRoute) -> None:
        urls.append(ws.url)
        ws.on_message(lambda message: ws.send(b"\0\xff" + message if isinstance(message, bytes) else f"re: {message}"))

    page.route_web_socket(MOCK, mock)
    page.goto(scene.chat)
    assert page.evaluate(f"chat('{MOCK}', ['one', 'two'])") == ["re: one", "re: two"]
    assert page.evaluate(
        f"""chat('{MOCK}', [new Uint8Array([1, 254])])
            .then(async ([reply]) => [...new Uint8Array(await reply.arrayBuffer())].join())"""
    ) == "0,255,1,254"
    assert urls == [MOCK, MOCK]


@step()
def sockets_are_connected_and_modified(scene: Scene) -> None:
    context = scene.context()

    def modify(ws: WebSocketRoute) -> None:
        server = ws.connect_to_server()
        ws.on_message(lambda message: server.send(message.upper()))
        server.on_message(lambda message: ws.send(message + "!"))

    context.route_web_socket(re.compile("/ws$"), modify)
    page = context.new_page()
    page.goto(scene.chat)
    assert page.evaluate("chat('/ws', ['hello'])") == ["server says: HELLO!"]
    page.route_web_socket("**/ws", lambda ws: ws.connect_to_server())
    assert page.evaluate("chat('/ws', ['plain'])") == ["server says: plain"]
    assert page.evaluate("closing('/ws', {messages: ['close 3001 over']})") == {"code": 3001, "reason": "over"}


@step()
def sockets_are_closed_from_either_side(scene: Scene) -> None:
    page = scene.page()
    page.route_web_socket("**/closed", lambda ws: ws.close(code=3008, reason="enough"))
    closes: List[tuple] = []
    page.route_web_socket("**/watched", lambda ws: ws.on_close(lambda code, reason: closes.append((code, reason))))
    page.goto(scene.chat)
    assert page.evaluate("closing('/closed')") == {"code": 3008, "reason": "enough"}
    page.evaluate("() => { closing('/watched', {code: 3009, reason: 'bye'}) }")
    scene.until(lambda: bool(closes))
    assert closes == [(3009, "bye")]


@step(since=60)
def routes_tell_the_protocols(scene: Scene) -> None:
    page = scene.page()
    seen: List[list] = []
    page.route_web_socket(MOCK, lambda ws: seen.append(ws.protocols))
    page.goto(scene.chat)
    page.evaluate(f"new Promise(open => {{ new WebSocket('{MOCK}', ['a', 'b']).onopen = () => open() }})")
    assert seen == [["a", "b"]]


@step()
def sockets_that_are_not_routed_are_seen(scene: Scene) -> None:
    page = scene.page()
    page.goto(scene.chat)
    frames: List[object] = []

    def watch(ws: WebSocket) -> None:
        ws.on("framesent", lambda payload: frames.append(payload))
        ws.on("framereceived", lambda payload: frames.append(payload))

    page.on("websocket", watch)
    with page.expect_websocket() as opening:
        page.evaluate("() => { window.chatting = chat('/ws', ['hello']) }")
    assert opening.value.url == scene.chat.replace("http", "ws") + "/ws"
    if not opening.value.is_closed():
        opening.value.wait_for_event("close")
    assert frames == ["hello", "server says: hello"]


# ----------------------------------------------------------------------------------------- waiting, and its end


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


@step()
def what_is_pending_ends_when_the_page_closes(scene: Scene) -> None:
    page = scene.page()
    page.expose_function("close_page", lambda: page.close())
    failure(lambda: page.evaluate("close_page().then(() => new Promise(() => {}))"), "closed")
    failure(lambda: page.title(), "has been closed")
    other = scene.page()
    other.expose_function("close_page", lambda: other.close(reason="no use"))
    failure(lambda: other.evaluate("close_page().then(() => new Promise(() => {}))"), "no use")


@step()
def what_is_pending_ends_when_the_context_closes(scene: Scene) -> None:
    context: BrowserContext = scene.context()
    page: Page = context.new_page()
    context.expose_function("close_context", lambda: context.close(reason="over"))
    failure(lambda: page.evaluate("close_context().then(() => new Promise(() => {}))"), "over")
    assert page.is_closed()
    failure(lambda: context.new_page(), ".")


@step()
def what_is_pending_ends_when_the_browser_closes(scene: Scene) -> None:
    browser = scene.playwright.chromium.launch()
    gone: List[object] = []
    browser.on("disconnected", lambda browser: gone.append(browser))
    page = browser.new_page()
    page.expose_function("close_browser", lambda: browser.close())
    failure(lambda: page.evaluate("close_browser().then(() => new Promise(() => {}))"), "closed")
    scene.until(lambda: bool(gone))
    assert page.is_closed() and not browser.is_connected() and gone == [browser]
    failure(lambda: browser.new_context(), "closed")


@step()
def a_persistent_context(scene: Scene) -> None:
    with tempfile.TemporaryDirectory() as profile:
        context = scene.playwright.chromium.launch_persistent_context(
            profile, locale="fr-FR", viewport={"width": 300, "height": 200}, timeout=20000
        )
        (page,) = context.pages
        page.goto(scene.web + "/page")
        assert page.evaluate("[navigator.language, innerWidth]") == ["fr-FR", 300]
        assert (context.browser is None) == (CLIENT <= 52)
        page.evaluate("localStorage.setItem('kept', 'yes')")
        context.close()
        failure(lambda: page.title(), "closed")
        again = scene.playwright.chromium.launch_persistent_context(profile)
        again.pages[0].goto(scene.web + "/page")
        assert again.pages[0].evaluate("localStorage.getItem('kept')") == "yes"
        again.close()


@step()
def what_cannot_be_launched_says_why(scene: Scene) -> None:
    failure(lambda: scene.playwright.chromium.launch(executable_path="/nowhere/chrome"), "/nowhere/chrome")
    failure(lambda: scene.playwright.firefox.launch(), "firefox")


def main() -> int:
    web, chat, *only = sys.argv[1:]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch()
        passed = play(Scene(playwright, browser, web, chat), only)
        browser.close()
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())

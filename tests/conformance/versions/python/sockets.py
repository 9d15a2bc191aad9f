"""WebSockets, routed and not."""

import re
from typing import List

from playwright.sync_api import WebSocket, WebSocketRoute
from stage import Scene, step

MOCK = "ws://mock.example/ws"


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
def sockets_are_closed_by_the_route(scene: Scene) -> None:
    page = scene.page()
    page.route_web_socket("**/closed", lambda ws: ws.on_message(lambda _: ws.close(code=3008, reason="enough")))
    page.goto(scene.chat)
    assert page.evaluate("closing('/closed', {messages: ['more']})") == {"code": 3008, "reason": "enough"}


# Older clients never come back from a close within a route's handler.
@step(since=65)
def routes_may_close_at_once(scene: Scene) -> None:
    page = scene.page()
    page.route_web_socket("**/closed", lambda ws: ws.close(code=3008, reason="enough"))
    page.goto(scene.chat)
    assert page.evaluate("closing('/closed')") == {"code": 3008, "reason": "enough"}


@step()
def sockets_are_closed_by_the_page(scene: Scene) -> None:
    page = scene.page()
    closes: List[tuple] = []
    page.route_web_socket("**/watched", lambda ws: ws.on_close(lambda code, reason: closes.append((code, reason))))
    page.goto(scene.chat)
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

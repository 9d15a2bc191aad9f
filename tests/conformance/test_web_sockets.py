"""Sockets of pages, watched: page.on("websocket")."""

from typing import List

import pytest
from playwright.sync_api import Page, WebSocket, WebSocketRoute
from support.web_server import WebServer

MOCK = "ws://mock.example/ws"


def watch(page: Page) -> List[object]:
    """What the page's sockets do, as it happens."""
    seen: List[object] = []

    def on_socket(socket: WebSocket) -> None:
        seen.append(("socket", socket.url))
        socket.on("framesent", lambda payload: seen.append(("sent", payload)))
        socket.on("framereceived", lambda payload: seen.append(("received", payload)))
        socket.on("socketerror", lambda error: seen.append(("error", error)))
        socket.on("close", lambda _: seen.append(("closed", socket.is_closed())))

    page.on("websocket", on_socket)
    return seen


def test_a_socket_of_the_page(page: Page, chat_server: str) -> None:
    seen = watch(page)
    page.goto(chat_server)
    with page.expect_websocket() as opened:
        page.evaluate("chat('/ws', ['hello'])")
    if not opened.value.is_closed():
        opened.value.wait_for_event("close")
    url = chat_server.replace("http", "ws") + "/ws"
    assert seen == [("socket", url), ("sent", "hello"), ("received", "server says: hello"), ("closed", True)]


def test_binary_frames(page: Page, chat_server: str) -> None:
    seen = watch(page)
    page.goto(chat_server)
    with page.expect_websocket() as opened, page.expect_event("websocket"):
        page.evaluate("chat('/ws', [new Uint8Array([0, 128, 255])])")
    if not opened.value.is_closed():
        opened.value.wait_for_event("close")
    assert ("sent", b"\x00\x80\xff") in seen


def test_a_socket_that_is_refused(page: Page, server: WebServer) -> None:
    seen = watch(page)
    page.goto(server.html("/", ""))
    with page.expect_websocket() as opened:
        page.evaluate("new Promise(resolve => { new WebSocket('/missing').onclose = resolve; })")
    if not opened.value.is_closed():
        opened.value.wait_for_event("close")
    assert [kind for kind, _ in seen][0] == "socket"
    assert "404" in dict(seen)["error"]
    assert seen[-1] == ("closed", True)


def test_a_mocked_socket_is_one_too(page: Page, chat_server: str) -> None:
    seen = watch(page)
    page.route_web_socket(MOCK, lambda ws: ws.on_message(ws.send))
    page.goto(chat_server)
    with page.expect_websocket() as opened:
        page.evaluate(f"chat('{MOCK}', ['hello'])")
    if not opened.value.is_closed():
        opened.value.wait_for_event("close")
    assert seen == [("socket", MOCK), ("sent", "hello"), ("received", "hello"), ("closed", True)]


def test_a_routed_socket_that_is_connected_is_seen_once(page: Page, chat_server: str) -> None:
    seen = watch(page)

    def handle(ws: WebSocketRoute) -> None:
        ws.connect_to_server()

    page.route_web_socket("**/ws", handle)
    page.goto(chat_server)
    with page.expect_websocket() as opened:
        page.evaluate("chat('/ws', ['hello'])")
    if not opened.value.is_closed():
        opened.value.wait_for_event("close")
    assert [kind for kind, _ in seen] == ["socket", "sent", "received", "closed"]


@pytest.mark.parametrize("kind", ["Worker", "Worker in a worker"])
def test_a_socket_of_a_worker(page: Page, chat_server: str, kind: str) -> None:
    page.goto(chat_server)
    source = f"new WebSocket('{chat_server.replace('http', 'ws')}/ws').onopen = () => postMessage('open');"
    if kind != "Worker":
        source = f"new Worker(URL.createObjectURL(new Blob([`{source}`])))"
    with page.expect_websocket() as opened:
        page.evaluate("source => { window.worker = new Worker(URL.createObjectURL(new Blob([source]))); }", source)
    assert opened.value.url == chat_server.replace("http", "ws") + "/ws"

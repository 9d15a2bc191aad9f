"""How connections end, and what of it the page and the server get to know: as without routing."""

import itertools
from typing import Callable, List

import pytest
from playwright.sync_api import Page, WebSocketRoute
from support.web_server import Answer, WebServer
from support.web_socket_server import WebSocketServer

# A handler of the oldest client that closes its socket waits for ever.
pytestmark = pytest.mark.one_client

# The events of a socket up to half a second after the first that isn't `open`.
LIFE = """url => new Promise(done => {
    const told = [];
    const socket = new WebSocket(url);
    const end = () => setTimeout(() => done([...told, socket.readyState]), 500);
    socket.onopen = () => told.push('open');
    socket.onerror = () => { told.push('error'); end(); };
    socket.onclose = ({code, reason, wasClean}) => { told.push(['close', code, reason, wasClean]); end(); };
})"""


def pass_through(ws: WebSocketRoute) -> None:
    ws.connect_to_server()


def hand_on(ws: WebSocketRoute) -> None:
    server = ws.connect_to_server()
    ws.on_message(server.send)
    ws.on_close(lambda code, reason: server.close(code=code, reason=reason))
    server.on_message(ws.send)
    server.on_close(lambda code, reason: ws.close(code=code, reason=reason))


either_way = pytest.mark.parametrize("handler", [pass_through, hand_on])


def life_of_a_socket(page: Page, address: str, socket: str) -> List[object]:
    page.goto(address)
    return page.evaluate(LIFE, socket)


@either_way
def test_a_refused_connection(
    page: Page, server: WebServer, socket_server: WebSocketServer, handler: Callable
) -> None:
    address = server.html("/", "")
    native = life_of_a_socket(page, address, f"{socket_server.url}/refuse")
    assert native == ["error", ["close", 1006, "", False], 3]
    page.route_web_socket("**", handler)
    assert life_of_a_socket(page, address, f"{socket_server.url}/refuse") == native


def test_a_mock_that_fails(page: Page, server: WebServer) -> None:
    page.route_web_socket("**", lambda ws: ws.close(code=1006))
    life = life_of_a_socket(page, server.html("/", ""), "ws://mock.example/")
    assert life == ["error", ["close", 1006, "", False], 3]


@either_way
def test_a_connection_that_the_page_forbids_itself(
    page: Page, server: WebServer, socket_server: WebSocketServer, handler: Callable
) -> None:
    policy = {"Content-Type": "text/html", "Content-Security-Policy": "connect-src 'none'"}
    address = server.answer("/", lambda _: Answer(200, policy))
    native = life_of_a_socket(page, address, f"{socket_server.url}/echo")
    page.route_web_socket("**", handler)
    assert life_of_a_socket(page, address, f"{socket_server.url}/echo") == native


numbers = itertools.count()
FAREWELL = "socket.send('one'); socket.send('two'); socket.close(4000, 'bye');"


@pytest.fixture
def echo_path() -> str:
    return f"/echo?{next(numbers)}"


def connect(page: Page, server: WebServer, url: str) -> None:
    server.html("/next", "")
    page.goto(server.html("/", ""))
    page.evaluate("url => new Promise(opened => { (window.socket = new WebSocket(url)).onopen = opened; })", url)


@either_way
@pytest.mark.parametrize("event", ["", "beforeunload", "pagehide", "unload"])
def test_the_last_words_of_a_page(
    page: Page, server: WebServer, socket_server: WebSocketServer, echo_path: str, handler: Callable, event: str
) -> None:
    page.route_web_socket("**", handler)
    connect(page, server, socket_server.url + echo_path)
    if event:
        page.evaluate(f"() => {{ window.addEventListener('{event}', () => {{ {FAREWELL} }}); }}")
        page.goto(f"{server.url}/next")
    else:
        page.evaluate(f"() => {{ {FAREWELL} location.href = '/next'; }}")
    assert socket_server.heard_on(echo_path) == ["one", "two", 4000]


def test_the_last_words_of_a_page_that_is_closed(
    page: Page, server: WebServer, socket_server: WebSocketServer, echo_path: str
) -> None:
    page.route_web_socket("**", pass_through)
    connect(page, server, socket_server.url + echo_path)
    page.evaluate(f"() => {{ window.onpagehide = () => {{ {FAREWELL} }}; }}")
    page.close()
    assert socket_server.heard_on(echo_path) == ["one", "two", 4000]


def test_a_handler_that_answers_itself_keeps_the_last_words(
    page: Page, server: WebServer, socket_server: WebSocketServer, echo_path: str
) -> None:
    def answer(ws: WebSocketRoute) -> None:
        ws.connect_to_server()
        ws.on_message(lambda message: ws.send(f"answer to {message}"))

    page.route_web_socket("**", answer)
    connect(page, server, socket_server.url + echo_path)
    page.evaluate("() => new Promise(answered => { socket.onmessage = answered; socket.send('kept'); })")
    page.evaluate("() => { socket.send('kept, too'); location.href = '/next'; }")
    assert socket_server.heard_on(echo_path) == [1001]


WRAPPERS = {
    "a class": "window.WebSocket = class extends WebSocket { wrapped = true };",
    "a function": """{
        const Native = WebSocket;
        window.WebSocket = function(...args) { return new Native(...args); };
    }""",
    "a frozen prototype": "Object.freeze(WebSocket.prototype);",
}


@pytest.mark.parametrize("when", ["in an init script", "in a loaded page"])
@pytest.mark.parametrize("wrapper", WRAPPERS)
def test_a_page_that_wraps_its_sockets_first(page: Page, server: WebServer, wrapper: str, when: str) -> None:
    errors: List[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    address = server.html("/", "")
    if when == "in an init script":
        page.add_init_script(WRAPPERS[wrapper])
    else:
        page.goto(address)
        page.evaluate(f"() => {{ {WRAPPERS[wrapper]} }}")
    page.route_web_socket("**", lambda ws: ws.on_message(lambda message: ws.send(f"{message} answered")))
    if when == "in an init script":
        page.goto(address)
    answer = page.evaluate(
        """() => new Promise(answered => {
            const socket = new WebSocket('ws://mock.example/');
            socket.onopen = () => socket.send('hello');
            socket.onmessage = ({data}) => answered([data, !!socket.wrapped]);
        })"""
    )
    assert (answer, errors) == (["hello answered", wrapper == "a class"], [])

"""Routed WebSockets beyond the documentation's examples, which test_examples.py runs."""

import re
from typing import List

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, WebSocketRoute
from support.web_server import WebServer

MOCK = "ws://mock.example/ws"


def echo(ws: WebSocketRoute) -> None:
    ws.on_message(ws.send)


def test_binary_messages_stay_binary(page: Page, chat_server: str) -> None:
    received: List[object] = []

    def handle(ws: WebSocketRoute) -> None:
        def answer(message: object) -> None:
            received.append(message)
            ws.send(b"\x00\xff" + message)

        ws.on_message(answer)

    page.route_web_socket(MOCK, handle)
    page.goto(chat_server)
    replies = page.evaluate(
        f"""async () => {{
            const [reply] = await chat('{MOCK}', [new Uint8Array([1, 2, 254])]);
            return [reply instanceof Blob, ...new Uint8Array(await reply.arrayBuffer())];
        }}"""
    )
    assert received == [b"\x01\x02\xfe"]
    assert replies == [True, 0, 255, 1, 2, 254]


def test_binary_messages_pass_through_the_server(page: Page, chat_server: str) -> None:
    page.route_web_socket("**/ws", lambda ws: ws.connect_to_server())
    page.goto(chat_server)
    assert (
        page.evaluate(
            """async () => {
                const [reply] = await chat('/ws', [new Uint8Array([0, 128, 255])]);
                return [...new Uint8Array(await reply.arrayBuffer())].join();
            }"""
        )
        == "0,128,255"
    )


def test_many_messages_keep_their_order(page: Page, chat_server: str) -> None:
    page.route_web_socket(MOCK, echo)
    page.goto(chat_server)
    sent = [str(number) for number in range(500)]
    assert page.evaluate(f"sent => chat('{MOCK}', sent)", sent) == sent


def test_large_messages_arrive_whole(page: Page, chat_server: str) -> None:
    page.route_web_socket(MOCK, echo)
    page.goto(chat_server)
    assert page.evaluate(f"chat('{MOCK}', ['é'.repeat(1 << 20)]).then(([reply]) => reply === 'é'.repeat(1 << 20))")


def test_a_pages_route_comes_before_its_contexts_and_the_newest_first(
    context: BrowserContext, chat_server: str
) -> None:
    def say(text: str):
        return lambda ws: ws.on_message(lambda _: ws.send(text))

    context.route_web_socket(re.compile("mock"), say("context"))
    page = context.new_page()
    page.goto(chat_server)
    assert page.evaluate(f"chat('{MOCK}', ['?'])") == ["context"]
    page.route_web_socket(re.compile("mock"), say("page"))
    assert page.evaluate(f"chat('{MOCK}', ['?'])") == ["page"]
    page.route_web_socket(re.compile("mock"), say("newest"))
    assert page.evaluate(f"chat('{MOCK}', ['?'])") == ["newest"]
    other = context.new_page()
    other.goto(chat_server)
    assert other.evaluate(f"chat('{MOCK}', ['?'])") == ["context"]


def test_frames_and_popups_are_routed(context: BrowserContext, server: WebServer, chat_server: str) -> None:
    context.route_web_socket(MOCK, echo)
    page = context.new_page()
    page.goto(server.html("/", f"<iframe src='{chat_server}'></iframe>"))
    assert page.frames[1].evaluate(f"chat('{MOCK}', ['frame'])") == ["frame"]
    with page.expect_popup() as opened:
        page.evaluate("url => { open(url) }", chat_server)
    opened.value.wait_for_load_state()
    assert opened.value.evaluate(f"chat('{MOCK}', ['popup'])") == ["popup"]


def test_sockets_no_pattern_matches_are_the_browsers_own(page: Page, chat_server: str) -> None:
    seen = []
    page.route_web_socket("wss://never.example/**", lambda ws: seen.append(ws.url))
    page.goto(chat_server)
    assert page.evaluate("chat('/ws', ['hello'])") == ["server says: hello"]
    assert seen == []


def test_a_route_tells_the_url_the_page_would_see(page: Page, chat_server: str) -> None:
    seen = []
    page.route_web_socket(re.compile("/ws"), lambda ws: (seen.append(ws.url), echo(ws)))
    page.goto(chat_server)
    page.evaluate("chat(`ws://${location.host}/ws?a=1`, ['hello'])")
    assert seen == [chat_server.replace("http", "ws") + "/ws?a=1"]


def test_a_mocked_socket_opens_without_a_network(page: Page, chat_server: str) -> None:
    page.route_web_socket("ws://127.0.0.1:9/", lambda ws: None)
    page.goto(chat_server)
    assert (
        page.evaluate(
            """() => new Promise(resolve => {
                const socket = new WebSocket('ws://127.0.0.1:9/');
                socket.onopen = () => resolve([socket.readyState, socket.url, socket.protocol]);
            })"""
        )
        == [1, "ws://127.0.0.1:9/", ""]
    )


def test_a_server_that_refuses_closes_the_pages_socket(page: Page, chat_server: str, server: WebServer) -> None:
    url = server.refusing_url.replace("http:", "ws:")
    page.route_web_socket(url, lambda ws: ws.connect_to_server())
    page.goto(chat_server)
    assert page.evaluate("url => closing(url)", url) == {"code": 1006, "reason": ""}


def test_both_ends_learn_of_a_close(page: Page, chat_server: str) -> None:
    seen = []

    def handle(ws: WebSocketRoute) -> None:
        server = ws.connect_to_server()
        server.on_close(lambda code, reason: (seen.append((code, reason)), ws.close(code=code, reason=reason)))

    page.route_web_socket("**/ws", handle)
    page.goto(chat_server)
    assert page.evaluate("closing('/ws', {messages: ['close 4002 that is all']})") == {
        "code": 4002,
        "reason": "that is all",
    }
    assert seen == [(4002, "that is all")]


def test_a_route_can_speak_first_and_later(page: Page, chat_server: str) -> None:
    routes: List[WebSocketRoute] = []
    page.route_web_socket(MOCK, lambda ws: (routes.append(ws), ws.send("first")))
    page.goto(chat_server)
    page.evaluate(
        f"""() => {{
            window.seen = [];
            window.socket = new WebSocket('{MOCK}');
            socket.onmessage = ({{data}}) => seen.push(data);
        }}"""
    )
    page.wait_for_function("seen.length === 1")
    routes[0].send("later")
    page.wait_for_function("seen.length === 2")
    assert page.evaluate("seen") == ["first", "later"]


def test_leaving_the_page_ends_the_routes_quietly(page: Page, chat_server: str) -> None:
    routes: List[WebSocketRoute] = []
    page.route_web_socket(MOCK, lambda ws: (routes.append(ws), echo(ws)))
    page.goto(chat_server)
    page.evaluate(f"new Promise(resolve => new WebSocket('{MOCK}').onopen = () => resolve())")
    page.goto("about:blank")
    routes[0].send("to no one")
    page.goto(chat_server)
    assert page.evaluate(f"chat('{MOCK}', ['again'])") == ["again"]
    assert len(routes) == 2


def test_routes_of_one_context_are_not_anothers(browser: Browser, chat_server: str) -> None:
    routed, plain = browser.new_context(), browser.new_context()
    routed.route_web_socket("**/ws", lambda ws: ws.on_message(lambda _: ws.send("routed")))
    answers = []
    for context in [routed, plain]:
        page = context.new_page()
        page.goto(chat_server)
        answers += page.evaluate("chat('/ws', ['hello'])")
    assert answers == ["routed", "server says: hello"]
    routed.close()
    plain.close()


def test_a_close_by_the_route_reaches_its_handler_and_the_server(page: Page, chat_server: str) -> None:
    routes: List[WebSocketRoute] = []
    closed: List[object] = []

    def handle(ws: WebSocketRoute) -> None:
        server = ws.connect_to_server()
        server.on_close(lambda code, reason: closed.append((code, reason)))
        routes.append(ws)

    page.route_web_socket("**/ws", handle)
    page.goto(chat_server)
    with page.expect_websocket() as connection:
        page.evaluate(
            """() => {
                window.socket = new WebSocket('/ws');
                window.closing = new Promise(resolve => { socket.onclose = resolve; });
                return new Promise(resolve => { socket.onopen = resolve; });
            }"""
        )
    with connection.value.expect_event("close"):
        routes[0].close(code=3009, reason="oops")
    assert page.evaluate("closing.then(({code, reason, wasClean}) => [code, reason, wasClean])") == [3009, "oops", True]
    assert [code for code, _ in closed] == [3009]


@pytest.mark.one_client
def test_what_is_too_large_for_one_call_of_the_browser(page: Page, chat_server: str) -> None:
    # Each of the characters takes six in JSON; the browser hangs up on more than 100 MiB.
    text = "\x01" * (18 << 20) + "\u20ac" * (4 << 20)
    routes: List[WebSocketRoute] = []
    page.route_web_socket(MOCK, lambda ws: routes.append(ws))
    page.goto(chat_server)
    opened = f"new Promise(resolve => {{ window.socket = new WebSocket('{MOCK}'); socket.onopen = resolve; }})"
    page.evaluate(f"{opened}.then(() => {{ window.next = new Promise(resolve => {{ socket.onmessage = resolve; }}); }})")
    routes[0].send(text)
    count = "async () => { const {data} = await next; return [data.length, data.split('\\x01').length - 1]; }"
    assert page.evaluate(count) == [22 << 20, 18 << 20]

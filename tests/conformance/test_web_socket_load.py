"""Many routed sockets, and messages of every size and kind: nothing is lost, reordered or altered."""

import re
from typing import Callable, List

import pytest
from playwright.sync_api import BrowserContext, Page, WebSocketRoute
from support.load_page import PAGE, Message, digests
from support.web_server import WebServer
from support.web_socket_server import WebSocketServer

pytestmark = pytest.mark.timeout(300)

MOCK = "ws://mock.example/"
# Bytes; those of the largest take a client most of a minute.
SIZES = [0, 1, 125, 126, 65535, 65536, 1 << 20, 8 << 20]
LARGEST = 32 << 20

# Sends a text and a binary message of a size; the digests of what it sent and of what came back.
SEND_BOTH = """async ([url, size]) => {
    const socket = await open(url);
    const sent = [text(size), binary(size)];
    for (const message of sent)
        socket.send(message);
    const received = await receive(socket, 2);
    return [await digests(sent), await digests(received)];
}"""


@pytest.fixture(params=[*SIZES, LARGEST])
def size(request: pytest.FixtureRequest, full_load: bool) -> int:
    if request.param == LARGEST and not full_load:
        pytest.skip("only with --full-load")
    return request.param


@pytest.fixture
def load_page(page: Page, server: WebServer) -> Page:
    page.goto(server.html("/", PAGE))
    return page


def echo(ws: WebSocketRoute) -> None:
    ws.on_message(ws.send)


def expected_chat(sockets: int, messages: int) -> List[List[str]]:
    return [[f"{socket}/{message}" for message in range(messages)] for socket in range(sockets)]


def test_a_thousand_mocked_sockets_of_one_page(load_page: Page) -> None:
    load_page.route_web_socket(MOCK, echo)
    assert load_page.evaluate(f"chat('{MOCK}', 1000, 5)") == expected_chat(1000, 5)


def test_hundreds_of_connected_sockets_of_one_page(load_page: Page, socket_server: WebSocketServer) -> None:
    # The browser has no more than 255 at once.
    load_page.route_web_socket(re.compile("^ws:"), lambda ws: ws.connect_to_server())
    assert load_page.evaluate(f"chat('{socket_server.url}/echo', 250, 5)") == expected_chat(250, 5)


def test_ten_sockets_each_of_many_pages(context: BrowserContext, server: WebServer, full_load: bool) -> None:
    context.route_web_socket(MOCK, echo)
    url = server.html("/", PAGE)
    pages = [context.new_page() for _ in range(100 if full_load else 20)]
    for page in pages:
        page.goto(url)
        page.evaluate(f"void (window.chatted = chat('{MOCK}', 10, 10))")
    for page in pages:
        assert page.evaluate("chatted") == expected_chat(10, 10)


def test_mocked_messages_of_every_size(load_page: Page, size: int) -> None:
    got: List[Message] = []

    def handle(ws: WebSocketRoute) -> None:
        ws.on_message(lambda message: (got.append(message), ws.send(message)))

    load_page.route_web_socket(MOCK, handle)
    sent, received = load_page.evaluate(SEND_BOTH, [MOCK, size])
    assert sent == digests(got) == received
    assert len(got[1]) == size


def test_messages_of_every_size_to_a_server_and_back(
    load_page: Page, socket_server: WebSocketServer, size: int
) -> None:
    from_page: List[Message] = []
    from_server: List[Message] = []

    def handle(ws: WebSocketRoute) -> None:
        server = ws.connect_to_server()
        ws.on_message(lambda message: (from_page.append(message), server.send(message)))
        server.on_message(lambda message: (from_server.append(message), ws.send(message)))

    load_page.route_web_socket(re.compile("^ws:"), handle)
    sent, received = load_page.evaluate(SEND_BOTH, [socket_server.url + "/echo", size])
    assert sent == digests(from_page) == digests(from_server) == received


def test_text_of_every_plane(load_page: Page, socket_server: WebSocketServer) -> None:
    load_page.route_web_socket(re.compile("^ws:"), lambda ws: ws.connect_to_server())
    everything = "".join(chr(point) for point in range(0x110000) if not 0xD800 <= point < 0xE000)
    for url, handle in [(MOCK, echo), (socket_server.url + "/echo", lambda ws: ws.connect_to_server())]:
        load_page.route_web_socket(url, handle)
        received = load_page.evaluate(
            """async ([url, everything]) => {
                const socket = await open(url);
                socket.send(everything);
                return (await receive(socket, 1))[0] === everything;
            }""",
            [url, everything],
        )
        assert received


def test_lone_surrogates_become_replacement_characters(load_page: Page) -> None:
    got: List[Message] = []

    def handle(ws: WebSocketRoute) -> None:
        ws.on_message(lambda message: got.append(message))
        ws.send("a\ud800b\udc00")

    load_page.route_web_socket(MOCK, handle)
    received = load_page.evaluate(
        """async url => {
            const socket = await open(url);
            socket.send('\\ud83d and \\ude00, not \\ud83d\\ude00');
            return (await receive(socket, 1))[0];
        }""",
        MOCK,
    )
    assert received == "a\ufffdb\ufffd"
    assert got == ["\ufffd and \ufffd, not \U0001f600"]


def test_bytes_from_every_kind_of_view(load_page: Page) -> None:
    got: List[Message] = []

    def handle(ws: WebSocketRoute) -> None:
        ws.on_message(lambda message: (got.append(message), ws.send(message)))

    load_page.route_web_socket(MOCK, handle)
    kinds = load_page.evaluate(
        """async url => {
            const socket = await open(url);
            const kinds = [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array,
                Float32Array, Float64Array, BigInt64Array, BigUint64Array, DataView];
            const bytes = Uint8Array.from({length: 64}, (_, i) => i);
            for (const kind of kinds)
                socket.send(new kind(bytes.buffer, 8, 16 / (kind.BYTES_PER_ELEMENT || 1)));
            socket.send(bytes.buffer);
            socket.send(new Blob([bytes.slice(1, 3), 'é']));
            await receive(socket, kinds.length + 2);
            return kinds.length;
        }""",
        MOCK,
    )
    assert got == [bytes(range(8, 24))] * kinds + [bytes(range(64)), b"\x01\x02\xc3\xa9"]

"""What a client is told of servers that it can't connect to, or that send it away."""

import base64
import hashlib
import re
import socket
import struct
import threading
from typing import Callable, Iterator

import pytest
from playwright.sync_api import Error, Playwright

Answer = Callable[[socket.socket, str], None]


@pytest.fixture
def serve() -> Iterator[Callable[[Answer], str]]:
    """Starts a server that answers one request so; gives its `127.0.0.1:…`."""
    listening = []

    def serve(answer: Answer) -> str:
        server = socket.create_server(("127.0.0.1", 0))
        listening.append(server)

        def run() -> None:
            connection, _ = server.accept()
            with connection:
                request = b""
                while b"\r\n\r\n" not in request:
                    request += connection.recv(4096)
                answer(connection, request.decode())

        threading.Thread(target=run, daemon=True).start()
        return "127.0.0.1:%d" % server.getsockname()[1]

    yield serve
    for server in listening:
        server.close()


def http(status: str, body: str = "", header: str = "") -> Answer:
    text = f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n{header}\r\n{body}"
    return lambda connection, request: connection.sendall(text.encode())


def send_away(code: int, reason: str) -> Answer:
    """Opens the WebSocket, hears what the client says, and closes it."""

    def answer(connection: socket.socket, request: str) -> None:
        key = re.search(r"sec-websocket-key: *(\S+)", request, re.IGNORECASE)[1]
        accept = base64.b64encode(hashlib.sha1((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").encode()).digest())
        connection.sendall(
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Accept: " + accept + b"\r\n\r\n"
        )
        connection.recv(65536)
        goodbye = struct.pack(">H", code) + reason.encode()
        connection.sendall(bytes([0x88, len(goodbye)]) + goodbye)
        # The client's goodbye comes; it isn't read.
        connection.recv(1, socket.MSG_PEEK)

    return answer


@pytest.mark.parametrize("code", [1000, 1008, 4001])
def test_the_reason_a_server_gives_is_told(playwright: Playwright, serve: Callable[[Answer], str], code: int) -> None:
    with pytest.raises(Error, match="no such browser here"):
        playwright.chromium.connect(f"ws://{serve(send_away(code, 'no such browser here'))}/")


def test_the_body_of_a_refusal_is_told(playwright: Playwright, serve: Callable[[Answer], str]) -> None:
    url = f"ws://{serve(http('403 Forbidden', 'no entry here'))}/"
    with pytest.raises(Error) as failure:
        playwright.chromium.connect(url)
    assert f"WebSocket error: {url} 403 Forbidden\nno entry here" in str(failure.value)
    assert f"<ws unexpected response> {url} 403 Forbidden\nno entry here" in str(failure.value)
    assert f"<ws disconnected> {url} code=1006 reason=" in str(failure.value)


@pytest.mark.parametrize("after", ["", "/", "/\n"])
def test_an_endpoint_is_put_into_its_normal_form(
    playwright: Playwright, serve: Callable[[Answer], str], after: str
) -> None:
    host = serve(http("400 Bad Request"))
    with pytest.raises(Error, match=f"WebSocket error: ws://{host}/ 400 Bad Request"):
        playwright.chromium.connect(f"ws://{host}{after}")


@pytest.mark.parametrize("scheme", ["ws", "http"])
def test_a_redirect_is_followed(playwright: Playwright, serve: Callable[[Answer], str], scheme: str) -> None:
    there = f"{scheme}://{serve(http('418 Teapot', 'short and stout'))}/there"
    here = serve(http("302 Found", header=f"Location: {there}\r\n"))
    with pytest.raises(Error, match="WebSocket error: .*/there 418 Teapot\nshort and stout"):
        playwright.chromium.connect(f"ws://{here}/")


def test_a_server_of_another_kind_is_told_by_its_status(playwright: Playwright, serve: Callable[[Answer], str]) -> None:
    host = serve(http("500 Oops", "sorry"))
    with pytest.raises(Error, match=f"Unexpected status 500 when connecting to http://{host}/json."):
        playwright.chromium.connect(f"http://{host}")


def test_a_server_that_hangs_up_is_told_of(playwright: Playwright, serve: Callable[[Answer], str]) -> None:
    with pytest.raises(Error, match="WebSocket error: socket hang up"):
        playwright.chromium.connect(f"ws://{serve(lambda connection, request: None)}/")

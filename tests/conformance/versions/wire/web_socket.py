"""A server between WebSocket clients and theirs, which passes every byte on as it is and writes down the messages."""

import re
import socket
import threading
from itertools import count
from pathlib import Path
from typing import BinaryIO, Callable, NamedTuple

from support.web_socket_server import CLOSE, unmask
from wire.recording import FROM_CLIENT, FROM_DRIVER, HUNG_UP, Writer

class Frame(NamedTuple):
    final: bool
    kind: int
    payload: bytes
    # As it came.
    raw: bytes


def read_head(stream: BinaryIO) -> bytes:
    """The request or the response that comes before the frames."""
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        line = stream.readline()
        if not line:
            raise EOFError
        head += line
    return head


def read_frame(stream: BinaryIO) -> Frame:
    raw = b""

    def take(size: int) -> bytes:
        nonlocal raw
        part = stream.read(size)
        if len(part) < size:
            raise EOFError
        raw += part
        return part

    first, second = take(2)
    if first & 0x70:
        raise ValueError("an extension of WebSockets, which nobody asked for")
    length = second & 0x7F
    if length >= 126:
        length = int.from_bytes(take(2 if length == 126 else 8), "big")
    mask = take(4) if second & 0x80 else bytes(4)
    payload = unmask(take(length), mask)
    return Frame(bool(first & 0x80), first & 0x0F, payload, raw)


def pass_on(
    source: socket.socket, sink: socket.socket, tell: Callable[[bytes], None], hang_up: Callable[[], None]
) -> None:
    """Until one of both is gone. What is passed on has been told before."""
    try:
        stream = source.makefile("rb")
        head = read_head(stream)
        sink.sendall(head)
        if re.match(rb"HTTP/\S+ (?!101)", head):
            # Refused: no frames follow, but a text that says why.
            sink.sendall(stream.read())
            return
        message = b""
        while True:
            frame = read_frame(stream)
            if frame.kind == CLOSE:
                hang_up()
            elif frame.kind < CLOSE:
                message += frame.payload
                if frame.final:
                    tell(message)
                    message = b""
            sink.sendall(frame.raw)
    except (EOFError, OSError):
        hang_up()
    finally:
        try:
            sink.shutdown(socket.SHUT_WR)
        except OSError:
            """It is gone as well."""


def record(client: socket.socket, driver: socket.socket, path: Path) -> None:
    """One connection, to its end."""
    writer = Writer(path)
    listening = threading.Thread(
        target=pass_on,
        args=(client, driver, lambda body: writer.add(FROM_CLIENT, body), lambda: writer.add(HUNG_UP, b"{}")),
        daemon=True,
    )
    with client, driver:
        listening.start()
        pass_on(driver, client, lambda body: writer.add(FROM_DRIVER, body), lambda: None)
        listening.join()


def serve(port: int, path: Path) -> int:
    """Takes clients for the driver that listens on a port, until the program ends; returns the port that it listens on.

    The recordings are called `path` with a number behind it.
    """
    server = socket.create_server(("127.0.0.1", 0))

    def accept() -> None:
        for number in count(1):
            client, _ = server.accept()
            driver = socket.create_connection(("127.0.0.1", port))
            for end in (client, driver):
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            recording = path.with_name(f"{path.name}-{number}")
            threading.Thread(target=record, args=(client, driver, recording), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    return server.getsockname()[1]

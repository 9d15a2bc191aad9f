"""A WebSocket server that answers as its paths say."""

import asyncio
import base64
import hashlib
import queue
import threading
from typing import Callable, Dict, List, NamedTuple, Optional, Set, Tuple, Union

TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10
ACCEPT_SUFFIX = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


class Frame(NamedTuple):
    final: bool
    kind: int
    payload: bytes


# A message, or the code of a close.
Heard = Union[str, bytes, int]


class WebSocketServer:
    """`/echo` sends every message back, but obeys `close CODE REASON`. `/refuse` refuses the handshake, `/held` never
    answers it."""

    def __init__(self) -> None:
        self._arrived: "queue.Queue[str]" = queue.Queue()
        self._heard: "queue.Queue[Tuple[str, List[Heard]]]" = queue.Queue()
        self._connections: Set[asyncio.StreamWriter] = set()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        listening = asyncio.start_server(self._serve, "127.0.0.1", 0, backlog=1024)
        self._server = asyncio.run_coroutine_threadsafe(listening, self._loop).result()
        self.url = f"ws://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    def close(self) -> None:
        async def end() -> None:
            self._server.close()
            for writer in self._connections:
                writer.transport.abort()

        asyncio.run_coroutine_threadsafe(end(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def forget_arrivals(self) -> None:
        while not self._arrived.empty():
            self._arrived.get()

    def wait_for_arrival(self, path: str) -> None:
        """Waits until a handshake for a path has been received."""
        while self._arrived.get(timeout=10) != path:
            pass

    def heard_on(self, path: str) -> List[Heard]:
        """What the client of the next connection for a path and query says, to its end."""
        while True:
            heard_path, heard = self._heard.get(timeout=10)
            if heard_path == path:
                return heard

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._connections.add(writer)
        path, heard = "", []
        try:
            path, headers = await read_upgrade(reader)
            self._arrived.put(path)
            if path.split("?")[0] == "/echo":
                writer.write(accept(headers))
                await echo(reader, writer, heard.append)
            elif path == "/refuse":
                writer.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
            else:
                await reader.read()
        except (ConnectionError, asyncio.IncompleteReadError):
            """A browser that goes away in the middle is nothing to report."""
        finally:
            self._heard.put((path, heard))
            self._connections.discard(writer)
            writer.close()


async def read_upgrade(reader: asyncio.StreamReader) -> Tuple[str, Dict[str, str]]:
    request, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").strip().split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines)
    return request.split()[1], {name.lower(): value for name, value in headers.items()}


def accept(headers: Dict[str, str]) -> bytes:
    key = base64.b64encode(hashlib.sha1(headers["sec-websocket-key"].encode() + ACCEPT_SUFFIX).digest())
    return (
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        b"Sec-WebSocket-Accept: " + key + b"\r\n\r\n"
    )


async def echo(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, hear: Callable[[Heard], None]
) -> None:
    kind, parts = TEXT, []
    while True:
        frame = await read_frame(reader)
        if frame.kind == CLOSE:
            hear(int.from_bytes(frame.payload[:2], "big"))
            write_frame(writer, CLOSE, frame.payload)
            return
        if frame.kind == PING:
            write_frame(writer, PONG, frame.payload)
        if frame.kind >= CLOSE:
            continue
        kind = frame.kind or kind
        parts.append(frame.payload)
        if not frame.final:
            continue
        message = b"".join(parts)
        parts.clear()
        hear(message.decode() if kind == TEXT else message)
        close = asked_to_close(message)
        if close is None:
            write_frame(writer, kind, message)
        else:
            write_frame(writer, CLOSE, close)
        await writer.drain()


def asked_to_close(message: bytes) -> Optional[bytes]:
    """The payload of the close frame that a message asks for."""
    if not message.startswith(b"close "):
        return None
    _, code, reason = message.split(b" ", 2)
    return int(code).to_bytes(2, "big") + reason


async def read_frame(reader: asyncio.StreamReader) -> Frame:
    first, second = await reader.readexactly(2)
    length = second & 0x7F
    if length >= 126:
        length = int.from_bytes(await reader.readexactly(2 if length == 126 else 8), "big")
    mask = await reader.readexactly(4)
    return Frame(bool(first & 0x80), first & 0x0F, unmask(await reader.readexactly(length), mask))


def unmask(payload: bytes, mask: bytes) -> bytes:
    key = (mask * (len(payload) // 4 + 1))[: len(payload)]
    return (int.from_bytes(payload, "big") ^ int.from_bytes(key, "big")).to_bytes(len(payload), "big")


def write_frame(writer: asyncio.StreamWriter, kind: int, payload: bytes) -> None:
    size = len(payload)
    if size < 126:
        length = bytes([size])
    elif size < 1 << 16:
        length = b"\x7e" + size.to_bytes(2, "big")
    else:
        length = b"\x7f" + size.to_bytes(8, "big")
    writer.write(bytes([0x80 | kind]) + length + payload)

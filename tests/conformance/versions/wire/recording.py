"""What a client and its driver said, as a file: for each message who said it, its length and its text."""

import json
import struct
import threading
from pathlib import Path
from typing import BinaryIO, Iterator, NamedTuple, Optional

FROM_CLIENT, FROM_DRIVER = b">", b"<"
# An empty message: the client has closed the connection, and listens no more.
HUNG_UP = b"|"

LENGTH = struct.Struct("<I")


class Message(NamedTuple):
    speaker: bytes
    content: dict


def read_frame(stream: BinaryIO) -> Optional[bytes]:
    """The next frame's body; nothing at the end, also when that comes within a frame."""
    length = stream.read(LENGTH.size)
    if len(length) < LENGTH.size:
        return None
    body = stream.read(LENGTH.unpack(length)[0])
    return body if len(body) == LENGTH.unpack(length)[0] else None


def frame(body: bytes) -> bytes:
    return LENGTH.pack(len(body)) + body


class Writer:
    """Takes the messages of both directions, from any thread, in the order in which they are passed on."""

    def __init__(self, path: Path) -> None:
        self._file = open(path, "wb")
        self._lock = threading.Lock()

    def add(self, speaker: bytes, body: bytes) -> None:
        with self._lock:
            self._file.write(speaker + frame(body))
            self._file.flush()


def read(path: Path) -> Iterator[Message]:
    with open(path, "rb") as file:
        while True:
            speaker = file.read(1)
            body = read_frame(file)
            if body is None:
                return
            yield Message(speaker, json.loads(body))

"""JSON messages over two file descriptors, as drivers (length-prefixed) and browsers (NUL-terminated) speak them."""

import json
import os
import struct
from typing import Callable, Dict, List, NamedTuple, Tuple


class Framing(NamedTuple):
    wrap: Callable[[bytes], bytes]
    # The whole messages at the beginning, and what is left.
    split: Callable[[bytes], Tuple[List[bytes], bytes]]


def _split_length_prefixed(received: bytes) -> Tuple[List[bytes], bytes]:
    messages = []
    begin = 0
    while begin + 4 <= len(received):
        end = begin + 4 + int.from_bytes(received[begin : begin + 4], "little")
        if end > len(received):
            break
        messages.append(received[begin + 4 : end])
        begin = end
    return messages, received[begin:]


def _split_nul_terminated(received: bytes) -> Tuple[List[bytes], bytes]:
    *messages, rest = received.split(b"\0")
    return messages, rest


LENGTH_PREFIXED = Framing(lambda text: struct.pack("<I", len(text)) + text, _split_length_prefixed)
NUL_TERMINATED = Framing(lambda text: text + b"\0", _split_nul_terminated)


class Conversation:
    """Commands that are waited for, while `on_event` takes what comes in between. It may `post` commands in turn; they
    leave together once all that was read is worked off. So echoing costs a client as little as can be."""

    def __init__(self, framing: Framing, read_fd: int, write_fd: int, on_event: Callable[[bytes], None]):
        self._framing = framing
        self._read_fd = read_fd
        self._write_fd = write_fd
        self._on_event = on_event
        self._received = b""
        self._outgoing: List[bytes] = []
        self._last_id = 0

    def post(self, rest: bytes) -> int:
        """Queues the command `{"id":…,` + rest."""
        self._last_id += 1
        self._outgoing.append(self._framing.wrap(b'{"id":%d,' % self._last_id + rest))
        return self._last_id

    def call(self, command: Dict) -> Dict:
        """The command's result."""
        number = self.post(json.dumps(command).encode()[1:])
        awaited = (b'{"id":%d,' % number, b'{"id":%d}' % number)
        answers: List[bytes] = []

        def on_answer(message: bytes) -> None:
            if message.startswith(awaited):
                answers.append(message)

        self._talk(on_answer, until=lambda: answers)
        answer = json.loads(answers[0])
        if "error" in answer:
            raise RuntimeError(f"{command} failed: {answer}")
        return answer.get("result", {})

    def exchange(self, rest: bytes, count: int = 1) -> List[bytes]:
        """The answers to `count` such commands, `{"id":…,` + rest, which leave together."""
        for _ in range(count):
            self.post(rest)
        answers: List[bytes] = []
        self._talk(answers.append, until=lambda: len(answers) == count)
        return answers

    def wait_until(self, condition: Callable[[], bool]) -> None:
        self._talk(lambda _: None, condition)

    def _talk(self, on_answer: Callable[[bytes], None], until: Callable[[], bool]) -> None:
        while not until():
            outgoing = memoryview(b"".join(self._outgoing))
            self._outgoing.clear()
            while outgoing:
                outgoing = outgoing[os.write(self._write_fd, outgoing) :]
            received = os.read(self._read_fd, 1 << 20)
            if not received:
                raise RuntimeError("the other side has gone")
            messages, self._received = self._framing.split(self._received + received)
            for message in messages:
                if message.startswith(b'{"id":'):
                    on_answer(message)
                else:
                    self._on_event(message)

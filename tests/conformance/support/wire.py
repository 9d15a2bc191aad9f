"""What a driver tells an unmodified client, overheard by a tee between them."""

import json
import select
import struct
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Callable, Dict, Iterator, Set


class Wire:
    """Put in a driver's place, its `executable` keeps what the driver says."""

    def __init__(self, driver: str, directory: Path) -> None:
        self.executable = directory / "driver"
        self._said = directory / "said"
        self._read = 0
        self._kinds: Dict[str, str] = {}
        self._parents: Dict[str, str] = {}
        self._children: Dict[str, Set[str]] = defaultdict(set)
        self.created: Counter = Counter()
        self._said.touch()
        self.executable.write_text(f"#!/bin/sh\n'{driver}' \"$@\" | tee '{self._said}'\n")
        self.executable.chmod(0o755)

    def alive(self, kind: str) -> Set[str]:
        """The objects of a kind that were created and not disposed of, neither they nor an ancestor."""
        for message in self._new_messages():
            self._note(message)
        return {guid for guid, its in self._kinds.items() if its == kind}

    def wait_until(self, holds: Callable[[], bool], seconds: float = 10) -> bool:
        """Whether `holds` became true of what the driver has said, in that time."""
        deadline = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > deadline:
                return False
            # Nothing wakes us when the tee has written: look again.
            select.select([], [], [], 0.02)
        return True

    def _new_messages(self) -> Iterator[Dict]:
        with self._said.open("rb") as said:
            said.seek(self._read)
            unread = said.read()
        begin = 0
        while begin + 4 <= len(unread):
            (length,) = struct.unpack_from("<I", unread, begin)
            end = begin + 4 + length
            if end > len(unread):
                break
            yield json.loads(unread[begin + 4 : end])
            begin = end
        self._read += begin

    def _note(self, message: Dict) -> None:
        method, params = message.get("method"), message.get("params", {})
        if method == "__create__":
            self._kinds[params["guid"]] = params["type"]
            self.created[params["type"]] += 1
            self._adopt(message["guid"], params["guid"])
        elif method == "__adopt__":
            self._adopt(message["guid"], params["guid"])
        elif method == "__dispose__":
            self._forget(message["guid"])

    def _adopt(self, parent: str, child: str) -> None:
        self._children[self._parents.get(child, "")].discard(child)
        self._parents[child] = parent
        self._children[parent].add(child)

    def _forget(self, guid: str) -> None:
        for child in self._children.pop(guid, ()):
            self._parents.pop(child, None)
            self._forget(child)
        self._children[self._parents.pop(guid, "")].discard(guid)
        self._kinds.pop(guid, None)

"""The processes a client starts, and what they leave behind."""

import os
import select
import signal
import time
import uuid
from pathlib import Path
from typing import Dict, List

import pytest

MARK = "UNDERSTUDY_CONFORMANCE_RUN"


class Family:
    """Every process that has inherited this mark in its environment, and the directory for their temporary files."""

    def __init__(self, temporary: Path) -> None:
        self._id = str(uuid.uuid4())
        self._temporary = temporary

    def marks(self) -> Dict[str, str]:
        """What a process has to have in its environment to belong here."""
        return {MARK: self._id, "TMPDIR": str(self._temporary)}

    def adopt(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Lets what this program starts belong here, for the rest of the test."""
        for name, value in self.marks().items():
            monkeypatch.setenv(name, value)

    def environment(self) -> Dict[str, str]:
        return {**os.environ, **self.marks()}

    def files(self) -> List[str]:
        return sorted(path.name for path in self._temporary.iterdir())

    def members(self) -> Dict[int, str]:
        found = {}
        for directory in Path("/proc").glob("[0-9]*"):
            try:
                if self._id.encode() in (directory / "environ").read_bytes():
                    found[int(directory.name)] = (directory / "comm").read_text().strip()
            except OSError:
                # It ended while we looked.
                continue
        return found

    def wait_until_gone(self, seconds: float) -> Dict[int, str]:
        """Who is left after that time."""
        return self.wait_until_left(0, seconds)

    def wait_until_left(self, count: int, seconds: float) -> Dict[int, str]:
        """Who is left once there are no more than that, or after that time."""
        deadline = time.monotonic() + seconds
        while len(self.members()) > count and time.monotonic() < deadline:
            # Any process that ends wakes no one here: look again.
            select.select([], [], [], 0.05)
        return self.members()

    def first(self) -> int:
        """The one that started the others."""
        return min(self.members(), key=started)

    def kill(self) -> None:
        for pid in self.members():
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass


def started(pid: int) -> int:
    """When a process was started, in ticks since the machine was."""
    # The name, in parentheses, may have spaces of its own.
    after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2]
    return int(after_name.split()[19])


def peak_memory(pid: int) -> int:
    """The most memory that a process has had so far, in bytes."""
    status = Path(f"/proc/{pid}/status").read_text()
    return next(int(line.split()[1]) << 10 for line in status.splitlines() if line.startswith("VmHWM:"))


def memory(pid: int) -> int:
    """The memory that a process has written to, in bytes. Its part of the files that it shares grows as others end."""
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return next(int(line.split()[1]) << 10 for line in rollup.splitlines() if line.startswith("Anonymous:"))

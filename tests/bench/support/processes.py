"""What processes use."""

import ctypes
import time
from pathlib import Path
from typing import List

_libc = ctypes.CDLL(None)


def children(pid: int) -> List[int]:
    found = []
    for listing in Path(f"/proc/{pid}/task").glob("*/children"):
        found += [int(child) for child in listing.read_text().split()]
    return found


def memory(pid: int) -> float:
    """The proportional set size of a process and all that descend from it, in MiB."""
    return _rollup(pid, "Pss") + sum(memory(child) for child in children(pid))


def own_memory(pid: int) -> float:
    """The resident set size of the process alone, in MiB."""
    return _rollup(pid, "Rss")


def _rollup(pid: int, field: str) -> float:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{field}:")) / 1024


def cpu_seconds(pid: int) -> float:
    """User and system time of all threads of the process: what /proc/PID/stat has in ticks, but in nanoseconds."""
    clock = ctypes.c_int()
    if _libc.clock_getcpuclockid(pid, ctypes.byref(clock)):
        raise ProcessLookupError(pid)
    return time.clock_gettime(clock.value)

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
    """Of a process and all that descend from it, in MiB."""
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    own = next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
    return own / 1024 + sum(memory(child) for child in children(pid))


def cpu_seconds(pid: int) -> float:
    """User and system time of all threads of the process: what /proc/PID/stat has in ticks, but in nanoseconds."""
    clock = ctypes.c_int()
    if _libc.clock_getcpuclockid(pid, ctypes.byref(clock)):
        raise ProcessLookupError(pid)
    return time.clock_gettime(clock.value)

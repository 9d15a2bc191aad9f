"""How long commands take that are sent again and again."""

import json
import statistics
import time
from typing import Dict, List, Optional

from support.conversation import Conversation
from support.processes import cpu_seconds

_WARM_UP = 0.1


def timed(
    conversation: Conversation, command: bytes, driver: Optional[int], seconds: float, in_flight: int = 1
) -> Dict[str, float]:
    """Sends the command of `Conversation.exchange`, `in_flight` of them at a time. The median latency of a batch and,
    given the driver's process, its CPU time for each command, both in milliseconds; and the commands per second."""
    _check(conversation.exchange(command))
    _repeat(conversation, command, in_flight, _WARM_UP)
    cpu = cpu_seconds(driver) if driver else 0.0
    latencies = _repeat(conversation, command, in_flight, seconds)
    timing = {
        "latency": statistics.median(latencies) * 1000,
        "perSecond": len(latencies) * in_flight / sum(latencies),
    }
    if driver:
        timing["cpu"] = (cpu_seconds(driver) - cpu) * 1000 / (len(latencies) * in_flight)
    return timing


def _repeat(conversation: Conversation, command: bytes, in_flight: int, seconds: float) -> List[float]:
    latencies: List[float] = []
    end = time.perf_counter() + seconds
    before = time.perf_counter()
    while before < end:
        conversation.exchange(command, in_flight)
        now = time.perf_counter()
        latencies.append(now - before)
        before = now
    return latencies


def _check(answers: List[bytes]) -> None:
    for answer in map(json.loads, answers):
        if "error" in answer:
            raise RuntimeError(str(answer))

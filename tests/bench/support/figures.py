"""What is measured, and what Understudy is meant to reach."""

from typing import Any, Dict, List, NamedTuple, Optional, Tuple

from support.comparison import BARE, OURS, REFERENCE, Figure, Results, Target

# What stands between bare CDP and any driver that routes WebSockets.
EVENTS = "… an event for each message"
RELAYED = "… and a process that copies bytes"
# What stands between bare CDP and any driver that evaluates.
GESTURE = "… with a user's gesture"
NATIVE = "the page's own WebSocket"

# Of routed WebSockets: the way and the options of `measure` in support/echo.html. Bare CDP has one way only.
# What it gives is a result, with `cpuSeconds` where there is a driver.
ECHOES: Dict[str, Tuple[str, Dict[str, Any]]] = {
    "one": ("mocked", {"size": 64, "inFlight": 1}),
    "many": ("mocked", {"size": 64, "inFlight": 64}),
    "large": ("mocked", {"size": 64 << 10, "inFlight": 4}),
    "server": ("server", {"size": 64, "inFlight": 1}),
}


def _milliseconds_of_cpu(results: Results) -> float:
    return results["one"]["cpuSeconds"] / results["one"]["echoes"] * 1000


WEBSOCKET_FIGURES = [
    Figure(
        "one",
        "mocked echo, 64 B, one in flight: p50 latency",
        "ms",
        False,
        lambda results: results["one"]["latency"],
        [Target(1.2, BARE), Target(0.45, REFERENCE)],
    ),
    Figure(
        "many",
        "mocked echo, 64 B, 64 in flight: messages/s",
        "/s",
        True,
        lambda results: results["many"]["perSecond"],
        [Target(1.0, BARE), Target(5, REFERENCE)],
    ),
    Figure(
        "large",
        "mocked echo, 64 KiB, 4 in flight: messages/s",
        "/s",
        True,
        lambda results: results["large"]["perSecond"],
        [Target(0.9, BARE), Target(1.7, REFERENCE)],
    ),
    Figure(
        "server",
        "routed to the server and back, 64 B: p50 latency",
        "ms",
        False,
        lambda results: results["server"]["latency"],
        [Target(2.2, OURS, "one", "our mocked echo")],
    ),
    Figure(
        "cpu",
        "driver CPU per mocked echo, 64 B, one in flight",
        "ms",
        False,
        _milliseconds_of_cpu,
        [Target(0.15, REFERENCE)],
    ),
]


class Operation(NamedTuple):
    """What is measured as `key`, and how many times the reference's latency and CPU time ours may take."""

    key: str
    name: str
    latency: float
    cpu: Optional[float] = None


OPERATIONS = [
    Operation("text", "textContent", 0.5, 0.15),
    Operation("visible", "isVisible", 0.5, 0.15),
    Operation("attribute", "getAttribute", 0.5, 0.15),
    Operation("count", "count", 0.5, 0.15),
    Operation("expect", "expect to be visible", 0.5, 0.15),
    Operation("fill", "fill", 0.6),
    Operation("click", "click on a button that stands still", 1.0, 0.3),
]

# On a page of 10,000 elements.
SEARCHES = [
    Operation("role", "getByRole with a name, count", 0.7),
    Operation("words", "getByText, count", 0.7),
    Operation("all", "count of a tenth of all", 0.7),
]


def _operation_figures(operations: List[Operation]) -> List[Figure]:
    figures: List[Figure] = []
    for key, name, latency, cpu in operations:
        of_latency = lambda results, key=key: results[key]["latency"]  # noqa: E731
        of_cpu = lambda results, key=key: results[key]["cpu"]  # noqa: E731
        figures.append(Figure(key, f"{name}: latency", "ms", False, of_latency, [Target(latency, REFERENCE)]))
        targets = [Target(cpu, REFERENCE)] if cpu is not None else []
        figures.append(Figure(f"{key} cpu", f"{name}: driver CPU", "ms", False, of_cpu, targets))
    return figures


OPERATION_FIGURES = _operation_figures(OPERATIONS)
SEARCH_FIGURES = _operation_figures(SEARCHES)

EVALUATE_FIGURES = [
    Figure(
        "evaluate",
        "evaluate: latency",
        "ms",
        False,
        lambda results: results["evaluate"]["latency"],
        [Target(1.25, BARE)],
    ),
    Figure("evaluate cpu", "evaluate: driver CPU", "ms", False, lambda results: results["evaluate"]["cpu"], []),
    Figure(
        "evaluates",
        "evaluate, 200 in flight: answers/s",
        "/s",
        True,
        lambda results: results["evaluates"]["perSecond"],
        [Target(0.9, BARE)],
    ),
]

MANY_PAGES = 200
MANY_PAGES_FIGURES = [
    Figure(
        "memory",
        f"driver's memory with {MANY_PAGES} pages",
        "MiB",
        False,
        lambda results: results["many"]["memory"],
        [Target(1 / 8, REFERENCE)],
    ),
    Figure(
        "growth",
        "driver's memory for each further page",
        "KiB",
        False,
        lambda results: (results["many"]["memory"] - results["few"]["memory"]) * 1024 / results["many"]["opened"],
        [Target(1 / 3, REFERENCE)],
    ),
    Figure("few", "evaluate with one page: latency", "ms", False, lambda results: results["few"]["latency"], []),
    Figure(
        "many",
        f"evaluate with {MANY_PAGES} pages: latency",
        "ms",
        False,
        lambda results: results["many"]["latency"],
        [Target(1.2, OURS, "few", "ours with one page")],
    ),
]

"""What is measured, and what Understudy is meant to reach."""

import statistics
from typing import Any, Callable, Dict, List, NamedTuple, Optional, Tuple

REFERENCE = "reference"
BARE = "bare CDP"
OURS = "Understudy"
# What stands between bare CDP and any driver that routes WebSockets.
EVENTS = "… an event for each message"
RELAYED = "… and a process that copies bytes"
NATIVE = "the page's own WebSocket"

# A round's results by measurement: what support/echo.html gives, and `cpuSeconds` where there is a driver.
Results = Dict[str, Dict[str, float]]

# The way and the options of `measure` in support/echo.html. Bare CDP has one way only.
MEASUREMENTS: Dict[str, Tuple[str, Dict[str, Any]]] = {
    "one": ("mocked", {"size": 64, "inFlight": 1}),
    "many": ("mocked", {"size": 64, "inFlight": 64}),
    "large": ("mocked", {"size": 64 << 10, "inFlight": 4}),
    "server": ("server", {"size": 64, "inFlight": 1}),
}


class Target(NamedTuple):
    # How many times the figure of `contender` ours may be at most, or has to be at least.
    factor: float
    contender: str
    # The other figure it is compared with; the same one by default.
    figure: Optional[str] = None


class Figure(NamedTuple):
    key: str
    name: str
    unit: str
    higher_is_better: bool
    of: Callable[[Results], float]
    # On the raw wire; a client adds its own time to everything.
    targets: List[Target]


def _milliseconds_of_cpu(results: Results) -> float:
    return results["one"]["cpuSeconds"] / results["one"]["echoes"] * 1000


FIGURES = [
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
        [Target(2.2, OURS, "one")],
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


class Spread(NamedTuple):
    median: float
    low: float
    high: float


class Comparison:
    """The rounds of several contenders."""

    def __init__(self, contenders: List[str]):
        self.contenders = contenders
        self._samples: Dict[Tuple[str, str], List[float]] = {}

    def add(self, contender: str, results: Results) -> None:
        for figure in FIGURES:
            try:
                value = figure.of(results)
            except KeyError:
                continue  # Not to be had from this contender.
            self._samples.setdefault((contender, figure.key), []).append(value)

    def spread(self, contender: str, figure: str) -> Optional[Spread]:
        """The median and the quartiles, if the contender has the figure."""
        samples = self._samples.get((contender, figure))
        if not samples:
            return None
        if len(samples) == 1:
            return Spread(samples[0], samples[0], samples[0])
        low, median, high = statistics.quantiles(samples, n=4, method="inclusive")
        return Spread(median, low, high)

    def ratio(self, figure: str, contender: str, other_figure: Optional[str] = None) -> Optional[float]:
        """Ours to that of `contender`."""
        ours = self.spread(OURS, figure)
        other = self.spread(contender, other_figure or figure)
        return ours.median / other.median if ours and other else None

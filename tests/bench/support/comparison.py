"""The rounds of several contenders, and what is read out of them."""

import statistics
from typing import Callable, Dict, List, NamedTuple, Optional, Tuple

REFERENCE = "reference"
BARE = "bare CDP"
OURS = "Understudy"

# A round's results by measurement.
Results = Dict[str, Dict[str, float]]


class Target(NamedTuple):
    # How many times the figure of `contender` ours may be at most, or has to be at least.
    factor: float
    contender: str
    # The other figure it is compared with, and what that is called; the same one by default.
    figure: Optional[str] = None
    name: Optional[str] = None


class Figure(NamedTuple):
    key: str
    name: str
    unit: str
    higher_is_better: bool
    of: Callable[[Results], float]
    # On the raw wire; a client adds its own time to everything.
    targets: List[Target]


class Spread(NamedTuple):
    median: float
    low: float
    high: float


class Comparison:
    def __init__(self, contenders: List[str], figures: List[Figure]):
        self.contenders = contenders
        self.figures = figures
        self._samples: Dict[Tuple[str, str], List[float]] = {}

    def in_turn(self, number: int) -> List[str]:
        """The contenders as the round of that number has them: nobody is always the first."""
        turn = number % len(self.contenders)
        return self.contenders[turn:] + self.contenders[:turn]

    def add(self, contender: str, results: Results) -> None:
        for figure in self.figures:
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

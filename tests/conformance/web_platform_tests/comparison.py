"""Two runs of a test side by side."""

from typing import Iterator, List, NamedTuple

from checkout import Test
from known_differences import reason_for
from page_run import PageRun, Result

ABSENT = Result("Absent", "")


class Difference(NamedTuple):
    """A subtest that passes in one of the runs only."""

    subtest: str
    native: Result
    routed: Result

    @property
    def lost(self) -> bool:
        return self.native.passed


class Comparison(NamedTuple):
    test: Test
    native: PageRun
    routed: PageRun

    @property
    def differences(self) -> List[Difference]:
        return list(self._differences())

    def _differences(self) -> Iterator[Difference]:
        for name in {**self.native.results, **self.routed.results}:
            native = self.native.results.get(name, ABSENT)
            routed = self.routed.results.get(name, ABSENT)
            if native.passed != routed.passed:
                yield Difference(name, native, routed)


def describe(comparison: Comparison) -> str:
    lines = [comparison.test.url]
    for subtest, native, routed in comparison.differences:
        lines.append(f"    {subtest}")
        lines.append(f"        native: {_line(native)}")
        lines.append(f"        routed: {_line(routed)}")
        reason = reason_for(comparison.test.url, subtest)
        if reason:
            lines.append(f"        known:  {reason}")
    return "\n".join(lines)


def _line(result: Result) -> str:
    return " ".join([result.status, *result.message.split()])


def summarize(comparisons: List[Comparison]) -> str:
    """A table with a row for each scope; `lost` is without the known differences."""
    rows = [("scope", "tests", "subtests", "pass", "lost", "known", "gained", "sockets routed")]
    for scope in dict.fromkeys(comparison.test.scope for comparison in comparisons):
        own = [comparison for comparison in comparisons if comparison.test.scope == scope]
        results = [result for comparison in own for result in comparison.native.results.values()]
        differences = [difference for comparison in own for difference in comparison.differences]
        lost = sum(difference.lost for difference in differences)
        known = lost - sum(len(unexpected(comparison)) for comparison in own)
        rows.append(
            (
                scope,
                str(len(own)),
                str(len(results)),
                str(sum(result.passed for result in results)),
                str(lost - known),
                str(known),
                str(len(differences) - lost),
                str(sum(comparison.routed.sockets for comparison in own)),
            )
        )
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in rows)


def unexpected(comparison: Comparison) -> List[Difference]:
    """What routing loses without a reason."""
    return [
        difference
        for difference in comparison.differences
        if difference.lost and not reason_for(comparison.test.url, difference.subtest)
    ]

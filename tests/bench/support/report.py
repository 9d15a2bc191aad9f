"""The comparison as Markdown."""

from typing import List, Optional

from support.comparison import BARE, OURS, REFERENCE, Comparison, Figure, Spread, Target


def number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def table(comparison: Comparison, targets: bool = True) -> str:
    """A row for each figure, with `targets` also whether they are reached."""
    against_bare = BARE in comparison.contenders
    header = ["figure", *comparison.contenders, "ours : reference"]
    if against_bare:
        header.append("ours : bare")
    if targets:
        header += ["must be", "holds"]
    rows = [header, ["---"] * len(header)]
    for figure in comparison.figures:
        row = [figure.name if figure.unit in figure.name else f"{figure.name}, {figure.unit}"]
        row += [_spread(comparison.spread(contender, figure.key)) for contender in comparison.contenders]
        row.append(_ratio(comparison.ratio(figure.key, REFERENCE)))
        if against_bare:
            row.append(_ratio(comparison.ratio(figure.key, BARE)))
        if targets:
            row.append(", ".join(_target(figure, target) for target in figure.targets) or "—")
            row.append(_verdict(comparison, figure))
        rows.append(row)
    return _markdown(rows)


def floors_table(raw: Comparison, floors: Comparison) -> str:
    """What the figures of `raw` can't be below, and how far ours are from it."""
    columns = [(raw, BARE), *((floors, contender) for contender in floors.contenders), (raw, OURS)]
    rows = [["figure", *(contender for _, contender in columns)], ["---"] * (len(columns) + 1)]
    for figure in raw.figures:
        if any(floors.spread(contender, figure.key) for contender in floors.contenders):
            spreads = [comparison.spread(contender, figure.key) for comparison, contender in columns]
            rows.append([figure.name, *(_spread(spread) for spread in spreads)])
    return _markdown(rows)


def _markdown(rows: List[List[str]]) -> str:
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def _spread(spread: Optional[Spread]) -> str:
    return f"**{number(spread.median)}** ({number(spread.low)}–{number(spread.high)})" if spread else "—"


def _ratio(ratio: Optional[float]) -> str:
    return f"{ratio:.2f}" if ratio else "—"


def _target(figure: Figure, target: Target) -> str:
    of = target.name or target.contender
    return f"{'≥' if figure.higher_is_better else '≤'} {target.factor:.3g} × {of}"


def _verdict(comparison: Comparison, figure: Figure) -> str:
    verdicts: List[str] = []
    for target in figure.targets:
        ratio = comparison.ratio(figure.key, target.contender, target.figure)
        if ratio is None:
            verdicts.append("—")
            continue
        holds = ratio >= target.factor if figure.higher_is_better else ratio <= target.factor
        verdicts.append("yes" if holds else f"no ({ratio:.2f})")
    return ", ".join(verdicts) or "—"

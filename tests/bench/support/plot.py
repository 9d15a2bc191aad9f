"""The comparison as a bar plot in SVG, for light and dark pages."""

from html import escape
from typing import Dict, List

from support.comparison import REFERENCE, Comparison, Figure
from support.report import number

_WIDTH = 760
_LEFT = 104
_LONGEST_BAR = 440
_BAR = 14
_STYLE = """
text { font: 13px system-ui, sans-serif; fill: #1f2328 }
.title { font-weight: 600; font-size: 15px }
.name { fill: #59636e }
.bar0 { fill: #b1bac4 } .bar1 { fill: #7d8894 } .bar2 { fill: #1f6feb }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3 } .name { fill: #9198a1 }
  .bar0 { fill: #484f58 } .bar1 { fill: #6e7681 } .bar2 { fill: #4493f8 }
}
"""


class _Canvas:
    def __init__(self) -> None:
        self.y = 4
        self.parts: List[str] = []

    def text(self, x: int, text: str, kind: str = "", anchor: str = "start") -> None:
        self.parts.append(
            f'<text x="{x}" y="{self.y + 12}" class="{kind}" text-anchor="{anchor}">{escape(text)}</text>'
        )

    def bar(self, length: float, kind: str) -> None:
        self.parts.append(
            f'<rect x="{_LEFT}" y="{self.y}" width="{length:.1f}" height="{_BAR}" rx="2" class="{kind}"/>'
        )

    def svg(self) -> str:
        head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {self.y}" width="{_WIDTH}">'
        return "\n".join([head, f"<style>{_STYLE}</style>", *self.parts, "</svg>", ""])


def plot(comparisons: Dict[str, Comparison]) -> str:
    """`comparisons` by their titles."""
    canvas = _Canvas()
    for title, comparison in comparisons.items():
        canvas.text(0, title, "title")
        canvas.y += 24
        for figure in comparison.figures:
            _group(canvas, comparison, figure)
        canvas.y += 12
    canvas.text(0, "×: how many times better than the reference driver", "name")
    canvas.y += 20
    return canvas.svg()


def _group(canvas: _Canvas, comparison: Comparison, figure: Figure) -> None:
    spreads = {name: comparison.spread(name, figure.key) for name in comparison.contenders}
    medians = {name: spread.median for name, spread in spreads.items() if spread}
    better = "more" if figure.higher_is_better else "less"
    canvas.text(_LEFT, f"{figure.name} ({better} is better)")
    canvas.y += 20
    for index, (name, median) in enumerate(medians.items()):
        canvas.text(_LEFT - 8, name, "name", anchor="end")
        kind = index if index < len(medians) - 1 else 2  # Ours is the last.
        length = _LONGEST_BAR * median / max(medians.values())
        canvas.bar(length, f"bar{kind}")
        times = median / medians[REFERENCE] if figure.higher_is_better else medians[REFERENCE] / median
        label = f"{number(median)} {figure.unit}".replace(" /s", "/s")
        if name != REFERENCE:
            label += f" · {times:.1f} ×"
        canvas.text(_LEFT + int(length) + 8, label)
        canvas.y += _BAR + 4
    canvas.y += 10

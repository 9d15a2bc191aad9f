#!/usr/bin/env python3
"""Compares what operations on pages cost with two drivers, alternating between them, and with none where that can be.

    tests/bench/pages.py --byte-relay PATH [--driver dist/understudy] [--rounds 15] CLIENT

CLIENT is the directory of a virtual environment with the Python client, whose own driver is the reference. A round is a
fresh driver and browser for each contender; this program is the client, on the raw wire. Prints medians with quartiles
and writes docs/page-speed.md.
"""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, Dict, Tuple

from support import web_pages
from support.bare_cdp import BareCdp
from support.comparison import BARE, OURS, REFERENCE, Comparison, Results
from support.drivers import find_drivers
from support.figures import (
    EVALUATE_FIGURES,
    GESTURE,
    MANY_PAGES,
    MANY_PAGES_FIGURES,
    OPERATION_FIGURES,
    RELAYED,
    SEARCH_FIGURES,
)
from support.processes import own_memory
from support.raw_client import RawClient
from support.report import table
from support.timing import timed

_DOCS = Path(__file__).parent.parent.parent / "docs"
_SECONDS = 0.4
# Opening many pages takes long, and what they take varies little.
_ROUNDS_TO_ONE_OF_MANY_PAGES = 3
# A row of support/operations.html has five elements.
_ROWS = 2000
_FUNCTION = "x => x + 1"

# Commands of a frame, by the keys of their figures.
Commands = Dict[str, Tuple[str, Dict[str, Any]]]

_OPERATIONS: Commands = {
    "text": ("textContent", {"selector": "#heading", "strict": True}),
    "visible": ("isVisible", {"selector": "#heading", "strict": True}),
    "attribute": ("getAttribute", {"selector": "#heading", "name": "title", "strict": True}),
    "count": ("queryCount", {"selector": "#list >> .name"}),
    "expect": ("expect", {"selector": "#heading", "expression": "to.be.visible", "isNot": False}),
    "fill": ("fill", {"selector": "#input", "value": "A name", "strict": True}),
    "click": ("click", {"selector": "#button", "strict": True}),
}
_SEARCHES: Commands = {
    "role": ("queryCount", {"selector": 'internal:role=button[name="Remove 1001"i]'}),
    "words": ("queryCount", {"selector": 'internal:text="Row 1500"i'}),
    "all": ("queryCount", {"selector": "#list >> button.odd"}),
}
_PAGE = """\
# What operations on pages cost

Written by `tools/benchmark`, which measures Understudy, the reference driver of the Python client and bare CDP in one
run: {rounds} rounds, each a fresh driver and browser for each of them, in turns. Medians, and the quartiles in
parentheses. The client is a loop that sends a command once the last one is answered, on the raw wire, and decodes
nothing. {browser}, {client}, {processors} processors, load average {load:.1f} before the run.

## On a small page

{operations}

## Evaluate

`{function}` in the page, which bare CDP calls with `Runtime.callFunctionOn`. Two things are not ours to change: what
clients evaluate counts as a gesture of the user's, of which the renderer tells the browser each time; and a driver is a
process between the client and the browser, in whose place stands a program that copies bytes unread.

{evaluate}

## On a page of 10,000 elements

{searches}

## {pages} pages

Of one context, in {many_rounds} rounds. The memory is the driver's own, not the browser's.

{many}
"""


class Bench:
    def __init__(self, arguments: argparse.Namespace):
        self.browser = arguments.browser
        self.byte_relay = arguments.byte_relay
        drivers = find_drivers(arguments.client, arguments.driver)
        self.drivers = {REFERENCE: drivers["reference"], OURS: drivers["understudy"]}
        self.url = web_pages.serve("operations.html")

    def operations_round(self, contender: str) -> Results:
        return self._commands_round(contender, self.url, _OPERATIONS)

    def searches_round(self, contender: str) -> Results:
        return self._commands_round(contender, f"{self.url}#{_ROWS}", _SEARCHES)

    def evaluate_round(self, contender: str) -> Results:
        if contender in self.drivers:
            with RawClient(self.drivers[contender], self.browser, self.url) as client:
                return _evaluations(client, _evaluation(client))
        with BareCdp(self.browser, self.url, [self.byte_relay] if contender == RELAYED else []) as bare:
            return _evaluations(bare, bare.evaluation(_FUNCTION, 1, gesture=contender != BARE))

    def many_pages_round(self, contender: str) -> Results:
        # How many processes they are spread over is the browser's business.
        with RawClient(self.drivers[contender], self.browser, self.url, "--renderer-process-limit=2") as client:
            few = _state(client)
            for _ in range(MANY_PAGES - 1):
                client.open_page()
            return {"few": few, "many": {**_state(client), "opened": MANY_PAGES - 1}}

    def _commands_round(self, contender: str, url: str, commands: Commands) -> Results:
        with RawClient(self.drivers[contender], self.browser, url) as client:
            return {
                key: timed(client.conversation, client.frame_command(method, **params), client.driver_pid, _SECONDS)
                for key, (method, params) in commands.items()
            }


def _evaluation(client: RawClient) -> bytes:
    argument = {"value": {"n": 1}, "handles": []}
    return client.frame_command("evaluateExpression", expression=_FUNCTION, isFunction=True, arg=argument)


def _evaluations(contender: Any, command: bytes) -> Results:
    return {
        "evaluate": timed(contender.conversation, command, contender.driver_pid, _SECONDS),
        "evaluates": timed(contender.conversation, command, contender.driver_pid, _SECONDS, in_flight=200),
    }


def _state(client: RawClient) -> Dict[str, float]:
    timing = timed(client.conversation, _evaluation(client), client.driver_pid, _SECONDS)
    return {**timing, "memory": own_memory(client.driver_pid)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--driver", type=Path, default=Path("dist/understudy"))
    parser.add_argument("--browser", default=shutil.which("chromium-headless-shell"))
    parser.add_argument("--byte-relay", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("client", type=Path, metavar="CLIENT")
    arguments = parser.parse_args()

    bench = Bench(arguments)
    drivers = [REFERENCE, OURS]
    operations = Comparison(drivers, OPERATION_FIGURES)
    evaluate = Comparison([REFERENCE, BARE, GESTURE, RELAYED, OURS], EVALUATE_FIGURES)
    searches = Comparison(drivers, SEARCH_FIGURES)
    many_pages = Comparison(drivers, MANY_PAGES_FIGURES)
    load_before = os.getloadavg()[0]
    many_rounds = 0
    for number in range(arguments.rounds):
        parts = [
            (operations, bench.operations_round),
            (evaluate, bench.evaluate_round),
            (searches, bench.searches_round),
        ]
        if number % _ROUNDS_TO_ONE_OF_MANY_PAGES == 0:
            parts.append((many_pages, bench.many_pages_round))
            many_rounds += 1
        for comparison, play in parts:
            for contender in comparison.in_turn(number):
                comparison.add(contender, play(contender))
        print(f"round {number + 1} of {arguments.rounds}", file=sys.stderr)

    page = _PAGE.format(
        rounds=arguments.rounds,
        browser=subprocess.check_output([arguments.browser, "--version"], text=True).strip(),
        client=arguments.client.name,
        processors=os.cpu_count(),
        load=load_before,
        operations=table(operations),
        function=_FUNCTION,
        evaluate=table(evaluate),
        searches=table(searches),
        pages=MANY_PAGES,
        many_rounds=many_rounds,
        many=table(many_pages),
    )
    print(page)
    (_DOCS / "page-speed.md").write_text(page)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Compares what routed WebSockets cost with two drivers, and without any, alternating between them.

    tests/bench/websocket.py --example-server PATH --byte-relay PATH [--driver dist/understudy] [--rounds 15] CLIENT

CLIENT is the directory of a virtual environment with the Python client, whose own driver is the reference. A round is a
fresh driver and browser for each contender: on the raw wire, where this program is the client, and with the Python
client. The page itself measures. Prints medians with quartiles and writes docs/websocket-speed.md and .svg.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Dict

from support import web_pages
from support.bare_cdp import BareCdp
from support.comparison import BARE, OURS, REFERENCE, Comparison, Results
from support.contender import Contender
from support.drivers import find_drivers
from support.figures import ECHOES, EVENTS, NATIVE, RELAYED, WEBSOCKET_FIGURES
from support.plot import plot
from support.processes import cpu_seconds
from support.echoing_client import EchoingClient
from support.report import floors_table, table

_HERE = Path(__file__).parent
_DOCS = _HERE.parent.parent / "docs"
_TIMES = {"warmUp": 250, "duration": 500}
_RAW = "On the raw wire"
_FLOORS = "What is not ours to change"
_PYTHON = "With the Python client"
_PAGE = """\
# What a routed WebSocket costs

Written by `tools/benchmark`, which measures Understudy, the reference driver of the Python client and bare CDP in one
run: {rounds} rounds, each a fresh driver and browser for each of them, in turns. Medians, and the quartiles in
parentheses. The page itself measures, with `performance.now()`. {browser}, {client}, {processors} processors,
load average {load:.1f} before the run.

![The same as a plot](websocket-speed.svg)

## On the raw wire

The client is a loop that answers each message at once without decoding it, so what is left is the driver's and the
browser's. Bare CDP is the floor: no driver and no WebSocket at all, but a page that calls a binding and a loop that
answers with one `Runtime.callFunctionOn`.

{raw}

## What is not ours to change

Every step of an echo wakes another thread or process, and each of those finds the processor's caches cold. So the
figures have floors of their own, measured in the same run:

- A socket that nobody can tell from the browser's dispatches a `MessageEvent` for each message; bare CDP calls a
  function.
- A driver is a process between the client and the browser; in its place stands a program that copies bytes unread.
- A message to the server and back passes two mocked echoes' ways, and the page's own WebSocket in between.

{floors}

## With the Python client

The same through Playwright's synchronous Python API, `page.route_web_socket("**/mock", lambda ws: ws.on_message(ws.send))`;
most of the time is the client's own.

{python}
"""


class Bench:
    def __init__(self, arguments: argparse.Namespace):
        self.browser = arguments.browser
        self.client = arguments.client
        drivers = find_drivers(arguments.client, arguments.driver)
        self.drivers = {REFERENCE: drivers["reference"], OURS: drivers["understudy"]}
        self.byte_relay = arguments.byte_relay
        self.url = web_pages.serve("echo.html")
        self.server = subprocess.Popen(
            [arguments.example_server], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.server_url = f"ws://127.0.0.1:{int(self.server.stdout.readline())}/ws"

    def raw_round(self, contender: str) -> Results:
        if contender == BARE:
            with BareCdp(self.browser, self.url) as bare:
                return self._without_driver(bare, "mocked", "binding")
        with EchoingClient(self.drivers[contender], self.browser, self.url) as client:
            return {name: self._measure(client, *measurement) for name, measurement in ECHOES.items()}

    def floors_round(self, contender: str) -> Results:
        through = [self.byte_relay] if contender == RELAYED else []
        with BareCdp(self.browser, self.url, through) as bare:
            if contender == NATIVE:
                return self._without_driver(bare, "server", "server")
            return self._without_driver(bare, "mocked", "events")

    def _without_driver(self, bare: BareCdp, routed_way: str, way: str) -> Results:
        """What is measured `routed_way` with drivers, by `way`."""
        return {
            name: bare.measure(way, {**_TIMES, **options, "server": self.server_url})
            for name, (measured_way, options) in ECHOES.items()
            if measured_way == routed_way
        }

    def _measure(self, client: Contender, way: str, options: Dict) -> Dict[str, float]:
        before = cpu_seconds(client.driver_pid)
        result = client.measure(way, {**_TIMES, **options, "server": self.server_url})
        return {**result, "cpuSeconds": cpu_seconds(client.driver_pid) - before}

    def python_round(self, contender: str) -> Results:
        measurements = [
            (way, {**_TIMES, **options, "server": self.server_url}) for way, options in ECHOES.values()
        ]
        plan = {"browser": self.browser, "url": self.url, "measurements": measurements}
        environment = dict(os.environ, PLAYWRIGHT_NODEJS_PATH=self.drivers[contender].command[0])
        answer = subprocess.run(
            [self.client / "bin" / "python", _HERE / "python_client.py"],
            input=json.dumps(plan),
            stdout=subprocess.PIPE,
            env=environment,
            text=True,
            check=True,
        )
        return dict(zip(ECHOES, json.loads(answer.stdout)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--driver", type=Path, default=Path("dist/understudy"))
    parser.add_argument("--browser", default=shutil.which("chromium-headless-shell"))
    parser.add_argument("--example-server", type=Path, required=True)
    parser.add_argument("--byte-relay", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("client", type=Path, metavar="CLIENT")
    arguments = parser.parse_args()

    bench = Bench(arguments)
    comparisons = {
        _RAW: Comparison([REFERENCE, BARE, OURS], WEBSOCKET_FIGURES),
        _FLOORS: Comparison([EVENTS, RELAYED, NATIVE], WEBSOCKET_FIGURES),
        _PYTHON: Comparison([REFERENCE, OURS], WEBSOCKET_FIGURES),
    }
    rounds = {_RAW: bench.raw_round, _FLOORS: bench.floors_round, _PYTHON: bench.python_round}
    load_before = os.getloadavg()[0]
    for number in range(arguments.rounds):
        for title, comparison in comparisons.items():
            for contender in comparison.in_turn(number):
                comparison.add(contender, rounds[title](contender))
        print(f"round {number + 1} of {arguments.rounds}", file=sys.stderr)

    floors = comparisons.pop(_FLOORS)
    tables = {title: table(comparison, targets=title == _RAW) for title, comparison in comparisons.items()}
    tables[_FLOORS] = floors_table(comparisons[_RAW], floors)
    for title, text in tables.items():
        print(f"\n{title}\n\n{text}")
    (_DOCS / "websocket-speed.svg").write_text(plot(comparisons))
    (_DOCS / "websocket-speed.md").write_text(
        _PAGE.format(
            rounds=arguments.rounds,
            browser=_version(arguments.browser, "--version"),
            client=arguments.client.name,
            processors=os.cpu_count(),
            load=load_before,
            raw=tables[_RAW],
            floors=tables[_FLOORS],
            python=tables[_PYTHON],
        )
    )


def _version(*command: str) -> str:
    return subprocess.check_output(command, text=True).strip()


if __name__ == "__main__":
    main()

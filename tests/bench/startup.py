#!/usr/bin/env python3
"""Compares the time to answer `initialize` and the memory afterwards of two drivers, alternating between them.

    tests/bench/startup.py [--driver dist/understudy] [--rounds 15] CLIENT

CLIENT is the directory of a virtual environment with the Python client, whose own driver is the reference. Memory
is the proportional set size of all processes of a driver, in MiB. Prints medians and the ratios reference : driver.
"""

import argparse
import json
import os
import statistics
import struct
import subprocess
import time
from pathlib import Path
from typing import Dict, List, NamedTuple

INITIALIZE = {"id": 1, "guid": "", "method": "initialize", "params": {"sdkLanguage": "python"}, "metadata": {}}


class Sample(NamedTuple):
    milliseconds: float
    mebibytes: float


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


def read_message(stream) -> Dict:
    (length,) = struct.unpack("<I", stream.read(4))
    return json.loads(stream.read(length))


def measure(command: List[str], environment: Dict[str, str]) -> Sample:
    body = json.dumps(INITIALIZE).encode()
    start = time.perf_counter()
    driver = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)
    driver.stdin.write(struct.pack("<I", len(body)) + body)
    driver.stdin.flush()
    while read_message(driver.stdout).get("id") != INITIALIZE["id"]:
        pass
    milliseconds = (time.perf_counter() - start) * 1000
    mebibytes = memory(driver.pid)
    driver.stdin.close()
    # What the driver still says must not block its end.
    driver.stdout.read()
    driver.wait()
    return Sample(milliseconds, mebibytes)


def client_environment(python: Path) -> Dict[str, str]:
    """What the client sets for its driver: mainly, its own version."""
    program = "import json; from playwright._impl._driver import get_driver_env; print(json.dumps(get_driver_env()))"
    return json.loads(subprocess.check_output([python, "-c", program]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--driver", type=Path, default=Path("dist/understudy"))
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("client", type=Path, metavar="CLIENT")
    arguments = parser.parse_args()

    bundled = next(arguments.client.glob("lib/python*/site-packages/playwright/driver"))
    cli = str(bundled / "package" / "cli.js")
    environment = client_environment(arguments.client / "bin" / "python")
    environment.pop("PLAYWRIGHT_NODEJS_PATH", None)
    commands = {
        "reference": [str(bundled / "node"), cli, "run-driver"],
        "understudy": [os.path.abspath(arguments.driver), cli, "run-driver"],
    }

    for command in commands.values():
        measure(command, environment)  # Files are in the page cache from here on.
    samples: Dict[str, List[Sample]] = {name: [] for name in commands}
    for _ in range(arguments.rounds):
        for name, command in commands.items():
            samples[name].append(measure(command, environment))

    medians = {name: Sample(*(statistics.median(column) for column in zip(*rows))) for name, rows in samples.items()}
    print(f"medians of {arguments.rounds} rounds   initialize      memory")
    for name, median in medians.items():
        print(f"  {name:20} {median.milliseconds:8.1f} ms {median.mebibytes:8.1f} MiB")
    reference, ours = medians["reference"], medians["understudy"]
    print(
        f"  ratio                {reference.milliseconds / ours.milliseconds:8.1f} : 1"
        f"  {reference.mebibytes / ours.mebibytes:8.1f} : 1"
    )


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Compares the time to answer `initialize` and the memory afterwards of two drivers, alternating between them.

    tests/bench/startup.py [--driver dist/understudy] [--rounds 15] CLIENT

CLIENT is the directory of a virtual environment with the Python client, whose own driver is the reference. Memory
is the proportional set size of all processes of a driver, in MiB. Prints medians and the ratios reference : driver.
"""

import argparse
import statistics
import subprocess
import time
from pathlib import Path
from typing import Dict, List, NamedTuple

from support.conversation import LENGTH_PREFIXED, Conversation
from support.drivers import Driver, find_drivers
from support.processes import memory

INITIALIZE = {"guid": "", "method": "initialize", "params": {"sdkLanguage": "python"}, "metadata": {}}


class Sample(NamedTuple):
    milliseconds: float
    mebibytes: float


def measure(driver: Driver) -> Sample:
    start = time.perf_counter()
    process = subprocess.Popen(
        driver.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=driver.environment
    )
    Conversation(LENGTH_PREFIXED, process.stdout.fileno(), process.stdin.fileno(), lambda _: None).call(INITIALIZE)
    milliseconds = (time.perf_counter() - start) * 1000
    mebibytes = memory(process.pid)
    process.stdin.close()
    # What the driver still says must not block its end.
    process.stdout.read()
    process.wait()
    return Sample(milliseconds, mebibytes)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--driver", type=Path, default=Path("dist/understudy"))
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("client", type=Path, metavar="CLIENT")
    arguments = parser.parse_args()

    drivers = find_drivers(arguments.client, arguments.driver)
    for driver in drivers.values():
        measure(driver)  # Files are in the page cache from here on.
    samples: Dict[str, List[Sample]] = {name: [] for name in drivers}
    for _ in range(arguments.rounds):
        for name, driver in drivers.items():
            samples[name].append(measure(driver))

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

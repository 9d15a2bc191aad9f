#!/usr/bin/env python3
"""Runs every example with stock Playwright clients and prints a line for each.

    run_examples.py --driver dist/understudy --server PATH CLIENT...

CLIENT is the directory of a virtual environment that has playwright installed. Without --driver the clients
use the driver they come with. Exits with 1 when an example failed.
"""

import argparse
import ast
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Dict, Optional, Tuple

EXAMPLES = Path(__file__).resolve().parent / "examples"
TIMEOUT_SECONDS = 30


def version_tuple(version: str) -> Tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def client_version(python: Path) -> str:
    query = "from importlib.metadata import version; print(version('playwright'))"
    return subprocess.check_output([python, "-c", query], text=True).strip()


def needed_version(example: Path) -> Optional[str]:
    """The example's NEEDS_CLIENT, if it has one."""
    for statement in ast.parse(example.read_text()).body:
        if isinstance(statement, ast.Assign) and statement.targets[0].id == "NEEDS_CLIENT":
            return ast.literal_eval(statement.value)
    return None


def run(example: Path, python: Path, url: str, environment: Dict[str, str]) -> Tuple[bool, str, float]:
    """Whether the example passed, what it said, and how many seconds it took."""
    start = time.monotonic()
    try:
        done = subprocess.run(
            [python, example, url],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=TIMEOUT_SECONDS,
        )
        passed, output = done.returncode == 0, done.stdout
    except subprocess.TimeoutExpired as expired:
        output = (expired.stdout or b"").decode(errors="replace") + f"no end after {TIMEOUT_SECONDS} s\n"
        passed = False
    return passed, output.strip(), time.monotonic() - start


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--driver", type=Path, help="the driver binary the clients start")
    parser.add_argument("--server", type=Path, required=True, help="the example server's binary")
    parser.add_argument("clients", type=Path, nargs="+", metavar="CLIENT")
    arguments = parser.parse_args()

    environment = dict(os.environ, PYTHONDONTWRITEBYTECODE="1")
    if arguments.driver:
        environment["PLAYWRIGHT_NODEJS_PATH"] = str(arguments.driver.resolve())

    # The server goes away when its standard input is closed, whatever happens to this script.
    server = subprocess.Popen([arguments.server], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    url = f"http://127.0.0.1:{server.stdout.readline().strip()}"
    failed = total = 0
    try:
        for client in arguments.clients:
            python = client / "bin" / "python"
            version = client_version(python)
            print(f"\nPython client {version}", flush=True)
            for example in sorted(EXAMPLES.glob("*.py")):
                name, _, api = example.stem.rpartition("_")
                label = f"{name.replace('_', ' ')} ({api})"
                needed = needed_version(example)
                if needed and version_tuple(version) < version_tuple(needed):
                    print(f"  --    {label:32} needs client {needed}", flush=True)
                    continue
                passed, output, seconds = run(example, python, url, environment)
                total += 1
                failed += not passed
                said = output if passed else "\n        ".join(["", *output.splitlines()])
                print(f"  {'ok  ' if passed else 'FAIL'}  {label:32} {seconds:5.2f} s  {said}", flush=True)
    finally:
        server.stdin.close()
        server.wait()
    print(f"\n{total - failed} examples passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

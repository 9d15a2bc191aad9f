#!/usr/bin/env python3
"""Runs every example with stock Playwright clients and prints a line for each.

    run_examples.py --driver dist/understudy --server PATH LANGUAGE...

Exits with 1 when an example failed.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Tuple

from languages import LANGUAGES, Command, driver_directory

TIMEOUT_SECONDS = 30


def run(command: Command) -> Tuple[bool, str, float]:
    """Whether the example passed, what it said, and how many seconds it took."""
    start = time.monotonic()
    try:
        done = subprocess.run(
            command,
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
    parser.add_argument("--driver", type=Path, required=True, help="the driver binary the clients start")
    parser.add_argument("--server", type=Path, required=True, help="the example server's binary")
    parser.add_argument("languages", nargs="+", choices=LANGUAGES, metavar="LANGUAGE")
    arguments = parser.parse_args()

    temporary = tempfile.TemporaryDirectory()
    driver = driver_directory(arguments.driver, Path(temporary.name))

    # The server goes away when its standard input is closed, whatever happens to this script.
    server = subprocess.Popen([arguments.server], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    url = f"http://127.0.0.1:{server.stdout.readline().strip()}"
    failed = total = 0
    try:
        for client_type in map(LANGUAGES.get, arguments.languages):
            for version in client_type.versions():
                client = client_type(version, driver)
                print(f"\n{client.language} client {version}", flush=True)
                client.build()
                for source in client.sources():
                    label = f"{client.label(source):32}"
                    needed = client.needs(source)
                    if needed:
                        print(f"  --    {label} needs client {needed}", flush=True)
                        continue
                    passed, output, seconds = run([*client.command(source), url])
                    total += 1
                    failed += not passed
                    said = output if passed else "\n        ".join(["", *output.splitlines()])
                    print(f"  {'ok  ' if passed else 'FAIL'}  {label} {seconds:5.2f} s  {said}", flush=True)
    finally:
        server.stdin.close()
        server.wait()
        temporary.cleanup()
    print(f"\n{total - failed} examples passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Adds up test results and prints `N passed, N failed`; exits with 1 when something failed.

    count_tests.py --bazel EVENTS --bazel-status CODE --junit DIR --suites N

EVENTS is what Bazel wrote for --build_event_json_file, CODE what it exited with. DIR has the N JUnit files of
the suites that ran beside Bazel; one that is missing is a failure.
"""

import argparse
import json
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import List, Tuple
from urllib.parse import unquote, urlsplit


def count_cases(path: Path) -> Tuple[int, List[str]]:
    """The number of cases that passed in a JUnit file, and the names of those that failed."""
    passed, failed = 0, []
    for case in ElementTree.parse(path).iter("testcase"):
        if case.find("failure") is not None or case.find("error") is not None:
            failed.append(f"{case.get('classname')}.{case.get('name')}")
        elif case.find("skipped") is None and case.get("status") != "notrun":
            passed += 1
    return passed, failed


def count_bazel(events: Path, status: int) -> Tuple[int, List[str]]:
    passed, failed = 0, []
    for line in events.read_text().splitlines() if events.exists() else []:
        event = json.loads(line)
        if "testResult" not in event:
            continue
        result, label = event["testResult"], event["id"]["testResult"]["label"]
        files = {file["name"]: file.get("uri", "") for file in result.get("testActionOutput", [])}
        cases, failures = 0, []
        if "test.xml" in files:
            cases, failures = count_cases(Path(unquote(urlsplit(files["test.xml"]).path)))
        # A test that crashes or times out has no case of that name, or none at all.
        if result.get("status") != "PASSED" and not failures:
            failures = [result.get("status", "no status")]
        passed += cases
        failed += [f"{label} {failure}" for failure in failures]
    if status != 0 and not failed:
        failed.append(f"bazel test, which exited with {status}")
    return passed, failed


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bazel", type=Path, required=True)
    parser.add_argument("--bazel-status", type=int, required=True)
    parser.add_argument("--junit", type=Path, required=True)
    parser.add_argument("--suites", type=int, required=True)
    arguments = parser.parse_args()

    passed, failed = count_bazel(arguments.bazel, arguments.bazel_status)
    suites = sorted(arguments.junit.glob("*.xml"))
    for suite in suites:
        suite_passed, suite_failed = count_cases(suite)
        passed += suite_passed
        failed += [f"{suite.stem} {name}" for name in suite_failed]
    failed += ["a suite that did not run"] * (arguments.suites - len(suites))

    for name in failed:
        print(f"failed: {name}")
    print(f"{passed} passed, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

"""The tests of a checkout, as its own tools find them."""

import sys
from pathlib import Path
from typing import List, NamedTuple

# What testharness.js gives a test, in seconds.
TIMEOUTS = {None: 10, "long": 60}

WORKER_SCOPES = ("worker", "sharedworker", "serviceworker")


class Test(NamedTuple):
    #: Path and query, as web-platform-tests names a test.
    url: str
    #: The server it is loaded from: http, https or h2.
    server: str
    #: Where its script runs: window, or a kind of worker.
    scope: str
    timeout: int


def find_tests(checkout: Path, folder: str) -> List[Test]:
    """All tests that report through testharness.js: one for each variant and scope of a file."""
    sys.path.insert(0, str(checkout / "tools"))
    import localpaths  # noqa: F401  Puts the rest of the checkout's tools on sys.path.
    from manifest.sourcefile import SourceFile

    tests = []
    for path in sorted((checkout / folder).rglob("*")):
        if path.is_file():
            kind, items = SourceFile(str(checkout), str(path.relative_to(checkout)), "/").manifest_items()
            if kind == "testharness":
                tests += [_test(item) for item in items]
    return tests


def _test(item) -> Test:
    server = "h2" if item.h2 else "https" if item.https else "http"
    labels = item.url.split("?")[0].rsplit("/", 1)[-1].split(".")
    scope = next((label for label in labels if label in WORKER_SCOPES), "window")
    return Test(item.url, server, scope, TIMEOUTS[item.timeout])

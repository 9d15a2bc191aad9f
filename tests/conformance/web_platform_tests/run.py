#!/usr/bin/env python3
"""Runs web-platform-tests' websockets/ natively and routed, and reports what passes natively alone.

    python tests/conformance/web_platform_tests/run.py CHECKOUT [--driver PATH] [TEXT...]

CHECKOUT is a checkout of web-platform-tests; the tests whose URL has one of the TEXTs in it are run, by default all.
Without --driver the client uses the driver it comes with. The exit code is 1 if routing loses a subtest for which
known_differences.py has no reason.
"""

import argparse
import asyncio
import os
import sys
from pathlib import Path
from typing import List

from playwright.async_api import Browser, async_playwright

from checkout import Test, find_tests
from comparison import Comparison, describe, summarize, unexpected
from page_run import run_in_page
from wpt_server import BROWSER_ARGS, WptServer

# Tests mostly wait.
AT_ONCE = 4
# A difference is one that shows again when nothing else runs.
REPETITIONS = 2


async def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkout", type=Path)
    parser.add_argument("--driver")
    parser.add_argument("texts", nargs="*", metavar="TEXT")
    options = parser.parse_intermixed_args()
    if options.driver:
        os.environ["PLAYWRIGHT_NODEJS_PATH"] = os.path.abspath(options.driver)
    tests = find_tests(options.checkout, "websockets")
    if options.texts:
        tests = [test for test in tests if any(text in test.url for text in options.texts)]

    with WptServer(options.checkout) as server:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(args=BROWSER_ARGS)
            comparisons = await compare_all(browser, server, tests)
            await browser.close()

    print(summarize(comparisons))
    return 1 if any(unexpected(comparison) for comparison in comparisons) else 0


async def compare_all(browser: Browser, server: WptServer, tests: List[Test]) -> List[Comparison]:
    places = asyncio.Semaphore(AT_ONCE)
    done = 0

    async def compare_in_place(test: Test) -> Comparison:
        nonlocal done
        async with places:
            comparison = await compare(browser, server, test)
        done += 1
        print(f"\r{done} of {len(tests)} tests", end="", file=sys.stderr, flush=True)
        return comparison

    comparisons = await asyncio.gather(*map(compare_in_place, tests))
    print(file=sys.stderr)
    for i, comparison in enumerate(comparisons):
        for _ in range(REPETITIONS):
            if comparisons[i].differences:
                comparisons[i] = await compare(browser, server, comparison.test)
        if comparisons[i].differences:
            print(describe(comparisons[i]), flush=True)
    return comparisons


async def compare(browser: Browser, server: WptServer, test: Test) -> Comparison:
    url = server.url(test.server, test.url)
    native = await run_in_page(browser, url, test, routed=False)
    return Comparison(test, native, await run_in_page(browser, url, test, routed=True))


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))

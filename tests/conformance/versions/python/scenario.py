"""What clients do with their driver, for every version of the Python client.

    python scenario.py WEB CHAT [STEP...]

WEB and CHAT are the URLs of the two servers (../servers.py).
"""

import sys

# The steps, in the order in which they are played.
import contexts  # noqa: F401
import pages  # noqa: F401
import values  # noqa: F401
import functions  # noqa: F401
import events  # noqa: F401
import elements  # noqa: F401
import assertions  # noqa: F401
import clock  # noqa: F401
import sockets  # noqa: F401
import ending  # noqa: F401
from playwright.sync_api import sync_playwright
from stage import Scene, play


def main() -> int:
    web, chat, *only = sys.argv[1:]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch()
        passed = play(Scene(playwright, browser, web, chat), only)
        browser.close()
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())

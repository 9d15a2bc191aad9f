"""Real libraries notice nothing: what the page sees, and what the server hears, is the same with and without routing."""

import json
import urllib.request
from pathlib import Path
from typing import Callable, Iterator, List, NamedTuple

import pytest
from playwright.sync_api import Browser, Page, WebSocketRoute
from support.node_server import serve_folder

pytestmark = pytest.mark.one_client

FOLDER = Path(__file__).parent / "libraries"
LIBRARIES = sorted(path.stem for path in (FOLDER / "conversations").glob("*.mjs") if path.stem != "talk")


REPORT = "conversation "


class Conversation(NamedTuple):
    told: List[object]
    errors: List[str]
    heard: List[object]


@pytest.fixture(scope="module")
def libraries() -> Iterator[str]:
    """The URL of the server of all libraries."""
    yield from serve_folder(FOLDER)


def natively(page: Page) -> None:
    pass


def passed_through(page: Page) -> None:
    page.route_web_socket("**", lambda ws: ws.connect_to_server() and None)


def forwarded(page: Page) -> None:
    def forward(ws: WebSocketRoute) -> None:
        server = ws.connect_to_server()
        ws.on_message(server.send)
        server.on_message(ws.send)

    page.route_web_socket("**", forward)


def converse(browser: Browser, url: str, route: Callable[[Page], None]) -> Conversation:
    page = browser.new_page()
    errors: List[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    route(page)
    with page.expect_console_message(lambda message: message.text.startswith(REPORT), timeout=20_000) as report:
        page.goto(url)
    told = json.loads(report.value.text[len(REPORT) :])
    page.context.close()
    with urllib.request.urlopen(f"{url}/heard", timeout=10) as heard:
        return Conversation(told, errors, json.load(heard))


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_library(browser: Browser, libraries: str, library: str) -> None:
    url = f"{libraries}/{library}"
    native = converse(browser, url, natively)
    assert native.told[-1] == "done" and native.heard
    assert converse(browser, url, passed_through) == native
    assert converse(browser, url, forwarded) == native

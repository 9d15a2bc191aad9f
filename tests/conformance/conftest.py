"""What the tests share: a client on the driver under test, a browser, a fresh context and page, two servers.

    python -m pytest tests/conformance --driver PATH --example-server PATH

Without --driver the client uses the driver it comes with, which may need --browser to find one.
"""

import os
import subprocess
from importlib.metadata import version
from pathlib import Path
from typing import Iterator, Tuple

import playwright as client_package
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from support.processes import Family
from support.web_server import WebServer
from support.web_socket_server import WebSocketServer


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--driver", help="the driver binary the client starts")
    parser.addoption("--browser", help="the browser that the driver starts, where it is to be another than it finds")
    parser.addoption("--example-server", help="the binary of clients/example_server")
    parser.addoption("--full-load", action="store_true", help="what is scaled down for CI, in full")
    parser.addoption("--language", default="python", help="whose examples test_examples.py runs")


def pytest_configure(config: pytest.Config) -> None:
    driver = config.getoption("--driver")
    if driver:
        os.environ["PLAYWRIGHT_NODEJS_PATH"] = os.path.abspath(driver)


@pytest.fixture(scope="session")
def driver(request: pytest.FixtureRequest) -> str:
    """What the client starts."""
    bundled = Path(client_package.__file__).parent / "driver" / "node"
    return os.path.abspath(request.config.getoption("--driver") or bundled)


@pytest.fixture(scope="session")
def full_load(request: pytest.FixtureRequest) -> bool:
    return request.config.getoption("--full-load")


@pytest.fixture(scope="session")
def client_version() -> Tuple[int, ...]:
    return tuple(int(part) for part in version("playwright").split("."))


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(request: pytest.FixtureRequest, playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=request.config.getoption("--browser"))
    yield browser
    browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context()
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture(scope="session")
def web_server() -> Iterator[WebServer]:
    server = WebServer()
    yield server
    server.close()


@pytest.fixture
def server(web_server: WebServer) -> WebServer:
    web_server.reset()
    return web_server


@pytest.fixture(scope="session")
def running_socket_server() -> Iterator[WebSocketServer]:
    server = WebSocketServer()
    yield server
    server.close()


@pytest.fixture
def socket_server(running_socket_server: WebSocketServer) -> WebSocketServer:
    running_socket_server.forget_arrivals()
    return running_socket_server


@pytest.fixture
def family(tmp_path: Path) -> Iterator[Family]:
    family = Family(tmp_path)
    yield family
    family.kill()


@pytest.fixture(scope="session")
def chat_server(request: pytest.FixtureRequest) -> Iterator[str]:
    """The URL of the example server: its page has chat() and closing(), its /ws answers."""
    binary = request.config.getoption("--example-server", skip=True)
    process = subprocess.Popen([binary], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    yield f"http://127.0.0.1:{process.stdout.readline().strip()}"
    process.stdin.close()
    process.wait()

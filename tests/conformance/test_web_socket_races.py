"""Whatever ends a routed socket, at whatever point of its life: nothing hangs, fails or stays behind."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Awaitable, Callable, Iterator, Set

import pytest
from playwright.async_api import Browser, BrowserContext, Error
from support.async_client import AsyncClient
from support.processes import Family
from support.socket_life import PAGE, STAGES, Life, begin
from support.web_server import WebServer
from support.web_socket_server import WebSocketServer
from support.wire import Wire


@pytest.fixture(scope="module")
def wire(driver: str, tmp_path_factory: pytest.TempPathFactory) -> Wire:
    return Wire(driver, tmp_path_factory.mktemp("wire"))


@pytest.fixture(scope="module")
def client(wire: Wire) -> Iterator[AsyncClient]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PLAYWRIGHT_NODEJS_PATH", str(wire.executable))
        client = AsyncClient()
    yield client
    client.close()


@pytest.fixture(scope="module")
def shared_browser(client: AsyncClient) -> Iterator[Browser]:
    browser = client.run(client.playwright.chromium.launch())
    yield browser
    client.run(browser.close())


async def navigate(life: Life) -> None:
    await life.page.goto("about:blank")


async def reload(life: Life) -> None:
    await life.page.reload()


async def detach_the_frame(life: Life) -> None:
    await life.page.evaluate("document.querySelector('iframe').remove()")


async def close_the_page(life: Life) -> None:
    await life.page.close()


async def close_the_context(life: Life) -> None:
    await life.page.context.close()


async def crash(life: Life) -> None:
    async with life.page.expect_event("crash"):
        with pytest.raises(Error):
            await life.page.goto("chrome://crash")


def name(end: Callable) -> str:
    return end.__name__


class Race:
    """One socket that is brought to a stage, and what has to be true once it was ended there."""

    def __init__(self, client: AsyncClient, wire: Wire, server: WebServer, socket_server: WebSocketServer) -> None:
        self._client = client
        self._wire = wire
        self._socket_server = socket_server
        self._alive_before = wire.alive("WebSocketRoute")
        self._url = server.html("/", PAGE)
        self._framed_url = server.html("/framed", "<iframe src='/'></iframe>")

    def begin(self, context: BrowserContext, stage: str, framed: bool = False) -> Life:
        url = self._framed_url if framed else self._url
        life = self._client.run(begin(context, url, self._socket_server.url))
        self._client.run(STAGES[stage](life))
        if stage == "connecting":
            self._socket_server.wait_for_arrival("/held")
        assert self._alive()
        return life

    def expect_quiet(self, life: Life) -> None:
        """The handler may go on and say what it likes; neither side fails, and no object stays."""
        self._client.run(life.speak_too_late())
        assert self._wire.wait_until(lambda: not self._alive()), self._alive()
        life.handler_may_return.set()
        self._client.run(life.speak_too_late())
        assert self._client.unhandled() == []
        assert life.page_errors == []

    def _alive(self) -> Set[str]:
        return self._wire.alive("WebSocketRoute") - self._alive_before


@pytest.fixture
def race(client: AsyncClient, wire: Wire, server: WebServer, socket_server: WebSocketServer) -> Race:
    return Race(client, wire, server, socket_server)


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize(
    "end", [navigate, reload, detach_the_frame, crash, close_the_page, close_the_context], ids=name
)
def test_the_end_of_its_document_ends_a_socket(
    race: Race, client: AsyncClient, shared_browser: Browser, end: Callable[[Life], Awaitable[None]], stage: str
) -> None:
    context = client.run(shared_browser.new_context())
    life = race.begin(context, stage, framed=end is detach_the_frame)
    client.run(end(life))
    race.expect_quiet(life)
    client.run(context.close())


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("violently", [False, True], ids=["closed", "killed"])
def test_the_end_of_its_browser_ends_a_socket(
    race: Race, client: AsyncClient, family: Family, violently: bool, stage: str
) -> None:
    browser = client.run(client.playwright.chromium.launch(env=family.environment()))
    life = race.begin(client.run(browser.new_context()), stage)
    if violently:
        os.kill(family.first(), signal.SIGKILL)
    else:
        client.run(browser.close())
    assert family.wait_until_gone(10) == {}
    race.expect_quiet(life)
    assert not browser.is_connected()


@pytest.mark.parametrize("stage", STAGES)
def test_a_client_that_is_killed_takes_all_along(
    family: Family, server: WebServer, socket_server: WebSocketServer, stage: str
) -> None:
    client = subprocess.Popen(
        [sys.executable, "-m", "support.socket_life", stage, server.html("/", PAGE), socket_server.url],
        cwd=Path(__file__).parent,
        env=family.environment(),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert client.stdout.readline() == "ready\n"
    client.send_signal(signal.SIGKILL)
    client.wait()
    assert family.wait_until_gone(10) == {}
    assert family.files() == []

"""A client too slow for its page: the driver takes no more than it can pass on, and all of it arrives."""

import asyncio
from typing import Callable, Coroutine

import pytest
from playwright.async_api import Playwright
from support.async_client import AsyncClient
from support.driver_server import DriverServer
from support.processes import Family, peak_memory
from support.raw_client import RawClient
from support.web_server import WebServer

pytestmark = pytest.mark.timeout(300)

MOCK = "ws://mock.example/"
MESSAGE_BYTES = 64 << 10
# What the driver may take, however much there is to pass on.
MOST_BYTES = 40 << 20

# Sends numbered messages, then says that it did.
PAGE = """<script>
function flood(url, messages) {
    const socket = new WebSocket(url);
    socket.onopen = async () => {
        for (let i = 0; i < messages; ++i) {
            socket.send(String(i).padStart(8, '0').repeat(8192));
            if (i % 64 === 0)
                await new Promise(resolve => setTimeout(resolve));
        }
        await fetch('/flooded');
    };
}
</script>"""


def message(number: int) -> str:
    return f"{number:08}" * 8192


@pytest.fixture
def messages(full_load: bool) -> int:
    return (1 << 30 if full_load else 160 << 20) // MESSAGE_BYTES


def test_a_client_that_does_not_read(driver: str, family: Family, server: WebServer, messages: int) -> None:
    client = RawClient(driver, family.environment())
    page, frame = client.open_page()
    client.call(page, "setWebSocketInterceptionPatterns", patterns=[{"glob": MOCK}])
    client.call(frame, "goto", url=server.html("/", PAGE))
    client.call(
        frame,
        "evaluateExpression",
        expression=f"flood('{MOCK}', {messages})",
        isFunction=False,
        arg={"value": {"v": "undefined"}, "handles": []},
    )
    route = client.event("webSocketRoute")["webSocketRoute"]["guid"]
    client.send(route, "ensureOpened")
    server.next_request("/flooded", seconds=500)
    for number in range(messages):
        assert client.event("messageFromPage")["message"] == message(number)
    assert peak_memory(client.pid) < MOST_BYTES
    assert client.close() == 0


def flood_a_busy_client(
    client: AsyncClient, server: WebServer, messages: int, open_browser: Callable[[Playwright], Coroutine]
) -> None:
    url = server.html("/", PAGE)

    async def scenario() -> None:
        browser = await open_browser(client.playwright)
        page = await browser.new_page()
        received = asyncio.Queue()
        busy = True

        def take(text: str) -> None:
            nonlocal busy
            if busy:
                busy = False
                # Nothing else gets to run in this client until the page has sent everything.
                server.next_request("/flooded", seconds=500)
            received.put_nowait(text)

        await page.route_web_socket(MOCK, lambda ws: ws.on_message(take))
        await page.goto(url)
        await page.evaluate(f"flood('{MOCK}', {messages})")
        for number in range(messages):
            assert await received.get() == message(number)
        await browser.close()

    client.run(scenario(), seconds=550)


def test_a_client_that_is_busy(
    driver: str, family: Family, monkeypatch: pytest.MonkeyPatch, server: WebServer, messages: int
) -> None:
    family.adopt(monkeypatch)
    client = AsyncClient()
    flood_a_busy_client(client, server, messages, lambda playwright: playwright.chromium.launch())
    assert peak_memory(family.first()) < MOST_BYTES
    assert client.unhandled() == []
    client.close()


def test_a_client_that_is_busy_while_it_uses_a_driver_elsewhere(
    driver: str, family: Family, monkeypatch: pytest.MonkeyPatch, server: WebServer, messages: int
) -> None:
    family.adopt(monkeypatch)
    client = AsyncClient()
    own_driver = family.first()
    elsewhere = DriverServer(["run-server"], family)
    flood_a_busy_client(
        client, server, messages, lambda playwright: playwright.chromium.connect(elsewhere.endpoint)
    )
    assert peak_memory(own_driver) < MOST_BYTES
    assert peak_memory(elsewhere.process.pid) < MOST_BYTES
    assert client.unhandled() == []
    client.close()
    assert elsewhere.stop() == 0

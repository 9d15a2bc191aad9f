"""Sockets that were closed: what the driver, the client and the page held for them is free again."""

from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.async_api import Page
from support.async_client import AsyncClient
from support.load_page import PAGE
from support.processes import Family, memory
from support.web_server import WebServer
from support.web_socket_server import WebSocketServer
from support.wire import Wire

pytestmark = pytest.mark.timeout(300)

MOCK = "ws://mock.example/"


class Held(NamedTuple):
    driver_bytes: int
    heap_bytes: int


def test_closed_sockets_leave_nothing(
    driver: str,
    family: Family,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
    server: WebServer,
    socket_server: WebSocketServer,
) -> None:
    wire = Wire(driver, tmp_path_factory.mktemp("wire"))
    monkeypatch.setenv("PLAYWRIGHT_NODEJS_PATH", str(wire.executable))
    family.adopt(monkeypatch)
    client = AsyncClient()
    url = server.html("/", PAGE)

    async def open_page() -> Page:
        browser = await client.playwright.chromium.launch()
        page = await browser.new_page()
        await page.route_web_socket(MOCK, lambda ws: ws.on_message(ws.send))
        await page.route_web_socket("**/echo", lambda ws: ws.connect_to_server())
        await page.goto(url)
        return page

    async def use_sockets(page: Page, rounds: int) -> None:
        for _ in range(rounds):
            await page.evaluate(f"chat('{MOCK}', 50, 5)")
            await page.evaluate(f"chat('{socket_server.url}/echo', 50, 5)")

    async def held(page: Page) -> Held:
        session = await page.context.new_cdp_session(page)
        await session.send("HeapProfiler.collectGarbage")
        heap = (await session.send("Runtime.getHeapUsage"))["usedSize"]
        await session.detach()
        return Held(memory(pid), heap)

    page = client.run(open_page())
    pid = next(pid for pid, name in family.members().items() if name == Path(driver).name[:15])
    client.run(use_sockets(page, 2))
    before = client.run(held(page))
    client.run(use_sockets(page, 5))
    after = client.run(held(page))
    assert wire.wait_until(lambda: not wire.alive("WebSocketRoute")), wire.alive("WebSocketRoute")
    assert wire.created["WebSocketRoute"] == 7 * 100
    # Five hundred sockets came and went, of which each would hold some kilobytes.
    assert after.driver_bytes - before.driver_bytes < 1 << 20
    assert after.heap_bytes - before.heap_bytes < 100 << 10
    client.run(page.context.browser.close())
    client.close()

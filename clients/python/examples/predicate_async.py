"""Routes the WebSockets whose URL a function picks; others reach the server."""

import asyncio
import sys
from urllib.parse import parse_qs, urlsplit

from playwright.async_api import WebSocketRoute, async_playwright


def is_private(url: str) -> bool:
    return "private" in parse_qs(urlsplit(url).query)


def handle(ws: WebSocketRoute) -> None:
    ws.on_message(lambda message: ws.send(f"mocked: {message}"))


async def main() -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch()
        page = await browser.new_page()
        await page.route_web_socket(is_private, handle)
        await page.goto(sys.argv[1])
        mocked = await page.evaluate("chat('/ws?private=1', ['hello'])")
        assert mocked == ["mocked: hello"], mocked
        native = await page.evaluate("chat('/ws', ['hello'])")
        assert native == ["server says: hello"], native
        print(f"URLs a function picks, mocked: a private one saw {mocked}, another {native}")
        await browser.close()


asyncio.run(main())

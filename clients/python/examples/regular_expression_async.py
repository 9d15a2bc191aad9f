"""Routes the WebSockets whose URL matches a regular expression; others reach the server."""

import asyncio
import re
import sys

from playwright.async_api import WebSocketRoute, async_playwright


def handle(ws: WebSocketRoute) -> None:
    ws.on_message(lambda message: ws.send(f"mocked: {message}"))


async def main() -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch()
        page = await browser.new_page()
        await page.route_web_socket(re.compile(r"/ws\?room=\d+$"), handle)
        await page.goto(sys.argv[1])
        mocked = await page.evaluate("chat('/ws?room=7', ['hello'])")
        assert mocked == ["mocked: hello"], mocked
        native = await page.evaluate("chat('/ws?room=lobby', ['hello'])")
        assert native == ["server says: hello"], native
        print(f"room=<number>, mocked: room 7 saw {mocked}, the lobby saw {native}")
        await browser.close()


asyncio.run(main())

"""Routes a URL that is relative to the base URL of the context."""

import asyncio
import sys
from typing import Union

from playwright.async_api import WebSocketRoute, async_playwright

# Needs client 1.49: earlier ones resolve on http:// and match nothing.


def answer(ws: WebSocketRoute, message: Union[str, bytes]) -> None:
    if message == "request":
        ws.send("response")


def handle(ws: WebSocketRoute) -> None:
    ws.on_message(lambda message: answer(ws, message))


async def main() -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch()
        context = await browser.new_context(base_url=sys.argv[1])
        page = await context.new_page()
        await page.route_web_socket("/ws", handle)
        await page.goto("/")
        replies = await page.evaluate("chat(`ws://${location.host}/ws`, ['request'])")
        assert replies == ["response"], replies
        print("/ws, relative to the base URL: the page sent 'request' and saw 'response'")
        await browser.close()


asyncio.run(main())

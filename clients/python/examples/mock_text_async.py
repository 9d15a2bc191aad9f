"""Answers the page in place of a server: no connection is made."""

import asyncio
import sys
from typing import Union

from playwright.async_api import WebSocketRoute, async_playwright


def answer(ws: WebSocketRoute, message: Union[str, bytes]) -> None:
    if message == "request":
        ws.send("response")


def handle(ws: WebSocketRoute) -> None:
    ws.on_message(lambda message: answer(ws, message))


async def main() -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch()
        page = await browser.new_page()
        await page.route_web_socket("wss://example.com/ws", handle)
        await page.goto(sys.argv[1])
        replies = await page.evaluate("chat('wss://example.com/ws', ['request'])")
        assert replies == ["response"], replies
        print("wss://example.com/ws, mocked: the page sent 'request' and saw 'response'")
        await browser.close()


asyncio.run(main())

"""Handles a close by the page, and completes it with another code."""

import asyncio
import sys
from typing import Optional

from playwright.async_api import WebSocketRoute, async_playwright


def close(ws: WebSocketRoute, code: Optional[int], reason: Optional[str]) -> None:
    asyncio.create_task(ws.close(code=code + 1000, reason=f"{reason}, said the route"))


def handle(ws: WebSocketRoute) -> None:
    ws.on_close(lambda code, reason: close(ws, code, reason))


async def main() -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch()
        page = await browser.new_page()
        await page.route_web_socket("wss://example.com/ws", handle)
        await page.goto(sys.argv[1])
        closed = await page.evaluate("closing('wss://example.com/ws', { code: 3001, reason: 'bye' })")
        assert closed == {"code": 4001, "reason": "bye, said the route"}, closed
        print(f"wss://example.com/ws, close handled: the page closed with 3001 'bye' and saw {closed}")
        await browser.close()


asyncio.run(main())

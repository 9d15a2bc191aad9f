"""Handles a close by the server: the page is told another reason."""

import asyncio
import sys
from typing import Optional

from playwright.async_api import WebSocketRoute, async_playwright


def close_page(ws: WebSocketRoute, code: Optional[int], reason: Optional[str]) -> None:
    asyncio.create_task(ws.close(code=code, reason=f"{reason}, said the route"))


def handle(ws: WebSocketRoute) -> None:
    server = ws.connect_to_server()
    server.on_close(lambda code, reason: close_page(ws, code, reason))


async def main() -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch()
        page = await browser.new_page()
        await page.route_web_socket("**/ws", handle)
        await page.goto(sys.argv[1])
        closed = await page.evaluate("closing('/ws', { messages: ['close 4001 bye'] })")
        assert closed == {"code": 4001, "reason": "bye, said the route"}, closed
        print(f"**/ws, close handled: the server closed with 4001 'bye' and the page saw {closed}")
        await browser.close()


asyncio.run(main())

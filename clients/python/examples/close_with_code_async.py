"""Closes the page's WebSocket with a code and a reason."""

import asyncio
import sys
from typing import Union

from playwright.async_api import WebSocketRoute, async_playwright


def refuse(ws: WebSocketRoute, message: Union[str, bytes]) -> None:
    asyncio.create_task(ws.close(code=3008, reason=f"No {message}"))


def handle(ws: WebSocketRoute) -> None:
    ws.on_message(lambda message: refuse(ws, message))


async def main() -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch()
        page = await browser.new_page()
        await page.route_web_socket("wss://example.com/ws", handle)
        await page.goto(sys.argv[1])
        closed = await page.evaluate("closing('wss://example.com/ws', { messages: ['thanks'] })")
        assert closed == {"code": 3008, "reason": "No thanks"}, closed
        print(f"wss://example.com/ws, closed by the route: the page sent 'thanks' and saw {closed}")
        await browser.close()


asyncio.run(main())

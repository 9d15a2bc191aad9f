"""Answers in the subprotocol that the page asks for."""

import asyncio
import sys

from playwright.async_api import WebSocketRoute, async_playwright

# Needs client 1.60, the first that has WebSocketRoute.protocols.


async def handle(ws: WebSocketRoute) -> None:
    if "chat.v2" in ws.protocols:
        ws.on_message(lambda message: ws.send(f"v2:{message}"))
    else:
        await ws.close(code=1002, reason="Unsupported protocol")


async def main() -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch()
        page = await browser.new_page()
        await page.route_web_socket("wss://example.com/ws", handle)
        await page.goto(sys.argv[1])
        replies = await page.evaluate("chat('wss://example.com/ws', ['hello'], 1, ['chat.v2'])")
        assert replies == ["v2:hello"], replies
        closed = await page.evaluate("closing('wss://example.com/ws')")
        assert closed == {"code": 1002, "reason": "Unsupported protocol"}, closed
        print(f"wss://example.com/ws, by protocol: with chat.v2 the page saw {replies}, without {closed}")
        await browser.close()


asyncio.run(main())

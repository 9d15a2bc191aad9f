"""Connects to the real server, which answers both the page and the route."""

import asyncio
import sys

from playwright.async_api import WebSocketRoute, async_playwright


def handle(ws: WebSocketRoute) -> None:
    server = ws.connect_to_server()
    server.send("hello from the route")


async def main() -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch()
        page = await browser.new_page()
        await page.route_web_socket("**/ws", handle)
        await page.goto(sys.argv[1])
        replies = await page.evaluate("chat('/ws', ['hello from the page'], 2)")
        assert replies == [
            "server says: hello from the route",
            "server says: hello from the page",
        ], replies
        print(f"**/ws, connected: the page sent 'hello from the page' and saw {replies}")
        await browser.close()


asyncio.run(main())

"""Changes one of the messages on their way to the real server."""

import asyncio
import sys
from typing import Union

from playwright.async_api import WebSocketRoute, async_playwright


def change(server: WebSocketRoute, message: Union[str, bytes]) -> None:
    if message == "request":
        server.send("request2")
    else:
        server.send(message)


def handle(ws: WebSocketRoute) -> None:
    server = ws.connect_to_server()
    ws.on_message(lambda message: change(server, message))


async def main() -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch()
        page = await browser.new_page()
        await page.route_web_socket("**/ws", handle)
        await page.goto(sys.argv[1])
        replies = await page.evaluate("chat('/ws', ['request', 'other'])")
        assert replies == ["server says: request2", "server says: other"], replies
        print(f"**/ws, modified: the page sent 'request' and 'other' and saw {replies}")
        await browser.close()


asyncio.run(main())

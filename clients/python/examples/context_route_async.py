"""Routes the WebSockets of every page in a context, and blocks one message."""

import asyncio
import sys
from typing import Union

from playwright.async_api import WebSocketRoute, async_playwright


def filter_message(server: WebSocketRoute, message: Union[str, bytes]) -> None:
    if message == "to-be-blocked":
        return
    server.send(message)


def handle(ws: WebSocketRoute) -> None:
    server = ws.connect_to_server()
    ws.on_message(lambda message: filter_message(server, message))


async def main() -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch()
        context = await browser.new_context()
        await context.route_web_socket("**/ws", handle)
        for greeting in ["first page", "second page"]:
            page = await context.new_page()
            await page.goto(sys.argv[1])
            replies = await page.evaluate(
                "greeting => chat('/ws', ['to-be-blocked', greeting], 1)", greeting
            )
            assert replies == [f"server says: {greeting}"], replies
        print("**/ws, in two pages of a context: each sent 2 messages and saw the answer to one")
        await browser.close()


asyncio.run(main())

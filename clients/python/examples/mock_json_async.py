"""Answers JSON questions in place of a server."""

import asyncio
import json
import sys
from typing import Union

from playwright.async_api import WebSocketRoute, async_playwright


def answer(ws: WebSocketRoute, message: Union[str, bytes]) -> None:
    json_message = json.loads(message)
    if json_message["request"] == "question":
        ws.send(json.dumps({"response": "answer"}))


def handle(ws: WebSocketRoute) -> None:
    ws.on_message(lambda message: answer(ws, message))


async def main() -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch()
        page = await browser.new_page()
        await page.route_web_socket("wss://example.com/ws", handle)
        await page.goto(sys.argv[1])
        replies = await page.evaluate(
            "question => chat('wss://example.com/ws', [JSON.stringify(question)])",
            {"request": "question"},
        )
        assert json.loads(replies[0]) == {"response": "answer"}, replies
        print(f"wss://example.com/ws, mocked: the page asked a JSON question and saw {replies[0]}")
        await browser.close()


asyncio.run(main())

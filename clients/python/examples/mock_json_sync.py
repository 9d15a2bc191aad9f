"""Answers JSON questions in place of a server."""

import json
import sys
from typing import Union

from playwright.sync_api import WebSocketRoute, sync_playwright


def answer(ws: WebSocketRoute, message: Union[str, bytes]) -> None:
    json_message = json.loads(message)
    if json_message["request"] == "question":
        ws.send(json.dumps({"response": "answer"}))


def handle(ws: WebSocketRoute) -> None:
    ws.on_message(lambda message: answer(ws, message))


with sync_playwright() as playwright:
    browser = playwright.chromium.launch()
    page = browser.new_page()
    page.route_web_socket("wss://example.com/ws", handle)
    page.goto(sys.argv[1])
    replies = page.evaluate(
        "question => chat('wss://example.com/ws', [JSON.stringify(question)])",
        {"request": "question"},
    )
    assert json.loads(replies[0]) == {"response": "answer"}, replies
    print(f"wss://example.com/ws, mocked: the page asked a JSON question and saw {replies[0]}")
    browser.close()

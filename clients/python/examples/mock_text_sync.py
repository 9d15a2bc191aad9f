"""Answers the page in place of a server: no connection is made."""

import sys
from typing import Union

from playwright.sync_api import WebSocketRoute, sync_playwright


def answer(ws: WebSocketRoute, message: Union[str, bytes]) -> None:
    if message == "request":
        ws.send("response")


def handle(ws: WebSocketRoute) -> None:
    ws.on_message(lambda message: answer(ws, message))


with sync_playwright() as playwright:
    browser = playwright.chromium.launch()
    page = browser.new_page()
    page.route_web_socket("wss://example.com/ws", handle)
    page.goto(sys.argv[1])
    replies = page.evaluate("chat('wss://example.com/ws', ['request'])")
    assert replies == ["response"], replies
    print("wss://example.com/ws, mocked: the page sent 'request' and saw 'response'")
    browser.close()

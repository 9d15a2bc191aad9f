"""Closes the page's WebSocket with a code and a reason."""

import sys
from typing import Union

from playwright.sync_api import WebSocketRoute, sync_playwright


def refuse(ws: WebSocketRoute, message: Union[str, bytes]) -> None:
    ws.close(code=3008, reason=f"No {message}")


def handle(ws: WebSocketRoute) -> None:
    ws.on_message(lambda message: refuse(ws, message))


with sync_playwright() as playwright:
    browser = playwright.chromium.launch()
    page = browser.new_page()
    page.route_web_socket("wss://example.com/ws", handle)
    page.goto(sys.argv[1])
    closed = page.evaluate("closing('wss://example.com/ws', { messages: ['thanks'] })")
    assert closed == {"code": 3008, "reason": "No thanks"}, closed
    print(f"wss://example.com/ws, closed by the route: the page sent 'thanks' and saw {closed}")
    browser.close()

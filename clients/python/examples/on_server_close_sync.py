"""Handles a close by the server: the page is told another reason."""

import sys
from typing import Optional

from playwright.sync_api import WebSocketRoute, sync_playwright


def close_page(ws: WebSocketRoute, code: Optional[int], reason: Optional[str]) -> None:
    ws.close(code=code, reason=f"{reason}, said the route")


def handle(ws: WebSocketRoute) -> None:
    server = ws.connect_to_server()
    server.on_close(lambda code, reason: close_page(ws, code, reason))


with sync_playwright() as playwright:
    browser = playwright.chromium.launch()
    page = browser.new_page()
    page.route_web_socket("**/ws", handle)
    page.goto(sys.argv[1])
    closed = page.evaluate("closing('/ws', { messages: ['close 4001 bye'] })")
    assert closed == {"code": 4001, "reason": "bye, said the route"}, closed
    print(f"**/ws, close handled: the server closed with 4001 'bye' and the page saw {closed}")
    browser.close()

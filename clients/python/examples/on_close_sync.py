"""Handles a close by the page, and completes it with another code."""

import sys
from typing import Optional

from playwright.sync_api import WebSocketRoute, sync_playwright


def close(ws: WebSocketRoute, code: Optional[int], reason: Optional[str]) -> None:
    ws.close(code=code + 1000, reason=f"{reason}, said the route")


def handle(ws: WebSocketRoute) -> None:
    ws.on_close(lambda code, reason: close(ws, code, reason))


with sync_playwright() as playwright:
    browser = playwright.chromium.launch()
    page = browser.new_page()
    page.route_web_socket("wss://example.com/ws", handle)
    page.goto(sys.argv[1])
    closed = page.evaluate("closing('wss://example.com/ws', { code: 3001, reason: 'bye' })")
    assert closed == {"code": 4001, "reason": "bye, said the route"}, closed
    print(f"wss://example.com/ws, close handled: the page closed with 3001 'bye' and saw {closed}")
    browser.close()

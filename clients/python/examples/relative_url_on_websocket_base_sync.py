"""Routes a relative URL; clients up to 1.48 need a base URL with the scheme ws."""

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
    context = browser.new_context(base_url=sys.argv[1].replace("http", "ws"))
    page = context.new_page()
    page.route_web_socket("/ws", handle)
    page.goto(sys.argv[1])
    replies = page.evaluate("chat(`ws://${location.host}/ws`, ['request'])")
    assert replies == ["response"], replies
    print("/ws, relative to ws://…: the page sent 'request' and saw 'response'")
    browser.close()

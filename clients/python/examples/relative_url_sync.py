"""Routes a URL that is relative to the base URL of the context."""

import sys
from typing import Union

from playwright.sync_api import WebSocketRoute, sync_playwright

# Needs client 1.49: earlier ones resolve on http:// and match nothing.


def answer(ws: WebSocketRoute, message: Union[str, bytes]) -> None:
    if message == "request":
        ws.send("response")


def handle(ws: WebSocketRoute) -> None:
    ws.on_message(lambda message: answer(ws, message))


with sync_playwright() as playwright:
    browser = playwright.chromium.launch()
    context = browser.new_context(base_url=sys.argv[1])
    page = context.new_page()
    page.route_web_socket("/ws", handle)
    page.goto("/")
    replies = page.evaluate("chat(`ws://${location.host}/ws`, ['request'])")
    assert replies == ["response"], replies
    print("/ws, relative to the base URL: the page sent 'request' and saw 'response'")
    browser.close()

"""Routes the WebSockets whose URL a function picks; others reach the server."""

import sys
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import WebSocketRoute, sync_playwright


def is_private(url: str) -> bool:
    return "private" in parse_qs(urlsplit(url).query)


def handle(ws: WebSocketRoute) -> None:
    ws.on_message(lambda message: ws.send(f"mocked: {message}"))


with sync_playwright() as playwright:
    browser = playwright.chromium.launch()
    page = browser.new_page()
    page.route_web_socket(is_private, handle)
    page.goto(sys.argv[1])
    mocked = page.evaluate("chat('/ws?private=1', ['hello'])")
    assert mocked == ["mocked: hello"], mocked
    native = page.evaluate("chat('/ws', ['hello'])")
    assert native == ["server says: hello"], native
    print(f"URLs a function picks, mocked: a private one saw {mocked}, another {native}")
    browser.close()

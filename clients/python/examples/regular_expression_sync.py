"""Routes the WebSockets whose URL matches a regular expression; others reach the server."""

import re
import sys

from playwright.sync_api import WebSocketRoute, sync_playwright


def handle(ws: WebSocketRoute) -> None:
    ws.on_message(lambda message: ws.send(f"mocked: {message}"))


with sync_playwright() as playwright:
    browser = playwright.chromium.launch()
    page = browser.new_page()
    page.route_web_socket(re.compile(r"/ws\?room=\d+$"), handle)
    page.goto(sys.argv[1])
    mocked = page.evaluate("chat('/ws?room=7', ['hello'])")
    assert mocked == ["mocked: hello"], mocked
    native = page.evaluate("chat('/ws?room=lobby', ['hello'])")
    assert native == ["server says: hello"], native
    print(f"room=<number>, mocked: room 7 saw {mocked}, the lobby saw {native}")
    browser.close()

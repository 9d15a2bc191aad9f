"""Connects to the real server, which answers both the page and the route."""

import sys

from playwright.sync_api import WebSocketRoute, sync_playwright


def handle(ws: WebSocketRoute) -> None:
    server = ws.connect_to_server()
    server.send("hello from the route")


with sync_playwright() as playwright:
    browser = playwright.chromium.launch()
    page = browser.new_page()
    page.route_web_socket("**/ws", handle)
    page.goto(sys.argv[1])
    replies = page.evaluate("chat('/ws', ['hello from the page'], 2)")
    assert replies == [
        "server says: hello from the route",
        "server says: hello from the page",
    ], replies
    print(f"**/ws, connected: the page sent 'hello from the page' and saw {replies}")
    browser.close()

"""Blocks a message of the page and a message of the server, and lets the others through."""

import sys
from typing import Union

from playwright.sync_api import WebSocketRoute, sync_playwright


def from_page(server: WebSocketRoute, message: Union[str, bytes]) -> None:
    if message != "blocked-from-the-page":
        server.send(message)


def from_server(ws: WebSocketRoute, message: Union[str, bytes]) -> None:
    if message != "blocked-from-the-server":
        ws.send(message)


def handle(ws: WebSocketRoute) -> None:
    server = ws.connect_to_server()
    ws.on_message(lambda message: from_page(server, message))
    server.on_message(lambda message: from_server(ws, message))


with sync_playwright() as playwright:
    browser = playwright.chromium.launch()
    page = browser.new_page()
    page.route_web_socket("**/ws", handle)
    page.goto(sys.argv[1])
    # The server answers "say something" with "something".
    sent = ["blocked-from-the-page", "say blocked-from-the-server", "allowed"]
    replies = page.evaluate("sent => chat('/ws', sent, 1)", sent)
    assert replies == ["server says: allowed"], replies
    print(f"**/ws, filtered both ways: the page sent 3 messages and saw {replies}")
    browser.close()

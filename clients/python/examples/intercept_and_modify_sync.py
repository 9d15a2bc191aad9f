"""Changes one of the messages on their way to the real server."""

import sys
from typing import Union

from playwright.sync_api import WebSocketRoute, sync_playwright


def change(server: WebSocketRoute, message: Union[str, bytes]) -> None:
    if message == "request":
        server.send("request2")
    else:
        server.send(message)


def handle(ws: WebSocketRoute) -> None:
    server = ws.connect_to_server()
    ws.on_message(lambda message: change(server, message))


with sync_playwright() as playwright:
    browser = playwright.chromium.launch()
    page = browser.new_page()
    page.route_web_socket("**/ws", handle)
    page.goto(sys.argv[1])
    replies = page.evaluate("chat('/ws', ['request', 'other'])")
    assert replies == ["server says: request2", "server says: other"], replies
    print(f"**/ws, modified: the page sent 'request' and 'other' and saw {replies}")
    browser.close()

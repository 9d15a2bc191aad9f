"""Answers in the subprotocol that the page asks for."""

import sys

from playwright.sync_api import WebSocketRoute, sync_playwright

# Needs client 1.60, the first that has WebSocketRoute.protocols.


def handle(ws: WebSocketRoute) -> None:
    if "chat.v2" in ws.protocols:
        ws.on_message(lambda message: ws.send(f"v2:{message}"))
    else:
        # Here itself close() never returns before client 1.65; in answer to a message it does.
        ws.on_message(lambda message: ws.close(code=1002, reason="Unsupported protocol"))


with sync_playwright() as playwright:
    browser = playwright.chromium.launch()
    page = browser.new_page()
    page.route_web_socket("wss://example.com/ws", handle)
    page.goto(sys.argv[1])
    replies = page.evaluate("chat('wss://example.com/ws', ['hello'], 1, ['chat.v2'])")
    assert replies == ["v2:hello"], replies
    closed = page.evaluate("closing('wss://example.com/ws', { messages: ['hello'] })")
    assert closed == {"code": 1002, "reason": "Unsupported protocol"}, closed
    print(f"wss://example.com/ws, by protocol: with chat.v2 the page saw {replies}, without {closed}")
    browser.close()

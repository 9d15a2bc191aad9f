#!/usr/bin/env python3
"""Echoes as a user of the Python client would; run by websocket.py with that client's Python.

Reads JSON: the browser, the page's url, and measurements as arguments of `measure` in support/echo.html. Writes their
results with the seconds of CPU time the driver took for each.
"""

import json
import os
import sys

from playwright.sync_api import sync_playwright

from support.processes import children, cpu_seconds


def main() -> None:
    plan = json.load(sys.stdin)
    results = []
    with sync_playwright() as playwright:
        (driver,) = children(os.getpid())
        browser = playwright.chromium.launch(executable_path=plan["browser"])
        page = browser.new_page()
        page.route_web_socket("**/mock", lambda socket: socket.on_message(socket.send))
        page.route_web_socket("**/ws", lambda socket: socket.connect_to_server())
        page.goto(plan["url"])
        for way, options in plan["measurements"]:
            before = cpu_seconds(driver)
            result = json.loads(page.evaluate("([way, options]) => measure(way, options)", [way, options]))
            results.append({**result, "cpuSeconds": cpu_seconds(driver) - before})
        browser.close()
    json.dump(results, sys.stdout)


if __name__ == "__main__":
    main()

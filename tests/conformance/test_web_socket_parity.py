"""Routed sockets can't be told from native ones, wherever scripts run: every probe gets the same answer."""

import re
from functools import lru_cache
from typing import Dict, Iterator

import pytest
from playwright.sync_api import Browser, WebSocketRoute
from support.probes import REALMS, ProbeServer, ask_all, in_realm, probes, serving

pytestmark = [pytest.mark.one_client, pytest.mark.timeout(300)]

# A mock can't fail: it has no client's word for a connection that breaks or is refused.
NEEDS_A_SERVER = re.compile(r"\brefuse\b|'drop'|/plain")


@pytest.fixture(scope="module")
def probe_server() -> Iterator[ProbeServer]:
    yield from serving()


@lru_cache(maxsize=None)
def all_probes() -> Dict[str, str]:
    return probes()


@pytest.fixture(scope="module")
def native_answers(browser: Browser, probe_server: ProbeServer):
    @lru_cache(maxsize=None)
    def answers(realm: str) -> Dict[str, object]:
        asked = {name: source for name, source in all_probes().items() if in_realm(realm, source)}
        with browser.new_context() as context:
            return ask_all(context.new_page(), realm, probe_server, asked)

    return answers


def echo(ws: WebSocketRoute) -> None:
    """What the probes' server does."""

    def answer(message: object) -> None:
        close = re.fullmatch(r"close(?: (\d+) (.*))?", message) if isinstance(message, str) else None
        if not close:
            ws.send(message[4:] if isinstance(message, str) and message.startswith("say ") else message)
        elif close.group(1):
            ws.close(code=int(close.group(1)), reason=close.group(2))
        else:
            ws.close()

    ws.on_message(answer)


@pytest.mark.parametrize("realm", REALMS)
@pytest.mark.parametrize("mode", ["mocked", "connected"])
def test_every_answer_is_the_native_one(
    browser: Browser, probe_server: ProbeServer, native_answers, realm: str, mode: str
) -> None:
    expected = native_answers(realm)
    assert len(expected) > 80
    if mode == "mocked":
        expected = {
            name: answer for name, answer in expected.items() if not NEEDS_A_SERVER.search(all_probes()[name])
        }
    handler = echo if mode == "mocked" else lambda ws: ws.connect_to_server() and None
    with browser.new_context() as context:
        context.route_web_socket("**", handler)
        page = context.new_page()
        routed = ask_all(page, realm, probe_server, {name: all_probes()[name] for name in expected})
    different = {name: (expected[name], routed[name]) for name in expected if routed[name] != expected[name]}
    assert not different, "\n".join(f"{name}\n  native {n}\n  routed {r}" for name, (n, r) in different.items())

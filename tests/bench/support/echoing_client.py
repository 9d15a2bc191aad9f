"""A client that does nothing but echo what the page sends through its routed sockets."""

import json
from typing import Any, Dict

from support.raw_client import RawClient


class EchoingClient(RawClient):
    def __init__(self, *args: Any):
        # The command that answers the page's messages, by the guid of the socket.
        self._answers: Dict[bytes, bytes] = {}
        super().__init__(*args)

    def _prepare(self) -> None:
        patterns = [{"regexSource": "/(mock|ws)$", "regexFlags": ""}]
        self._call(self._page, "setWebSocketInterceptionPatterns", patterns=patterns)

    def _on_event(self, text: bytes) -> None:
        # {"guid":"…","method":"messageFromPage","params":{…}}: the answer has the same params.
        head, _, params = text.partition(b',"params":')
        _, guid, _, method = head.replace(b'"', b"").replace(b",", b":").split(b":", 3)
        if method == b"messageFromPage":
            self.conversation.post(self._answers[guid] + params)
        elif method == b"messageFromServer":
            self.conversation.post(b'"guid":"%s","method":"sendToPage","metadata":{},"params":%s' % (guid, params))
        elif method == b"webSocketRoute":
            self._route(json.loads(text)["params"]["webSocketRoute"]["guid"])
        else:
            super()._on_event(text)

    def _route(self, guid: str) -> None:
        mocked = self._initializers[guid]["url"].endswith("/mock")
        first, answer = ("ensureOpened", "sendToPage") if mocked else ("connect", "sendToServer")
        command = b'"guid":"%s","method":"%s","metadata":{},"params":'
        self.conversation.post(command % (guid.encode(), first.encode()) + b"{}}")
        self._answers[guid.encode()] = command % (guid.encode(), answer.encode())

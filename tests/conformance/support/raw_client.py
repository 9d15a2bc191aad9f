"""A client that is nothing but the protocol, for what no real one does: to stop reading."""

import json
import struct
import subprocess
from collections import deque
from typing import Any, Deque, Dict, Tuple

ENVIRONMENT = {"PW_LANG_NAME": "python", "PW_LANG_NAME_VERSION": "3.11", "PW_CLI_DISPLAY_VERSION": "1.65.2"}


class RawClient:
    def __init__(self, driver: str, environment: Dict[str, str], **options: Any) -> None:
        self._driver = subprocess.Popen(
            [driver, "anything/cli.js", "run-driver"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**environment, **ENVIRONMENT},
            **options,
        )
        self._last_id = 0
        self._created: Dict[str, Dict] = {}
        self._events: Deque[Dict] = deque()
        self.call("", "initialize", sdkLanguage="python")

    @property
    def pid(self) -> int:
        return self._driver.pid

    def close(self) -> int:
        """Goes, and returns what the driver exits with."""
        self._driver.stdin.close()
        self._driver.stdout.read()
        return self._driver.wait(timeout=20)

    def last_words(self, frame: bytes) -> str:
        """Sends what is no message, and returns what the driver complains of in the end, for `stderr=PIPE`."""
        self._driver.stdin.write(frame)
        self._driver.stdin.flush()
        return self._driver.stderr.read().decode()

    def send(self, guid: str, method: str, **params: Any) -> int:
        """Calls without waiting for the answer; returns the call's id."""
        self._last_id += 1
        message = {"id": self._last_id, "guid": guid, "method": method, "params": params, "metadata": {"timeout": 30000}}
        body = json.dumps(message).encode()
        self._driver.stdin.write(struct.pack("<I", len(body)) + body)
        self._driver.stdin.flush()
        return self._last_id

    def call(self, guid: str, method: str, **params: Any) -> Dict:
        id = self.send(guid, method, **params)
        while (message := self._read()).get("id") != id:
            self._events.append(message)
        assert "error" not in message, message
        return message.get("result", {})

    def event(self, method: str) -> Dict:
        """The parameters of the next event of that name; those before it are passed over."""
        while True:
            message = self._events.popleft() if self._events else self._read()
            if message.get("method") == method:
                return message["params"]

    def open_context(self) -> str:
        """A context of a new browser."""
        chromium = next(guid for guid, made in self._created.items() if made["initializer"].get("name") == "chromium")
        browser = self.call(chromium, "launch")["browser"]["guid"]
        return self.call(browser, "newContext")["context"]["guid"]

    def open_page(self) -> Tuple[str, str]:
        """A page of a new browser, and its main frame."""
        page = self.call(self.open_context(), "newPage")["page"]["guid"]
        return page, self._created[page]["initializer"]["mainFrame"]["guid"]

    def _read(self) -> Dict:
        (length,) = struct.unpack("<I", self._driver.stdout.read(4))
        message = json.loads(self._driver.stdout.read(length))
        if message.get("method") == "__create__":
            self._created[message["params"]["guid"]] = message["params"]
        return message

"""A client of a driver that does nothing but echo: what is left of the time is the driver's and the browser's."""

import json
import subprocess
import tempfile
from typing import Dict

from support.contender import BROWSER_SWITCHES, Contender
from support.conversation import LENGTH_PREFIXED, Conversation
from support.drivers import Driver


class RawClient(Contender):
    def __init__(self, driver: Driver, browser: str, url: str):
        self._profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self._process = subprocess.Popen(
            driver.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=driver.environment
        )
        self.driver_pid = self._process.pid
        self._conversation = Conversation(
            LENGTH_PREFIXED, self._process.stdout.fileno(), self._process.stdin.fileno(), self._on_event
        )
        # By guid.
        self._initializers: Dict[str, Dict] = {}
        # The command that answers the page's messages, by the guid of the socket.
        self._answers: Dict[bytes, bytes] = {}
        self._open(browser, url)

    def _open(self, browser: str, url: str) -> None:
        self._call("", "initialize", sdkLanguage="python")
        chromium = next(guid for guid, known in self._initializers.items() if known.get("name") == "chromium")
        switches = BROWSER_SWITCHES + [f"--user-data-dir={self._profile.name}"]
        launched = self._call(
            chromium, "launch", executablePath=browser, headless=True, ignoreAllDefaultArgs=True, args=switches
        )
        self._browser = launched["browser"]["guid"]
        context = self._call(self._browser, "newContext")["context"]["guid"]
        page = self._call(context, "newPage")["page"]["guid"]
        self._frame = self._initializers[page]["mainFrame"]["guid"]
        patterns = [{"regexSource": "/(mock|ws)$", "regexFlags": ""}]
        self._call(page, "setWebSocketInterceptionPatterns", patterns=patterns)
        self._call(self._frame, "goto", url=url)

    def evaluate(self, expression: str) -> str:
        argument = {"value": {"v": "undefined"}, "handles": []}
        result = self._call(self._frame, "evaluateExpression", expression=expression, isFunction=False, arg=argument)
        return result["value"]["s"]

    def close(self) -> None:
        self._call(self._browser, "close")
        self._process.stdin.close()
        self._process.stdout.read()
        self._process.wait()
        self._profile.cleanup()

    def _call(self, guid: str, method: str, **params) -> Dict:
        metadata = {"timeout": 30000}
        return self._conversation.call({"guid": guid, "method": method, "params": params, "metadata": metadata})

    def _on_event(self, text: bytes) -> None:
        # {"guid":"…","method":"messageFromPage","params":{…}}: the answer has the same params.
        head, _, params = text.partition(b',"params":')
        _, guid, _, method = head.replace(b'"', b"").replace(b",", b":").split(b":", 3)
        if method == b"messageFromPage":
            self._conversation.post(self._answers[guid] + params)
        elif method == b"messageFromServer":
            self._conversation.post(b'"guid":"%s","method":"sendToPage","metadata":{},"params":%s' % (guid, params))
        elif method == b"__create__":
            created = json.loads(text)["params"]
            self._initializers[created["guid"]] = created["initializer"]
        elif method == b"webSocketRoute":
            self._route(json.loads(text)["params"]["webSocketRoute"]["guid"])

    def _route(self, guid: str) -> None:
        mocked = self._initializers[guid]["url"].endswith("/mock")
        first, answer = ("ensureOpened", "sendToPage") if mocked else ("connect", "sendToServer")
        command = b'"guid":"%s","method":"%s","metadata":{},"params":'
        self._conversation.post(command % (guid.encode(), first.encode()) + b"{}}")
        self._answers[guid.encode()] = command % (guid.encode(), answer.encode())

"""A client of a driver without a library: what is left of the time is the driver's and the browser's."""

import json
import subprocess
import tempfile
from typing import Any, Dict

from support.contender import BROWSER_SWITCHES, Contender
from support.conversation import LENGTH_PREFIXED, Conversation
from support.drivers import Driver


class RawClient(Contender):
    def __init__(self, driver: Driver, browser: str, url: str, *switches: str):
        """`switches` are further ones of the browser."""
        self._profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self._process = subprocess.Popen(
            driver.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=driver.environment
        )
        self.driver_pid = self._process.pid
        self.conversation = Conversation(
            LENGTH_PREFIXED, self._process.stdout.fileno(), self._process.stdin.fileno(), self._on_event
        )
        # By guid.
        self._initializers: Dict[str, Dict] = {}
        self._open(browser, switches)
        self._page = self.open_page()
        self._frame = self._initializers[self._page]["mainFrame"]["guid"]
        self._prepare()
        self._call(self._frame, "goto", url=url)

    def _open(self, browser: str, switches: Any) -> None:
        self._call("", "initialize", sdkLanguage="python")
        chromium = next(guid for guid, known in self._initializers.items() if known.get("name") == "chromium")
        args = [*BROWSER_SWITCHES, *switches, f"--user-data-dir={self._profile.name}"]
        launched = self._call(
            chromium, "launch", executablePath=browser, headless=True, ignoreAllDefaultArgs=True, args=args
        )
        self._browser = launched["browser"]["guid"]
        self._context = self._call(self._browser, "newContext")["context"]["guid"]

    def _prepare(self) -> None:
        """Before the page goes to its url."""

    def open_page(self) -> str:
        """The guid of a further page of the same context."""
        return self._call(self._context, "newPage")["page"]["guid"]

    def evaluate(self, expression: str) -> str:
        argument = {"value": {"v": "undefined"}, "handles": []}
        result = self._call(self._frame, "evaluateExpression", expression=expression, isFunction=False, arg=argument)
        return result["value"]["s"]

    def frame_command(self, method: str, **params) -> bytes:
        """A command of the page's main frame, for `Conversation.exchange`."""
        return json.dumps(_command(self._frame, method, params)).encode()[1:]

    def close(self) -> None:
        self._call(self._browser, "close")
        self._process.stdin.close()
        self._process.stdout.read()
        self._process.wait()
        self._profile.cleanup()

    def _call(self, guid: str, method: str, **params) -> Dict:
        return self.conversation.call(_command(guid, method, params))

    def _on_event(self, text: bytes) -> None:
        # {"guid":"…","method":"__create__","params":{…}}
        if b'"method":"__create__"' in text[:200]:
            created = json.loads(text)["params"]
            self._initializers[created["guid"]] = created["initializer"]


def _command(guid: str, method: str, params: Dict) -> Dict:
    return {"guid": guid, "method": method, "params": params, "metadata": {"timeout": 30000}}

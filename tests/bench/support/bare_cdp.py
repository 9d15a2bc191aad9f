"""The floor: no driver and no routing, only one message of the DevTools protocol for each way of an echo."""

import fcntl
import json
import os
import subprocess
import tempfile
from pathlib import Path
from typing import Any, Dict, Sequence

from support.contender import BROWSER_SWITCHES, Contender
from support.conversation import NUL_TERMINATED, Conversation


class BareCdp(Contender):
    def __init__(self, browser: str, url: str, through: Sequence[Path] = ()):
        """`through` is a program that runs the browser in our place."""
        self._profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        command_read, command_write = os.pipe()
        answer_read, answer_write = os.pipe()
        # Clear of 3 and 4, the browser's ends, which each are put to their place without closing the other.
        browser_ends = [fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, 10) for fd in (command_read, answer_write)]

        def place_ends():
            for place, fd in zip((3, 4), browser_ends):
                os.dup2(fd, place)

        self._process = subprocess.Popen(
            [*through, browser, *BROWSER_SWITCHES, f"--user-data-dir={self._profile.name}"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            preexec_fn=place_ends,
            pass_fds=(3, 4),
        )
        for fd in (command_read, answer_write, *browser_ends):
            os.close(fd)
        self._write_fd = command_write
        self.conversation = Conversation(NUL_TERMINATED, answer_read, command_write, self._on_event)
        self._session = ""
        self._window = ""
        self._loaded = False
        self._deliver = b""
        self._open(url)

    def _open(self, url: str) -> None:
        context = self._call("Target.createBrowserContext")["browserContextId"]
        target = self._call("Target.createTarget", url="about:blank", browserContextId=context)["targetId"]
        self._session = self._call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self._call("Page.enable")
        self._call("Runtime.enable")
        self._call("Runtime.addBinding", name="binding")
        self._call("Page.navigate", url=url)
        self.conversation.wait_until(lambda: self._loaded)
        self._window = self._call("Runtime.evaluate", expression="window")["result"]["objectId"]
        # Up to the text.
        self._deliver = (
            b'"sessionId":"%s","method":"Runtime.callFunctionOn","params":{"objectId":%s,"silent":true,'
            b'"functionDeclaration":"function(text){this.deliver(text)}","arguments":[{"value":'
        ) % (self._session.encode(), json.dumps(self._window).encode())

    def evaluate(self, expression: str) -> str:
        return self._call("Runtime.evaluate", expression=expression, awaitPromise=True)["result"]["value"]

    def evaluation(self, function: str, argument: Any, gesture: bool = False) -> bytes:
        """A call of the function in the page, for `Conversation.exchange`; with `gesture` as if the user had asked."""
        params = {
            "objectId": self._window,
            "functionDeclaration": function,
            "arguments": [{"value": argument}],
            "returnByValue": True,
            "awaitPromise": True,
            "userGesture": gesture,
        }
        command = {"sessionId": self._session, "method": "Runtime.callFunctionOn", "params": params}
        return json.dumps(command).encode()[1:]

    def close(self) -> None:
        self._session = ""
        self._call("Browser.close")
        self._process.wait()
        self._profile.cleanup()

    def _call(self, method: str, **params) -> Dict:
        command = {"method": method, "params": params}
        if self._session and not method.startswith(("Browser.", "Target.")):
            command["sessionId"] = self._session
        return self.conversation.call(command)

    def _on_event(self, text: bytes) -> None:
        # {"method":"Runtime.bindingCalled","params":{"name":"binding","payload":"…","executionContextId":1}, …
        if text.startswith(b'{"method":"Runtime.bindingCalled"'):
            payload = text[text.index(b'"payload":') + 10 : text.rindex(b',"executionContextId"')]
            self.conversation.post(self._deliver + payload + b"}]}}")
        elif text.startswith(b'{"method":"Page.loadEventFired"'):
            self._loaded = True

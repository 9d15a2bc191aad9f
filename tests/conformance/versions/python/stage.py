"""Runs the steps of a scenario, and tells of each how it went: a line of JSON."""

import json
import os
import re
import signal
import time
import traceback
from importlib.metadata import version
from types import FrameType
from typing import Callable, List, NoReturn, Optional, Tuple

from playwright.sync_api import Browser, BrowserContext, Page, Playwright

# The client's minor version: 65 is 1.65.
CLIENT = int(version("playwright").split(".")[1])


# Only a step that fails waits that long.
PATIENCE_SECONDS = 20

# A step that hangs ends the program after that time, for this client has one thread, and may not leave its loop again.
STEP_SECONDS = 40


class Scene:
    """What a step plays in: a browser, a web server at `web` and the example server at `chat`."""

    def __init__(self, playwright: Playwright, browser: Browser, web: str, chat: str) -> None:
        self.playwright = playwright
        self.browser = browser
        self.web = web
        self.chat = chat
        self._contexts: List[BrowserContext] = []

    def context(self, **options: object) -> BrowserContext:
        """A context that ends with the step."""
        self._contexts.append(self.browser.new_context(**options))
        return self._contexts[-1]

    def page(self, **options: object) -> Page:
        return self.context(**options).new_page()

    def form(self) -> Page:
        """The page of a form (../form.html)."""
        page = self.page()
        page.goto(self.web + "/form")
        return page

    def until(self, holds: Callable[[], bool]) -> None:
        """Lets the driver's news come in until the condition holds."""
        page = self.page()
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not holds():
            assert time.monotonic() < deadline, "nothing came of it"
            page.evaluate("new Promise(requestAnimationFrame)")

    def end(self) -> None:
        while self._contexts:
            self._contexts.pop().close()


Step = Callable[[Scene], None]
_steps: List[Tuple[Step, int, int]] = []


def step(since: int = 48, until: int = 999) -> Callable[[Step], Step]:
    """A step that clients 1.`since` to 1.`until` can take."""

    def add(function: Step) -> Step:
        _steps.append((function, since, until))
        return function

    return add


def failure(action: Callable[[], object], pattern: str) -> str:
    """The message of the error that the action has to end with."""
    try:
        result = action()
    except Exception as error:
        assert re.search(pattern, str(error)), f"expected {pattern!r}, got: {error}"
        return str(error)
    raise AssertionError(f"expected {pattern!r}, got no error but {result!r}")


def play(scene: Scene, only: Optional[List[str]] = None) -> bool:
    """Whether all went well."""
    failed = False
    for function, since, until in _steps:
        if only and function.__name__ not in only:
            continue
        told = {"step": function.__name__}
        start = time.monotonic()
        if not since <= CLIENT <= until:
            told["outcome"] = "absent"
        else:
            signal.signal(signal.SIGALRM, lambda _, frame: give_up(told, frame))
            signal.alarm(STEP_SECONDS)
            try:
                function(scene)
                scene.end()
                told["outcome"] = "passed"
            except Exception:
                failed = True
                told.update(outcome="failed", why=traceback.format_exc(limit=4))
            signal.alarm(0)
        told["seconds"] = round(time.monotonic() - start, 2)
        print(json.dumps(told), flush=True)
    return not failed


def give_up(told: dict, frame: Optional[FrameType]) -> NoReturn:
    why = f"no end after {STEP_SECONDS} s\n" + "".join(traceback.format_stack(frame))
    print(json.dumps({**told, "outcome": "failed", "why": why, "seconds": STEP_SECONDS}), flush=True)
    os._exit(1)

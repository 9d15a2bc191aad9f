"""What every way to echo has in common."""

import abc
import json
from typing import Any, Dict, Optional

# The same for every browser that is measured.
BROWSER_SWITCHES = [
    "--headless",
    "--no-sandbox",
    "--no-first-run",
    "--no-startup-window",
    "--disable-background-networking",
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-breakpad",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--disable-hang-monitor",
    "--disable-ipc-flooding-protection",
    "--disable-renderer-backgrounding",
    "--disable-sync",
    "--mute-audio",
    "--remote-debugging-pipe",
]


class Contender(abc.ABC):
    """A page of its own browser whose WebSockets to `…/mock` are echoed, and those to `…/ws` go to their server. It is
    open within a `with` statement."""

    # The process whose time is the cost of an echo, if there is one.
    driver_pid: Optional[int] = None

    @abc.abstractmethod
    def evaluate(self, expression: str) -> str:
        """What the promise that the expression is resolves to in the page."""

    def measure(self, way: str, options: Dict[str, Any]) -> Dict[str, float]:
        """The result of `measure` in support/echo.html."""
        return json.loads(self.evaluate(f"measure({json.dumps(way)}, {json.dumps(options)})"))

    @abc.abstractmethod
    def close(self) -> None: ...

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

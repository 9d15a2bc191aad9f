"""The asynchronous client, on an event loop in a thread of its own: a test's own thread has the synchronous one's."""

import asyncio
import gc
import threading
from typing import Any, Coroutine, List

from playwright.async_api import Playwright, async_playwright


class AsyncClient:
    """Started when made. What nobody handles while it runs, an error of a task or of a callback, is kept."""

    def __init__(self) -> None:
        self._unhandled: List[str] = []
        self._loop = asyncio.new_event_loop()
        self._loop.set_exception_handler(lambda _, context: self._unhandled.append(str(context)))
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self.playwright: Playwright = self.run(async_playwright().start())

    def run(self, scenario: Coroutine, seconds: float = 120) -> Any:
        """What the scenario returns. One that takes longer is a hang."""
        return asyncio.run_coroutine_threadsafe(asyncio.wait_for(scenario, seconds), self._loop).result()

    def unhandled(self) -> List[str]:
        """What was left unhandled since the last call."""

        async def collect() -> List[str]:
            # A task's error is reported when nobody can ask for it any more.
            gc.collect()
            found = list(self._unhandled)
            self._unhandled.clear()
            return found

        return self.run(collect())

    def close(self) -> None:
        self.run(self.playwright.stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

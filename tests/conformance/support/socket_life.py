"""The points of a routed socket's life, each as a function that brings one there with the asynchronous client.

    python -m support.socket_life STAGE PAGE_URL SOCKET_SERVER_URL

brings a socket to a stage in a browser of its own, says `ready` and stays there.
"""

import asyncio
import re
import sys
from typing import Awaitable, Callable, Dict, List, Optional

from playwright.async_api import BrowserContext, Frame, Page, WebSocketRoute, async_playwright

PAGE = """<script>
function open_socket(url) {
    window.socket = new WebSocket(url);
    window.opened = new Promise(resolve => socket.addEventListener('open', () => resolve()));
    window.closed = new Promise(resolve => socket.addEventListener('close', () => resolve()));
}
</script>"""


class Life:
    """A socket of a frame, with what its route's handler and its page have seen."""

    def __init__(self, page: Page, frame: Frame, server_url: str) -> None:
        self.page = page
        self.frame = frame
        self.page_errors: List[str] = []
        self.route: Optional[WebSocketRoute] = None
        self.server: Optional[WebSocketRoute] = None
        self.handler_may_return = asyncio.Event()
        self._server_url = server_url
        self._seen = asyncio.Queue()
        page.on("pageerror", lambda error: self.page_errors.append(str(error)))

    async def open(self, handle: Callable[["Life"], Optional[Awaitable]], path: str = "/echo") -> None:
        """Makes the page open a socket, and waits until its handler was called."""
        handled = asyncio.Event()

        def take(route: WebSocketRoute) -> Optional[Awaitable]:
            self.route = route
            handled.set()
            return handle(self)

        await self.page.context.route_web_socket(re.compile("^ws:"), take)
        await self.frame.evaluate("open_socket", self._server_url + path)
        await handled.wait()

    def connect(self) -> None:
        self.server = self.route.connect_to_server()

    def saw(self, *_: object) -> None:
        self._seen.put_nowait(None)

    async def sees(self, times: int = 1) -> None:
        for _ in range(times):
            await self._seen.get()

    async def speak_too_late(self) -> None:
        """Says all that a handler can, to a socket that is gone: it may not fail."""
        for side in filter(None, [self.route, self.server]):
            side.send("late")
            side.send(b"late")
            # It returns nothing on one side, a coroutine on the other, as the version of the client has it.
            closing = side.close(code=4000, reason="late")
            if closing:
                await closing
        if not self.server:
            self.connect()


async def handler_running(life: Life) -> None:
    await life.open(lambda life: life.handler_may_return.wait())


async def mocked(life: Life) -> None:
    await life.open(lambda life: life.route.on_message(life.route.send))
    await life.frame.evaluate("opened")


async def connecting(life: Life) -> None:
    await life.open(Life.connect, "/held")
    life.server.send("held back")


async def connected(life: Life) -> None:
    await life.open(Life.connect)
    await life.frame.evaluate("opened")


async def flowing(life: Life) -> None:
    def forward(life: Life) -> None:
        life.connect()
        life.route.on_message(lambda message: (life.saw(), life.server.send(message)))
        life.server.on_message(lambda message: (life.saw(), life.route.send(message)))

    await life.open(forward)
    await life.frame.evaluate(
        """async () => {
            await opened;
            socket.onmessage = ({data}) => socket.readyState === 1 && socket.send(data);
            for (let i = 0; i < 32; ++i)
                socket.send(i % 2 ? `${i}` : new Uint8Array(4096).fill(i));
        }"""
    )
    await life.sees(200)


async def closing_by_page(life: Life) -> None:
    def listen(life: Life) -> None:
        life.connect()
        life.route.on_close(life.saw)

    await life.open(listen)
    await life.frame.evaluate("opened.then(() => socket.close(4001, 'page'))")
    await life.sees()


async def closing_by_server(life: Life) -> None:
    def listen(life: Life) -> None:
        life.connect()
        life.server.on_close(life.saw)

    await life.open(listen)
    await life.frame.evaluate("opened.then(() => socket.send('close 4002 server'))")
    await life.sees()


async def closed(life: Life) -> None:
    await life.open(Life.connect)
    await life.frame.evaluate("opened.then(() => socket.close()).then(() => closed)")


STAGES: Dict[str, Callable[[Life], Awaitable[None]]] = {
    stage.__name__: stage
    for stage in [
        handler_running, mocked, connecting, connected, flowing, closing_by_page, closing_by_server, closed,
    ]
}


async def begin(context: BrowserContext, url: str, server_url: str) -> Life:
    """A new page at `url`, whose last frame is to have the socket."""
    page = await context.new_page()
    await page.goto(url)
    return Life(page, page.frames[-1], server_url)


async def stay(stage: str, url: str, server_url: str) -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch()
        life = await begin(await browser.new_context(), url, server_url)
        await STAGES[stage](life)
        print("ready", flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(stay(*sys.argv[1:]))

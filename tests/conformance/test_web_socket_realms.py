"""Routed WebSockets wherever scripts run, from their very first line."""

from typing import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, WebSocketRoute
from support.web_server import WebServer

MOCK = "ws://mock.example/ws"

# Resolves with the answer of a socket that is opened at once.
CHAT = f"""
const chat = new Promise((resolve, reject) => {{
  const socket = new WebSocket('{MOCK}');
  socket.onopen = () => socket.send('hello');
  socket.onmessage = ({{data}}) => resolve(data + ' ' + (socket instanceof WebSocket) + ' ' + socket.readyState);
  socket.onclose = ({{code}}) => reject(new Error(String(code)));
}});
"""
POST_FROM_WORKER = CHAT + "chat.then(postMessage, error => postMessage('failed: ' + error));"
ECHOED = "hello echoed true 1"

Route = Callable[[str, Callable[[WebSocketRoute], None]], None]


def echo(ws: WebSocketRoute) -> None:
    ws.on_message(lambda message: ws.send(f"{message} echoed"))


@pytest.fixture(params=["page", "context"])
def routed(request: pytest.FixtureRequest, page: Page, context: BrowserContext) -> Page:
    """A page whose sockets, or those of all its context, are routed."""
    {"page": page, "context": context}[request.param].route_web_socket(MOCK, echo)
    return page


def message_of(worker: str) -> str:
    """An expression for the first message of the worker that `worker` creates."""
    return f"new Promise(resolve => {{ ({worker}).onmessage = ({{data}}) => resolve(data); }})"


def test_a_documents_first_script(routed: Page, server: WebServer) -> None:
    routed.goto(server.html("/", f"<script>{CHAT}</script>"))
    assert routed.evaluate("chat") == ECHOED


@pytest.mark.parametrize(
    "frame",
    [
        "<iframe src='/frame'></iframe>",
        "<iframe src='/frame' sandbox='allow-scripts'></iframe>",
        "<iframe srcdoc='<script src=/frame.js></script>'></iframe>",
        "<iframe sandbox='allow-scripts' srcdoc='<script src=/frame.js></script>'></iframe>",
    ],
)
def test_a_frames_first_script(routed: Page, server: WebServer, frame: str) -> None:
    report = CHAT + "chat.then(answer => parent.postMessage(answer, '*'));"
    server.html("/frame", f"<script>{report}</script>")
    server.script("/frame.js", report)
    listen = "<script>const answer = new Promise(resolve => { onmessage = ({data}) => resolve(data); });</script>"
    routed.goto(server.html("/", listen + frame))
    assert routed.evaluate("answer") == ECHOED


def test_a_frame_of_another_site(routed: Page, server: WebServer) -> None:
    server.html("/frame", f"<script>{CHAT} chat.then(answer => parent.postMessage(answer, '*'));</script>")
    listen = "<script>const answer = new Promise(resolve => { onmessage = ({data}) => resolve(data); });</script>"
    routed.goto(server.html("/", f"{listen}<iframe src='{server.other_url}/frame'></iframe>"))
    assert routed.evaluate("answer") == ECHOED


def test_an_empty_frame_that_is_scripted_at_once(routed: Page, server: WebServer) -> None:
    routed.goto(server.html("/", ""))
    assert routed.evaluate(
        """url => {
            const frame = document.body.appendChild(document.createElement('iframe'));
            const socket = new frame.contentWindow.WebSocket(url);
            return new Promise(resolve => {
                socket.onopen = () => socket.send('hello');
                socket.onmessage = ({data}) => resolve(data);
            });
        }""",
        MOCK,
    ) == "hello echoed"


@pytest.mark.parametrize("address", ["/popup", "about:blank"])
def test_a_popups_first_script(page: Page, context: BrowserContext, server: WebServer, address: str) -> None:
    context.route_web_socket(MOCK, echo)
    server.html("/popup", f"<script>{CHAT} chat.then(answer => opener.postMessage(answer, '*'));</script>")
    page.goto(server.html("/", ""))
    answer = page.evaluate(
        """([address, source]) => new Promise(resolve => {
            onmessage = ({data}) => resolve(data);
            const popup = open(address);
            if (address === 'about:blank')
                popup.eval(`${source}; chat.then(answer => opener.postMessage(answer, '*'));`);
        })""",
        [address, CHAT],
    )
    assert answer == ECHOED


def test_a_dedicated_worker(routed: Page, server: WebServer) -> None:
    server.script("/worker.js", POST_FROM_WORKER)
    routed.goto(server.html("/", ""))
    assert routed.evaluate(message_of("new Worker('/worker.js')")) == ECHOED


def test_a_module_worker(routed: Page, server: WebServer) -> None:
    server.script("/worker.js", POST_FROM_WORKER)
    routed.goto(server.html("/", ""))
    assert routed.evaluate(message_of("new Worker('/worker.js', {type: 'module'})")) == ECHOED


def test_a_worker_made_of_a_blob(routed: Page, server: WebServer) -> None:
    routed.goto(server.html("/", ""))
    blob = "new Worker(URL.createObjectURL(new Blob([source])))"
    assert routed.evaluate(f"source => {message_of(blob)}", POST_FROM_WORKER) == ECHOED


def test_a_workers_worker(routed: Page, server: WebServer) -> None:
    server.script("/inner.js", POST_FROM_WORKER)
    server.script("/outer.js", "new Worker('/inner.js').onmessage = ({data}) => postMessage(data);")
    routed.goto(server.html("/", ""))
    assert routed.evaluate(message_of("new Worker('/outer.js')")) == ECHOED


def test_a_worker_that_runs_already(page: Page, server: WebServer) -> None:
    server.script("/worker.js", f"onmessage = () => {{ {POST_FROM_WORKER} }}; postMessage('ready');")
    page.goto(server.html("/", ""))
    page.evaluate("window.worker = new Worker('/worker.js'); " + message_of("worker"))
    page.route_web_socket(MOCK, echo)
    assert page.evaluate(f"worker.postMessage('go'); {message_of('worker')}") == ECHOED


def test_a_shared_worker(page: Page, context: BrowserContext, server: WebServer) -> None:
    context.route_web_socket(MOCK, echo)
    server.script(
        "/shared.js",
        CHAT + "onconnect = ({ports: [port]}) => chat.then(answer => port.postMessage(answer));",
    )
    page.goto(server.html("/", ""))
    assert page.evaluate(message_of("new SharedWorker('/shared.js').port")) == ECHOED


def test_a_service_worker(page: Page, context: BrowserContext, server: WebServer) -> None:
    context.route_web_socket(MOCK, echo)
    server.script("/service.js", CHAT + "onmessage = ({source}) => chat.then(answer => source.postMessage(answer));")
    page.goto(server.html("/", ""))
    answer = page.evaluate(
        """async () => {
            const registration = await navigator.serviceWorker.register('/service.js');
            const worker = registration.installing || registration.waiting || registration.active;
            const answered = new Promise(resolve => {
                navigator.serviceWorker.onmessage = ({data}) => resolve(data);
            });
            worker.postMessage('go');
            return answered;
        }"""
    )
    assert answer == ECHOED


def test_a_socket_nobody_routes_is_the_native_one(routed: Page, chat_server: str) -> None:
    routed.goto(chat_server)
    assert routed.evaluate("chat('/ws', ['hello'])") == ["server says: hello"]
    source = "const socket = new WebSocket(`${base}/ws`); socket.onopen = () => socket.send('hello');"
    source += "socket.onmessage = ({data}) => postMessage(data);"
    blob = "new Worker(URL.createObjectURL(new Blob([`const base = '${base}';` + source])))"
    base = chat_server.replace("http", "ws")
    assert routed.evaluate(f"([base, source]) => {message_of(blob)}", [base, source]) == "server says: hello"

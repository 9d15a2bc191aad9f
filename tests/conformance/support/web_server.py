"""A web server of a few scripted answers."""

import queue
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Callable, Dict, NamedTuple


class Answer(NamedTuple):
    status: int = 200
    headers: Dict[str, str] = {}
    body: bytes = b""


class Seen(NamedTuple):
    """A request as it arrived; header names are lower case."""

    path: str
    headers: Dict[str, str]


class WebServer:
    """Serves on two origins: `url` is 127.0.0.1, `other_url` is localhost. `refusing_url` has no server."""

    def __init__(self) -> None:
        self._answers: Dict[str, Callable[[Seen], Answer]] = {}
        self._requests: "queue.Queue[Seen]" = queue.Queue()
        self._released = threading.Event()
        web = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                seen = Seen(self.path, {name.lower(): value for name, value in self.headers.items()})
                web._requests.put(seen)
                answer = web._answers.get(self.path.split("?")[0], lambda _: Answer(404, {}, b"Not found"))(seen)
                self.send_response(answer.status)
                for name, value in answer.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(answer.body)))
                self.end_headers()
                self.wfile.write(answer.body)

            do_OPTIONS = do_GET

            def do_POST(self) -> None:
                self.rfile.read(int(self.headers["Content-Length"]))
                self.do_GET()

            def log_message(self, *_: object) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request: object, client_address: object) -> None:
                """A browser that goes away in the middle is nothing to report."""

        self._server = Server(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self.other_url = f"http://localhost:{self._server.server_port}"
        # Bound and not listening: whoever connects is refused.
        self._refusing = socket.socket()
        self._refusing.bind(("127.0.0.1", 0))
        self.refusing_url = f"http://127.0.0.1:{self._refusing.getsockname()[1]}/"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._released.set()
        self._server.shutdown()
        self._server.server_close()
        self._refusing.close()

    def reset(self) -> None:
        self._released.set()
        self._released = threading.Event()
        self._answers.clear()
        while not self._requests.empty():
            self._requests.get()

    def html(self, path: str, body: str) -> str:
        """Serves a page and returns its URL."""
        return self.answer(path, lambda _: Answer(200, {"Content-Type": "text/html; charset=utf-8"}, body.encode()))

    def script(self, path: str, source: str) -> str:
        """Serves a script and returns its URL."""
        return self.answer(path, lambda _: Answer(200, {"Content-Type": "text/javascript"}, source.encode()))

    def redirect(self, path: str, location: str) -> str:
        return self.answer(path, lambda _: Answer(302, {"Location": location}))

    def guard(self, path: str) -> str:
        """Asks for credentials, and answers with the header that gives them."""

        def ask(seen: Seen) -> Answer:
            given = seen.headers.get("authorization")
            return Answer(200, {}, given.encode()) if given else Answer(401, {"WWW-Authenticate": "Basic realm=x"})

        return self.answer(path, ask)

    def hang(self, path: str) -> str:
        """Answers only when the test is over."""
        released = self._released

        def wait(_: Seen) -> Answer:
            released.wait()
            return Answer()

        return self.answer(path, wait)

    def answer(self, path: str, answer: Callable[[Seen], Answer]) -> str:
        self._answers[path] = answer
        return self.url + path

    def next_request(self, path: str, seconds: float = 10) -> Seen:
        """The next request for a path, waiting for it if need be, so long between requests."""
        while True:
            seen = self._requests.get(timeout=seconds)
            if seen.path == path:
                return seen

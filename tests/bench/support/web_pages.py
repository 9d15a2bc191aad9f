"""Serves a page of this folder on the loopback interface."""

import http.server
import threading
from pathlib import Path


class _Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = self.server.page if self.path == "/" else b""
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        # The clock of an isolated page is exact to 5 µs, that of others to 100 µs.
        self.send_header("Cross-Origin-Opener-Policy", "same-origin")
        self.send_header("Cross-Origin-Embedder-Policy", "require-corp")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def serve(name: str) -> str:
    """The page's address, as long as this process lives."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.page = Path(__file__).with_name(name).read_bytes()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}/"

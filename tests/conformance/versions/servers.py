"""The two servers that scenarios talk to: a web server of fixed answers, and the example server with its WebSockets."""

import base64
import json
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import Iterator, NamedTuple

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))

from support.web_server import Answer, Seen, WebServer  # noqa: E402

ADA = "Basic " + base64.b64encode(b"ada:lovelace").decode()


class Servers(NamedTuple):
    web: str
    chat: str


@contextmanager
def serving(example_server: Path) -> Iterator[Servers]:
    web = WebServer()
    web.html("/page", "<!DOCTYPE html><title>Page</title><p>hello")
    web.html("/popup", "<!DOCTYPE html><title>Popup</title>")
    web.html("/frames", "<!DOCTYPE html><title>Frames</title><iframe name=child src=/popup></iframe>")
    web.html("/form", (HERE / "form.html").read_text())
    web.html("/framed", f"<!DOCTYPE html><title>Framed</title><iframe src='{web.other_url}/form'></iframe>")
    web.html("/order", "<script>(window.order ??= []).push('document')</script>")
    web.redirect("/redirect", "/page")
    web.redirect("/refused", web.refusing_url)
    web.answer("/headers", lambda seen: Answer(200, {"Content-Type": "application/json"}, json.dumps(seen.headers).encode()))
    web.answer("/private", challenge)
    web.hang("/slow")
    chat = subprocess.Popen([example_server], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        yield Servers(web.url, f"http://127.0.0.1:{chat.stdout.readline().strip()}")
    finally:
        chat.stdin.close()
        chat.wait()
        web.close()


def challenge(seen: Seen) -> Answer:
    if seen.headers.get("authorization") == ADA:
        return Answer(200, {"Content-Type": "text/plain"}, b"welcome")
    return Answer(401, {"WWW-Authenticate": 'Basic realm="scenario"'})

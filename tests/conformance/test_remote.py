"""Clients that connect to a driver over a WebSocket: run-server and launch-server."""

import contextlib
import json
import os
import signal
import socket
import struct
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from pathlib import Path
from typing import Callable, Iterator, List, Tuple

import pytest
from playwright._impl._driver import compute_driver_executable
from playwright.sync_api import Error, Page, Playwright, WebSocketRoute

from support.driver_server import DriverServer
from support.processes import Family

# Opens a page, says so, and stays.
CLIENT = """
import sys
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    browser = playwright.chromium.connect(sys.argv[1])
    page = browser.new_page()
    page.goto("data:text/html,<title>here</title>")
    print(page.title(), len(browser.contexts), flush=True)
    sys.stdin.read()
    browser.close()
"""

# Routes sockets, one by itself and one with its server, says so, and sends each line it is given over both.
ROUTING_CLIENT = """
import json, sys
from playwright.sync_api import sync_playwright
_, endpoint, name, page_url, mock_url, served_url = sys.argv
urls = []
def mock(route):
    urls.append(route.url)
    route.on_message(lambda message: route.send(f"{name} mocks {message}"))
def serve(route):
    urls.append(route.url)
    server = route.connect_to_server()
    route.on_message(lambda message: server.send(f"{name}: {message}"))
with sync_playwright() as playwright:
    browser = playwright.chromium.connect(endpoint)
    context = browser.new_context()
    context.route_web_socket(mock_url, mock)
    context.route_web_socket(served_url, serve)
    page = context.new_page()
    page.goto(page_url)
    page.evaluate('''urls => {
        window.sockets = urls.map(url => new WebSocket(url));
        return Promise.all(sockets.map(socket => new Promise(resolve => { socket.onopen = resolve; })));
    }''', [mock_url, served_url])
    print("ready", flush=True)
    for line in sys.stdin:
        answers = page.evaluate('''message => Promise.all(sockets.map(socket => new Promise(resolve => {
            socket.onmessage = event => resolve(event.data);
            socket.send(message);
        })))''', line.strip())
        print(json.dumps([answers, urls]), flush=True)
    browser.close()
"""


@pytest.fixture
def start(family: Family) -> Iterator[Callable[..., DriverServer]]:
    servers = []

    def start(*arguments: str) -> DriverServer:
        servers.append(DriverServer(list(arguments), family))
        return servers[-1]

    yield start
    for server in servers:
        if server.process.poll() is None:
            assert server.stop() == 0
    assert family.wait_until_gone(10) == {}


@pytest.fixture
def server(start: Callable[..., DriverServer]) -> DriverServer:
    return start("run-server")


def start_client(python: str, endpoint: str, *arguments: str, program: str = CLIENT) -> subprocess.Popen:
    return subprocess.Popen(
        [python, "-c", program, endpoint, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def installed_clients() -> List[str]:
    """The interpreter of each version there is beside the one that runs this."""
    return sorted(str(python) for python in Path(sys.prefix).parent.glob("python-*/bin/python"))


def use(page: Page) -> None:
    page.goto("data:text/html,<title>here</title>")
    assert page.title() == "here"
    assert page.evaluate("[0.1 + 0.2, '\\ud83d\\ude00']") == [0.1 + 0.2, "\U0001f600"]


def test_a_client_uses_the_browser_of_a_server(playwright: Playwright, server: DriverServer) -> None:
    browser = playwright.chromium.connect(server.endpoint)
    assert browser.is_connected()
    assert browser.contexts == []
    assert browser.version
    use(browser.new_page())
    browser.close()
    assert not browser.is_connected()
    assert server.family.wait_until_left(1, 10).keys() == {server.process.pid}


def test_a_client_connects_again(playwright: Playwright, server: DriverServer) -> None:
    for _ in range(2):
        browser = playwright.chromium.connect(server.endpoint)
        use(browser.new_page())
        browser.close()


def test_the_http_address_leads_to_the_web_socket(playwright: Playwright, start: Callable[..., DriverServer]) -> None:
    server = start("run-server", "--path", "/secret")
    browser = playwright.chromium.connect(server.endpoint.replace("ws:", "http:").replace("/secret", ""))
    use(browser.new_page())
    browser.close()


def test_clients_see_only_what_is_theirs(playwright: Playwright, server: DriverServer) -> None:
    first = playwright.chromium.connect(server.endpoint)
    second = playwright.chromium.connect(server.endpoint)
    first.new_page()
    assert len(first.contexts) == 1
    assert second.contexts == []
    first.close()
    assert second.is_connected()
    use(second.new_page())
    second.close()


def test_clients_of_all_versions_are_served_at_once(request: pytest.FixtureRequest, server: DriverServer) -> None:
    request.config.getoption("--driver", skip=True)
    clients = [start_client(python, server.endpoint) for python in installed_clients()]
    for client in clients:
        assert client.stdout.readline() == "here 1\n"
    for client in clients:
        client.stdin.close()
        assert client.wait() == 0
    assert server.family.wait_until_left(1, 10).keys() == {server.process.pid}


@pytest.mark.one_client
@pytest.mark.parametrize("kind", ["server", "browser_server"])
def test_clients_of_all_versions_route_their_own_sockets(
    kind: str, request: pytest.FixtureRequest, chat_server: str
) -> None:
    request.config.getoption("--driver", skip=True)
    server: DriverServer = request.getfixturevalue(kind)
    mock, served = "wss://example.com/ws", chat_server.replace("http:", "ws:") + "/ws"
    clients = {
        python: start_client(python, server.endpoint, python, chat_server, mock, served, program=ROUTING_CLIENT)
        for python in installed_clients()
    }
    for client in clients.values():
        assert client.stdout.readline() == "ready\n"
    # From here on, each has its sockets open.
    for message in ["hello", "again"]:
        for client in clients.values():
            client.stdin.write(message + "\n")
            client.stdin.flush()
        for name, client in clients.items():
            answers = [f"{name} mocks {message}", f"server says: {name}: {message}"]
            assert json.loads(client.stdout.readline()) == [answers, [mock, served]]
    for client in clients.values():
        client.stdin.close()
        assert client.wait() == 0


def test_a_client_that_is_killed_takes_its_browser_along(server: DriverServer) -> None:
    client = start_client(sys.executable, server.endpoint)
    assert client.stdout.readline() == "here 1\n"
    assert server.browsers
    client.kill()
    client.wait()
    assert server.family.wait_until_left(1, 10).keys() == {server.process.pid}


def test_a_browser_that_is_killed_is_told_of(playwright: Playwright, server: DriverServer) -> None:
    browser = playwright.chromium.connect(server.endpoint)
    page = browser.new_page()
    with page.expect_event("close"):
        for pid in server.browsers:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
    with pytest.raises(Error, match="has been closed"):
        browser.new_context()
    assert not browser.is_connected()


def test_what_is_under_way_in_a_browser_that_is_killed_ends_with_it(
    playwright: Playwright, server: DriverServer
) -> None:
    browser = playwright.chromium.connect(server.endpoint)
    page = browser.new_page()
    page.set_content("<button disabled>a</button>")

    def kill(_: object) -> None:
        for pid in server.browsers:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    page.on("console", kill)
    page.evaluate("void setTimeout(() => console.log('now'), 300)")
    with pytest.raises(Error, match="Target page, context or browser has been closed"):
        page.click("button", timeout=10_000)


CLOSE = 0x88


def answer_to(endpoint: str, message: str) -> int:
    """The first byte of the frame that a server answers one with."""
    address = urllib.parse.urlsplit(endpoint)
    with socket.create_connection((address.hostname, address.port), timeout=30) as connection:
        connection.sendall(
            f"GET {address.path or '/'} HTTP/1.1\r\nHost: {address.netloc}\r\nUpgrade: websocket\r\n"
            "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        stream = connection.makefile("rb")
        while stream.readline().strip():
            pass
        # A text, of a length in eight bytes, masked with zeros.
        connection.sendall(b"\x81\xff" + struct.pack(">Q", len(message)) + bytes(4) + message.encode())
        return stream.read(1)[0]


@pytest.mark.parametrize("message", ["[]", "[" * 200_000, '{"id": 1}'], ids=["array", "deep", "nothing"])
def test_a_client_that_does_not_speak_the_protocol_harms_no_other(
    playwright: Playwright, server: DriverServer, message: str
) -> None:
    browser = playwright.chromium.connect(server.endpoint)
    page = browser.new_page()
    assert answer_to(server.endpoint, message) == CLOSE
    assert page.evaluate("6 * 7") == 42
    browser.close()
    assert server.family.wait_until_left(1, 10).keys() == {server.process.pid}


def test_a_server_that_stops_closes_everything(playwright: Playwright, server: DriverServer) -> None:
    browser = playwright.chromium.connect(server.endpoint)
    page = browser.new_page()
    with page.expect_event("close"):
        assert server.stop() == 0
    # The end of the connection is told after that of the page.
    while browser.is_connected():
        with pytest.raises(Error, match="has been closed"):
            browser.new_context()
    assert server.family.wait_until_gone(10) == {}
    assert server.family.files() == []


def test_a_server_is_told_its_clients_version(
    request: pytest.FixtureRequest,
    playwright: Playwright,
    start: Callable[..., DriverServer],
    client_version: Tuple[int, ...],
) -> None:
    request.config.getoption("--driver", skip=True)
    # Which gets what the client in use can't read, or lacks what it needs.
    other = "1.65.0" if client_version < (1, 53) else "1.48.0"
    server = start("run-server", "--client-version", ".".join(map(str, client_version)))
    browser = playwright.chromium.connect(server.endpoint, headers={"User-Agent": f"Playwright/{other}"})
    use(browser.new_page())
    browser.close()


def test_launch_options_travel_with_the_request(playwright: Playwright, start: Callable[..., DriverServer]) -> None:
    headers = {"x-playwright-launch-options": json.dumps({"args": ["--user-agent=Argument/1.0"]})}
    for arguments, expected in [([], False), (["--unsafe"], True)]:
        server = start("run-server", *arguments)
        browser = playwright.chromium.connect(server.endpoint, headers=headers)
        agent = browser.new_page().evaluate("navigator.userAgent")
        assert (agent == "Argument/1.0") == expected
        browser.close()


def test_sockets_are_routed_from_afar(playwright: Playwright, server: DriverServer) -> None:
    browser = playwright.chromium.connect(server.endpoint)
    page = browser.new_page()

    def echo(route: WebSocketRoute) -> None:
        route.on_message(lambda message: route.send("heard " + message))

    page.route_web_socket("wss://example.com/chat", echo)
    page.goto("data:text/html,")
    answer = page.evaluate(
        """() => new Promise(resolve => {
            const socket = new WebSocket("wss://example.com/chat");
            socket.onopen = () => socket.send("hello");
            socket.onmessage = event => resolve(event.data);
        })"""
    )
    assert answer == "heard hello"
    browser.close()


def test_a_server_that_is_not_there_is_named(playwright: Playwright) -> None:
    with pytest.raises(Error) as failure:
        playwright.chromium.connect("ws://127.0.0.1:1/")
    assert "WebSocket error: connect ECONNREFUSED 127.0.0.1:1" in str(failure.value)
    assert "<ws connecting> ws://127.0.0.1:1/" in str(failure.value)


def test_another_path_is_refused(playwright: Playwright, server: DriverServer) -> None:
    with pytest.raises(Error, match="WebSocket error: .*/other 400 Bad Request"):
        playwright.chromium.connect(server.endpoint + "other")


def test_connecting_takes_no_longer_than_it_may(playwright: Playwright, web_server) -> None:
    with pytest.raises(Error, match="Timeout 500ms exceeded"):
        playwright.chromium.connect(web_server.hang("/silence").replace("http:", "ws:"), timeout=500)


@pytest.fixture
def browser_server(start: Callable[..., DriverServer], tmp_path_factory: pytest.TempPathFactory) -> DriverServer:
    config = tmp_path_factory.mktemp("config") / "config.json"
    config.write_text(json.dumps({"headless": True, "args": ["--user-agent=Argument/1.0"]}))
    return start("launch-server", "--browser", "chromium", "--config", str(config))


def test_a_launched_server_shares_its_browser(playwright: Playwright, browser_server: DriverServer) -> None:
    assert len(browser_server.endpoint.split("/")[-1]) == 32
    launched = min(browser_server.browsers)
    first = playwright.chromium.connect(browser_server.endpoint)
    second = playwright.chromium.connect(browser_server.endpoint)
    page = first.new_page()
    assert page.evaluate("navigator.userAgent") == "Argument/1.0"
    assert second.contexts == []
    first.close()
    assert not first.is_connected()
    use(second.new_page())
    second.close()
    assert launched in browser_server.browsers


def titles(server: DriverServer) -> List[str]:
    """Of the pages in its browser, as its debugging port tells."""
    with urllib.request.urlopen(f"http://127.0.0.1:{server.debugging_port}/json/list") as answer:
        return [target["title"] for target in json.load(answer)]


@pytest.fixture
def observed_server(start: Callable[..., DriverServer], tmp_path_factory: pytest.TempPathFactory) -> DriverServer:
    """One whose browser has a debugging port for whoever started it."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    config = tmp_path_factory.mktemp("config") / "config.json"
    config.write_text(json.dumps({"headless": True, "cdpPort": port}))
    server = start("launch-server", "--browser", "chromium", "--config", str(config))
    server.debugging_port = port
    return server


def test_a_launched_server_keeps_nothing_of_a_client_that_is_killed(observed_server: DriverServer) -> None:
    client = start_client(sys.executable, observed_server.endpoint)
    assert client.stdout.readline() == "here 1\n"
    assert "here" in titles(observed_server)
    client.kill()
    client.wait()
    deadline = time.monotonic() + 10
    while "here" in titles(observed_server) and time.monotonic() < deadline:
        pass
    assert "here" not in titles(observed_server)


def test_a_client_sees_its_own_targets_alone(playwright: Playwright, browser_server: DriverServer) -> None:
    first = playwright.chromium.connect(browser_server.endpoint)
    second = playwright.chromium.connect(browser_server.endpoint)
    others, own = first.new_page(), second.new_page()
    others.goto("data:text/html,<title>others</title>")
    own.goto("data:text/html,<title>own</title>")
    for session in [second.new_browser_cdp_session(), second.contexts[0].new_cdp_session(own)]:
        told = []
        session.on("Target.targetCreated", lambda event: told.append(event["targetInfo"]["url"]))
        session.send("Target.setDiscoverTargets", {"discover": True})
        assert [target["title"] for target in session.send("Target.getTargets")["targetInfos"]] == ["own"]
        assert told == ["data:text/html,<title>own</title>"]
    first.close()
    second.close()


def test_a_client_reaches_no_others_target(playwright: Playwright, browser_server: DriverServer) -> None:
    first = playwright.chromium.connect(browser_server.endpoint)
    second = playwright.chromium.connect(browser_server.endpoint)
    others, own = first.new_page(), second.new_page()
    target = first.contexts[0].new_cdp_session(others).send("Target.getTargetInfo")["targetInfo"]["targetId"]
    for session in [second.new_browser_cdp_session(), second.contexts[0].new_cdp_session(own)]:
        for method in ["attachToTarget", "closeTarget", "getTargetInfo", "activateTarget"]:
            with pytest.raises(Error, match=f"Target.{method} is refused"):
                session.send(f"Target.{method}", {"targetId": target})
        with pytest.raises(Error, match="Browser.close is refused"):
            session.send("Browser.close")
    use(others)
    first.close()
    second.close()


def test_a_client_debugs_what_is_its_own(playwright: Playwright, browser_server: DriverServer) -> None:
    browser = playwright.chromium.connect(browser_server.endpoint)
    page = browser.new_page()
    session = browser.contexts[0].new_cdp_session(page)
    assert session.send("Runtime.evaluate", {"expression": "6 * 7"})["result"]["value"] == 42
    whole = browser.new_browser_cdp_session()
    assert whole.send("Browser.getVersion")["protocolVersion"]
    target = session.send("Target.getTargetInfo")["targetInfo"]["targetId"]
    with page.expect_event("close"):
        whole.send("Target.closeTarget", {"targetId": target})
    browser.close()


def test_a_launched_server_ends_with_its_browser(browser_server: DriverServer) -> None:
    client = start_client(sys.executable, browser_server.endpoint)
    assert client.stdout.readline() == "here 1\n"
    assert browser_server.stop() == 0
    assert browser_server.family.wait_until_gone(10) == {}
    client.kill()
    client.wait()


def test_a_launched_server_says_what_it_cannot_launch(tmp_path: Path) -> None:
    config = tmp_path / "config.json"
    config.write_text(json.dumps({"executablePath": "/nowhere/chrome"}))
    done = subprocess.run(
        [*compute_driver_executable(), "launch-server", "--browser", "chromium", "--config", str(config)],
        capture_output=True,
        text=True,
        timeout=30,
    )
    assert done.returncode != 0
    assert done.stdout == ""
    assert "/nowhere/chrome" in done.stderr


@pytest.fixture
def open_server(request: pytest.FixtureRequest, start: Callable[..., DriverServer]) -> DriverServer:
    """One to which clients of other machines can connect."""
    request.config.getoption("--driver", skip=True)
    return start("run-server", "--host", "0.0.0.0")


def test_clients_of_other_machines_open_no_files(
    playwright: Playwright, open_server: DriverServer, tmp_path: Path
) -> None:
    (tmp_path / "secret.html").write_text("<title>secret</title>")
    url = f"file://{tmp_path}/secret.html"
    browser = playwright.chromium.connect(open_server.endpoint)
    page = browser.new_page(base_url=f"file://{tmp_path}/")
    for written in [url, url.upper(), f" {url}", f"fi\nle://{tmp_path}/secret.html", f"view-source:{url}", "secret.html"]:
        with pytest.raises(Error, match="is refused: it reaches into the server's machine"):
            page.goto(written)
    page.set_content(f"<iframe src={url}></iframe>")
    page.evaluate("url => { window.open(url); location.href = url; }", url)
    assert "secret" not in [p.title() for p in browser.contexts[0].pages]
    use(page)
    browser.close()


def test_clients_of_other_machines_debug_pages_alone(playwright: Playwright, open_server: DriverServer) -> None:
    browser = playwright.chromium.connect(open_server.endpoint)
    with pytest.raises(Error, match="A debugging session with the browser is refused"):
        browser.new_browser_cdp_session()
    page = browser.new_page()
    session = browser.contexts[0].new_cdp_session(page)
    assert session.send("Runtime.evaluate", {"expression": "6 * 7"})["result"]["value"] == 42
    for method, params in [
        ("Page.navigate", {"url": "file:///etc/passwd"}),
        ("DOM.setFileInputFiles", {"files": ["/etc/passwd"]}),
        ("Page.setDownloadBehavior", {"behavior": "allow", "downloadPath": "/tmp"}),
    ]:
        with pytest.raises(Error, match=f"{method} is refused: it reaches into the server's machine"):
            session.send(method, params)
    browser.close()


# The oldest client says of a refused connection that it timed out.
@pytest.mark.one_client
def test_clients_of_other_machines_choose_no_program(playwright: Playwright, open_server: DriverServer) -> None:
    for option in [{"executablePath": "/bin/sh"}, {"args": ["--a"]}, {"downloadsPath": "/tmp"}]:
        headers = {"x-playwright-launch-options": json.dumps(option)}
        with pytest.raises(Error, match=f"The launch option {next(iter(option))} is refused"):
            playwright.chromium.connect(open_server.endpoint, headers=headers)


def test_an_unsafe_server_trusts_every_client(
    request: pytest.FixtureRequest, playwright: Playwright, start: Callable[..., DriverServer], tmp_path: Path
) -> None:
    request.config.getoption("--driver", skip=True)
    (tmp_path / "page.html").write_text("<title>a file</title>")
    server = start("run-server", "--host", "0.0.0.0", "--unsafe")
    browser = playwright.chromium.connect(server.endpoint)
    page = browser.new_page()
    page.goto(f"file://{tmp_path}/page.html")
    assert page.title() == "a file"
    assert browser.new_browser_cdp_session().send("Browser.getVersion")["protocolVersion"]
    browser.close()

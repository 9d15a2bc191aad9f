"""Files between a client and its pages: uploads, from the same machine or over a connection, and browser traces."""

import base64
import json
from pathlib import Path
from typing import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Error, Page, Playwright, TimeoutError
from support.driver_server import DriverServer
from support.processes import Family, peak_memory
from support.raw_client import RawClient

# What the input holds: name, kind, size, time of last change, path below its directory.
CHOSEN = """selector => [...document.querySelector(selector).files].map(
    file => [file.name, file.type, file.size, file.lastModified, file.webkitRelativePath])"""
TEXTS = "selector => Promise.all([...document.querySelector(selector).files].map(file => file.text()))"
INPUTS = """<input type=file id=one><input type=file multiple id=many><input type=file webkitdirectory id=below>
<input id=text><label id=bare>none</label><label id=label>file <input type=file></label>"""

MEGABYTE = 1 << 20
LARGE_BYTES = 100 * MEGABYTE


@pytest.fixture
def server(request: pytest.FixtureRequest, family: Family) -> Iterator[DriverServer]:
    request.config.getoption("--driver", skip=True)
    server = DriverServer(["run-server"], family)
    yield server
    if server.process.poll() is None:
        server.stop()


@pytest.fixture(params=["local", "connected"])
def any_browser(request: pytest.FixtureRequest, playwright: Playwright) -> Iterator[Browser]:
    """The client's own browser, or one that it has connected to."""
    if request.param == "local":
        yield request.getfixturevalue("browser")
        return
    browser = playwright.chromium.connect(request.getfixturevalue("server").endpoint)
    yield browser
    browser.close()


@pytest.fixture
def page(any_browser: Browser) -> Iterator[Page]:
    context = any_browser.new_context()
    page = context.new_page()
    page.set_content(INPUTS)
    yield page
    context.close()


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    def write(name: str, text: str) -> Path:
        path = tmp_path / "given" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    return write


def test_files_are_chosen_by_their_paths(page: Page, write: Callable[[str, str], Path]) -> None:
    paths = [write("a.txt", "first"), write("b.json", "{}")]
    page.set_input_files("#many", paths)
    times = [int(path.stat().st_mtime * 1000) for path in paths]
    assert page.evaluate(CHOSEN, "#many") == [
        ["a.txt", "text/plain", 5, times[0], ""],
        ["b.json", "application/json", 2, times[1], ""],
    ]
    assert page.evaluate(TEXTS, "#many") == ["first", "{}"]


def test_files_are_chosen_by_what_is_in_them(page: Page) -> None:
    page.set_input_files("#one", {"name": "a.txt", "mimeType": "text/plain", "buffer": b"in memory"})
    assert page.evaluate(TEXTS, "#one") == ["in memory"]
    page.set_input_files("#one", [])
    assert page.evaluate(TEXTS, "#one") == []


def test_a_handle_takes_files(page: Page, write: Callable[[str, str], Path]) -> None:
    page.query_selector("#one").set_input_files(write("a.txt", "held"))
    assert page.evaluate(TEXTS, "#one") == ["held"]


def test_a_directory_is_chosen_with_all_that_is_below(page: Page, write: Callable[[str, str], Path]) -> None:
    directory = write("photos/a.txt", "a").parent
    write("photos/summer/b.txt", "bb")
    page.set_input_files("#below", directory)
    chosen = sorted([path, size] for _, _, size, _, path in page.evaluate(CHOSEN, "#below"))
    assert chosen == [["photos/a.txt", 1], ["photos/summer/b.txt", 2]]
    # Once more, which the input tells of as no change.
    page.set_input_files("#below", directory)
    assert len(page.evaluate(CHOSEN, "#below")) == 2


def test_the_page_hears_of_the_choice(page: Page, write: Callable[[str, str], Path]) -> None:
    page.evaluate("""() => { window.heard = []; for (const type of ['input', 'change'])
        document.addEventListener(type, event => heard.push([type, event.target.id, event.isTrusted])); }""")
    page.set_input_files("#one", write("a.txt", ""))
    assert page.evaluate("heard") == [["input", "one", True], ["change", "one", True]]


@pytest.mark.parametrize(
    "selector, text",
    [
        ("#bare", "Node is not an HTMLInputElement"),
        ("#below", "[webkitdirectory] input requires passing a path to a directory"),
    ],
)
def test_what_takes_no_files_says_so(
    page: Page, write: Callable[[str, str], Path], selector: str, text: str
) -> None:
    with pytest.raises(Error) as failure:
        page.set_input_files(selector, write("a.txt", ""))
    assert text in failure.value.message
    assert f'locator resolved to <{"label" if selector == "#bare" else "input"}' in failure.value.message


def test_an_input_that_may_become_one_for_files_is_waited_for(page: Page, write: Callable[[str, str], Path]) -> None:
    path = write("a.txt", "late")
    with pytest.raises(TimeoutError) as failure:
        page.set_input_files("#text", path, timeout=500)
    assert 'locator resolved to <input id="text"/>' in failure.value.message
    page.evaluate("setTimeout(() => { document.querySelector('#text').type = 'file' }, 200)")
    page.set_input_files("#text", path)
    assert page.evaluate(TEXTS, "#text") == ["late"]


def test_a_held_input_that_takes_no_files_is_an_error(page: Page, write: Callable[[str, str], Path]) -> None:
    with pytest.raises(Error, match="Node is not a file input element"):
        page.query_selector("#text").set_input_files(write("a.txt", ""))


def test_a_large_file_goes_through_without_being_kept(
    playwright: Playwright, server: DriverServer, tmp_path: Path
) -> None:
    large = tmp_path / "large"
    with large.open("wb") as file:
        file.write(b"begin")
        file.truncate(LARGE_BYTES)
    browser = playwright.chromium.connect(server.endpoint)
    page = browser.new_page()
    page.set_content(INPUTS)
    before = peak_memory(server.process.pid)
    page.set_input_files("#one", large)
    assert page.evaluate(CHOSEN, "#one")[0][2] == LARGE_BYTES
    assert page.evaluate("document.querySelector('#one').files[0].slice(0, 5).text()") == "begin"
    assert peak_memory(server.process.pid) - before < 30 * MEGABYTE
    browser.close()


@pytest.fixture
def raw(request: pytest.FixtureRequest, driver: str, family: Family) -> Iterator[RawClient]:
    request.config.getoption("--driver", skip=True)
    client = RawClient(driver, family.environment())
    yield client
    client.close()


def send_half(client: RawClient, context: str) -> None:
    """Begins to send a file."""
    begun = client.call(context, "createTempFiles", items=[{"name": "a.txt"}])
    client.call(begun["writableStreams"][0]["guid"], "write", binary=base64.b64encode(b"half").decode())


def uploads(tmp_path: Path) -> int:
    return len(list(tmp_path.glob("**/uploads-*")))


def test_uploads_go_with_their_context(raw: RawClient, tmp_path: Path) -> None:
    context = raw.open_context()
    send_half(raw, context)
    assert uploads(tmp_path) == 1
    raw.call(context, "close")
    assert uploads(tmp_path) == 0


def test_a_client_that_goes_in_the_middle_leaves_no_files(raw: RawClient, tmp_path: Path, family: Family) -> None:
    send_half(raw, raw.open_context())
    assert raw.close() == 0
    assert family.wait_until_gone(5) == {}
    assert family.files() == []


def test_a_client_that_shares_a_browser_takes_its_files_along(
    request: pytest.FixtureRequest, playwright: Playwright, family: Family, tmp_path: Path
) -> None:
    request.config.getoption("--driver", skip=True)
    server = DriverServer(["launch-server"], family)
    (tmp_path / "given").write_text("x")
    browser = playwright.chromium.connect(server.endpoint)
    page = browser.new_page()
    page.set_content(INPUTS)
    page.set_input_files("#one", tmp_path / "given")
    browser.start_tracing()
    browser.stop_tracing()
    browser.start_tracing()
    assert uploads(tmp_path) == 1
    browser.close()
    # The next client finds a browser that isn't traced.
    browser = playwright.chromium.connect(server.endpoint)
    browser.start_tracing()
    browser.stop_tracing()
    assert uploads(tmp_path) == 0
    assert len(list(tmp_path.glob("**/*.crtrace"))) <= 1
    browser.close()
    server.stop()


def test_a_browser_is_traced(any_browser: Browser, page: Page, tmp_path: Path) -> None:
    any_browser.start_tracing(page=page, screenshots=True, path=tmp_path / "out" / "trace.json")
    page.goto("data:text/html,<title>traced</title><h1>hi</h1>")
    trace = json.loads(any_browser.stop_tracing())
    assert any("devtools.timeline" in event["cat"] for event in trace["traceEvents"])
    assert json.loads((tmp_path / "out" / "trace.json").read_text()) == trace


def test_a_trace_has_the_categories_asked_for(any_browser: Browser) -> None:
    any_browser.start_tracing(categories=["-*", "v8"])
    any_browser.new_page().close()
    events = json.loads(any_browser.stop_tracing())["traceEvents"]
    assert {category for event in events for category in event["cat"].split(",")} <= {"v8", "__metadata"}


def test_one_trace_at_a_time(any_browser: Browser) -> None:
    any_browser.start_tracing()
    with pytest.raises(Error, match="Cannot start recording trace while already recording trace."):
        any_browser.start_tracing()
    any_browser.stop_tracing()
    with pytest.raises(Error):
        any_browser.stop_tracing()


def test_the_trace_of_a_page_that_goes_is_lost(any_browser: Browser) -> None:
    page = any_browser.new_page()
    any_browser.start_tracing(page=page)
    page.close()
    with pytest.raises(Error, match="closed"):
        any_browser.stop_tracing()
    any_browser.start_tracing()
    assert any_browser.stop_tracing()

"""What of a page's scripts and styles is used. Of the clients, JavaScript's alone asks for it."""

import os
from typing import Any, Dict, Iterator, List, Tuple

import pytest
from support.raw_client import RawClient
from support.web_server import WebServer

pytestmark = pytest.mark.one_client


@pytest.fixture
def client(driver: str, request: pytest.FixtureRequest) -> Iterator[RawClient]:
    request.config.getoption("--driver", skip=True)
    client = RawClient(driver, dict(os.environ))
    yield client
    assert client.close() == 0


@pytest.fixture
def opened(client: RawClient) -> Tuple[str, str]:
    return client.open_page()


def scripts(client: RawClient, page: str) -> List[Dict[str, Any]]:
    return client.call(page, "stopJSCoverage")["entries"]


def styles(client: RawClient, page: str) -> List[Dict[str, Any]]:
    return client.call(page, "stopCSSCoverage")["entries"]


def test_scripts_say_what_of_them_ran(client: RawClient, opened: Tuple[str, str], server: WebServer) -> None:
    page, frame = opened
    url = server.html("/a", "<script>function f(on) { return on ? 1 : 2 } f(true)</script>")
    client.call(page, "startJSCoverage")
    client.call(frame, "goto", url=url)
    (entry,) = scripts(client, page)
    assert entry["url"] == url
    assert entry["source"] == "function f(on) { return on ? 1 : 2 } f(true)"
    whole, function = entry["functions"]
    assert whole["ranges"] == [{"startOffset": 0, "endOffset": 44, "count": 1}]
    assert function["functionName"] == "f" and function["isBlockCoverage"]
    assert function["ranges"][1] == {"startOffset": 31, "endOffset": 34, "count": 0}


def test_scripts_of_the_driver_are_never_told_of(client: RawClient, opened: Tuple[str, str], server: WebServer) -> None:
    page, frame = opened
    url = server.html("/a", "<button>B</button><script>eval('var evaluated')</script>")
    client.call(page, "addInitScript", source="var initial")
    client.call(page, "exposeBinding", name="exposed")
    client.call(page, "startJSCoverage", reportAnonymousScripts=True)
    client.call(frame, "goto", url=url)
    client.call(frame, "click", selector="button", strict=True)
    nothing = {"value": {"v": "undefined"}, "handles": []}
    client.call(frame, "evaluateExpression", expression="() => 'the user'", isFunction=True, arg=nothing)
    sources = [entry["source"] for entry in scripts(client, page)]
    assert "var evaluated" in sources
    assert [source for source in sources if len(source) > 200] == []


def test_a_new_document_begins_anew(client: RawClient, opened: Tuple[str, str], server: WebServer) -> None:
    page, frame = opened
    first = server.html("/a", "<script>var a</script><style>p { top: 0 }</style><p>a")
    second = server.html("/b", "<script>var b</script><style>p { top: 1px }</style><p>b")
    client.call(page, "startJSCoverage")
    client.call(page, "startCSSCoverage")
    client.call(frame, "goto", url=first)
    client.call(frame, "goto", url=second)
    assert [entry["url"] for entry in scripts(client, page)] == [second]
    assert [entry["url"] for entry in styles(client, page)] == [second]


def test_styles_say_which_of_them_apply(client: RawClient, opened: Tuple[str, str], server: WebServer) -> None:
    page, frame = opened
    url = server.html("/a", "<style>p { top: 0 }b { top: 0 } i { top: 0 }</style><p>a</p><i>b</i>")
    client.call(page, "startCSSCoverage")
    client.call(frame, "goto", url=url)
    (entry,) = styles(client, page)
    assert entry["text"] == "p { top: 0 }b { top: 0 } i { top: 0 }"
    assert entry["ranges"] == [{"start": 0, "end": 12}, {"start": 25, "end": 37}]


def test_styles_of_former_documents_are_kept_on_request(
    client: RawClient, opened: Tuple[str, str], server: WebServer
) -> None:
    page, frame = opened
    first = server.html("/a", "<style>p { top: 0 }</style><p>a")
    second = server.html("/b", "<style>p { top: 1px }</style><p>b")
    client.call(page, "startCSSCoverage", resetOnNavigation=False)
    client.call(frame, "goto", url=first)
    client.call(frame, "goto", url=second)
    assert [entry["url"] for entry in styles(client, page)] == [first, second]

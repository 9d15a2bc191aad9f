"""What a context emulates, and that contexts know nothing of each other."""

import base64

import pytest
from playwright.sync_api import Browser, BrowserContext
from support.web_server import Answer, Seen, WebServer


@pytest.mark.parametrize(
    "options, expression, expected",
    [
        ({"user_agent": "Conformance/1.0"}, "navigator.userAgent", "Conformance/1.0"),
        ({"viewport": {"width": 640, "height": 480}}, "[innerWidth, innerHeight]", [640, 480]),
        ({}, "[innerWidth, innerHeight]", [1280, 720]),
        ({"device_scale_factor": 3}, "devicePixelRatio", 3),
        (
            {"viewport": {"width": 400, "height": 300}, "screen": {"width": 800, "height": 600}},
            "[screen.width, screen.height]",
            [800, 600],
        ),
        ({"locale": "fr-FR"}, "navigator.language", "fr-FR"),
        ({"locale": "de-DE"}, "(1234.5).toLocaleString()", "1.234,5"),
        (
            {"timezone_id": "Asia/Tokyo"},
            "Intl.DateTimeFormat().resolvedOptions().timeZone",
            "Asia/Tokyo",
        ),
        ({"timezone_id": "America/New_York"}, "new Date(0).getHours()", 19),
        ({"color_scheme": "dark"}, "matchMedia('(prefers-color-scheme: dark)').matches", True),
        ({}, "matchMedia('(prefers-color-scheme: light)').matches", True),
        ({"reduced_motion": "reduce"}, "matchMedia('(prefers-reduced-motion: reduce)').matches", True),
        ({"forced_colors": "active"}, "matchMedia('(forced-colors: active)').matches", True),
        ({"has_touch": True}, "navigator.maxTouchPoints > 0", True),
        ({"offline": True}, "navigator.onLine", False),
        (
            {"is_mobile": True, "viewport": {"width": 360, "height": 640}},
            "matchMedia('(orientation: portrait)').matches",
            True,
        ),
    ],
    ids=str,
)
def test_options_show_in_the_page(browser: Browser, options: dict, expression: str, expected: object) -> None:
    context = browser.new_context(**options)
    assert context.new_page().evaluate(expression) == expected
    context.close()


def test_options_hold_after_navigation(browser: Browser, server: WebServer) -> None:
    context = browser.new_context(user_agent="Conformance/1.0", timezone_id="Asia/Tokyo", locale="fr-FR")
    page = context.new_page()
    page.goto(server.html("/", "<p>hello"))
    assert server.next_request("/").headers["user-agent"] == "Conformance/1.0"
    assert page.evaluate("[navigator.language, new Date(0).getHours()]") == ["fr-FR", 9]
    context.close()


def test_extra_headers_go_with_every_request(browser: Browser, server: WebServer) -> None:
    context = browser.new_context(extra_http_headers={"X-Context": "1"})
    page = context.new_page()
    page.goto(server.html("/", "<script>fetch('/data')</script>"))
    assert server.next_request("/data").headers["x-context"] == "1"
    page.set_extra_http_headers({"X-Page": "2"})
    page.goto(server.html("/again", ""))
    headers = server.next_request("/again").headers
    assert (headers["x-context"], headers["x-page"]) == ("1", "2")
    context.close()


def test_http_credentials_answer_a_challenge(browser: Browser, server: WebServer) -> None:
    expected = "Basic " + base64.b64encode(b"ada:lovelace").decode()

    def challenge(seen: Seen) -> Answer:
        if seen.headers.get("authorization") == expected:
            return Answer(200, {"Content-Type": "text/plain"}, b"welcome")
        return Answer(401, {"WWW-Authenticate": 'Basic realm="test"'})

    url = server.answer("/private", challenge)
    context = browser.new_context(http_credentials={"username": "ada", "password": "lovelace"})
    assert context.new_page().goto(url).status == 200
    context.close()
    stranger = browser.new_context()
    assert stranger.new_page().goto(url).status == 401
    stranger.close()


def test_geolocation_needs_its_permission(browser: Browser, server: WebServer) -> None:
    url = server.html("/", "")
    where = """new Promise(resolve => navigator.geolocation.getCurrentPosition(
        ({coords}) => resolve([coords.latitude, coords.longitude]), ({code}) => resolve(code)))"""
    context = browser.new_context(geolocation={"latitude": 52.5, "longitude": 13.4}, permissions=["geolocation"])
    page = context.new_page()
    page.goto(url)
    assert page.evaluate(where) == [52.5, 13.4]
    context.set_geolocation({"latitude": 48.8, "longitude": 2.3})
    assert page.evaluate(where) == [48.8, 2.3]
    context.clear_permissions()
    context.close()


def test_scripts_can_be_switched_off(browser: Browser, server: WebServer) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server.html("/", "<title>before</title><script>document.title = 'after'</script>"))
    assert page.title() == "before"
    context.close()


def test_base_url_completes_what_goto_is_given(browser: Browser, server: WebServer) -> None:
    server.html("/a/b", "")
    context = browser.new_context(base_url=server.url + "/a/")
    page = context.new_page()
    page.goto("./b")
    assert page.url == server.url + "/a/b"
    context.close()


def test_offline_can_be_switched(context: BrowserContext, server: WebServer) -> None:
    page = context.new_page()
    page.goto(server.html("/", ""))
    context.set_offline(True)
    assert page.evaluate("fetch('/').then(() => 'answered', () => 'failed')") == "failed"
    context.set_offline(False)
    assert page.evaluate("fetch('/').then(() => 'answered', () => 'failed')") == "answered"


def test_cookies_are_added_listed_and_cleared(context: BrowserContext, server: WebServer) -> None:
    context.add_cookies(
        [
            {"name": "a", "value": "1", "url": server.url},
            {"name": "b", "value": "2", "domain": "127.0.0.1", "path": "/", "httpOnly": True, "sameSite": "Strict"},
            {"name": "c", "value": "3", "domain": "elsewhere.example", "path": "/"},
            {"name": "d", "value": "4", "domain": "127.0.0.1", "path": "/below"},
        ]
    )
    page = context.new_page()
    page.goto(server.html("/", ""))
    assert server.next_request("/").headers["cookie"] == "a=1; b=2"
    assert page.evaluate("document.cookie") == "a=1"
    listed = {cookie["name"]: cookie for cookie in context.cookies(server.url)}
    assert sorted(listed) == ["a", "b"]
    assert sorted(cookie["name"] for cookie in context.cookies(server.url + "/below")) == ["a", "b", "d"]
    assert listed["a"]["value"] == "1"
    assert listed["a"]["expires"] == -1
    assert (listed["b"]["httpOnly"], listed["b"]["sameSite"]) == (True, "Strict")
    context.clear_cookies(name="a")
    assert sorted(cookie["name"] for cookie in context.cookies()) == ["b", "c", "d"]
    context.clear_cookies()
    assert context.cookies() == []


def test_contexts_share_nothing(browser: Browser, server: WebServer) -> None:
    url = server.html("/", "")
    first, second = browser.new_context(), browser.new_context()
    page, other = first.new_page(), second.new_page()
    page.goto(url)
    other.goto(url)
    page.evaluate("document.cookie = 'a=1'; localStorage.setItem('a', '1')")
    assert other.evaluate("[document.cookie, localStorage.getItem('a')]") == ["", None]
    assert browser.contexts[-2:] == [first, second]
    first.close()
    assert first not in browser.contexts
    assert other.evaluate("1") == 1
    second.close()


def test_media_can_be_emulated_for_a_page(context: BrowserContext) -> None:
    page = context.new_page()
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("[matchMedia('print').matches, matchMedia('(prefers-color-scheme: dark)').matches]") == [
        True,
        True,
    ]
    page.emulate_media(media="null", color_scheme="null")
    assert page.evaluate("matchMedia('print').matches") is False

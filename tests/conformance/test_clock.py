"""A clock that a test turns in place of the browser's."""

import datetime
import re

import pytest
from playwright.sync_api import BrowserContext, Error, Page, expect
from support.web_server import WebServer

NOON = datetime.datetime(2024, 2, 2, 12, tzinfo=datetime.timezone.utc)


def test_a_page_lives_at_the_date_it_is_given(page: Page) -> None:
    page.clock.set_fixed_time(NOON)
    assert page.evaluate("new Date().toISOString()") == "2024-02-02T12:00:00.000Z"
    page.wait_for_timeout(20)
    assert page.evaluate("Date.now()") == NOON.timestamp() * 1000
    page.clock.set_fixed_time("2024-02-02T12:00:05Z")
    assert page.evaluate("new Date().getSeconds()") == 5


def test_an_installed_clock_runs(page: Page) -> None:
    page.clock.install(time=NOON)
    began = page.evaluate("Date.now()")
    assert page.evaluate("new Promise(done => setTimeout(() => done(Date.now()), 50))") >= began + 50
    assert began - NOON.timestamp() * 1000 < 60_000


def test_a_user_is_logged_out_after_five_minutes(page: Page) -> None:
    page.clock.install()
    page.set_content("<button onclick='begin()'>Log in</button><p></p>")
    page.evaluate(
        "begin = () => setTimeout(() => { document.querySelector('p').textContent = 'You have been logged out' }, 300_000)"
    )
    page.get_by_role("button").click()
    page.clock.fast_forward("05:00")
    expect(page.get_by_text("logged out")).to_be_visible()


def test_time_is_run_second_by_second(page: Page) -> None:
    page.clock.install(time=NOON)
    page.clock.pause_at(NOON + datetime.timedelta(hours=1))
    page.set_content("<time></time>")
    page.evaluate(
        """() => {
          const show = () => { document.querySelector('time').textContent = new Date().toISOString().slice(11, 19) };
          show();
          setInterval(show, 1000);
        }"""
    )
    expect(page.locator("time")).to_have_text("13:00:00")
    page.clock.run_for(2000)
    expect(page.locator("time")).to_have_text("13:00:02")
    page.clock.run_for("01:00")
    expect(page.locator("time")).to_have_text("13:01:02")
    page.clock.resume()
    expect(page.locator("time")).to_have_text("13:01:03")


def test_frames_have_the_same_clock(page: Page, server: WebServer) -> None:
    server.html("/leaf", "<script>window.began = Date.now(); setTimeout(() => { window.fired = Date.now() }, 100)</script>")
    page.clock.install(time=0)
    page.clock.pause_at(10)
    page.goto(
        server.html("/", f"<iframe src='/leaf'></iframe><iframe src='{server.other_url}/leaf'></iframe>")
    )
    leaves = page.frames[1:]
    assert [leaf.evaluate("began") for leaf in leaves] == [10_000, 10_000]
    page.clock.run_for(150)
    assert [leaf.evaluate("[fired, Date.now()]") for leaf in leaves] == [[10_100, 10_150]] * 2


def test_frames_have_it_before_they_have_documents_of_their_own(page: Page) -> None:
    page.clock.install(time=0)
    page.clock.pause_at(10)
    assert page.evaluate(
        """() => {
          const frame = document.body.appendChild(document.createElement('iframe'));
          return frame.contentWindow.Date.now();
        }"""
    ) == 10_000
    page.clock.run_for(5)
    assert page.frames[1].evaluate("Date.now()") == 10_005


def test_popups_and_later_pages_have_the_same_clock(context: BrowserContext, page: Page, server: WebServer) -> None:
    page.goto(server.html("/", ""))
    server.html("/popup", "<script>window.began = Date.now()</script>")
    context.clock.install(time=0)
    context.clock.pause_at(10)
    with page.expect_popup() as popup:
        page.evaluate("void open('/popup')")
    later = context.new_page()
    later.goto(server.url + "/popup")
    for other in [popup.value, later]:
        assert other.evaluate("began") == 10_000
    context.clock.run_for(500)
    for each in [page, popup.value, later]:
        assert each.evaluate("Date.now()") == 10_500


def test_documents_keep_it(page: Page, server: WebServer) -> None:
    page.clock.install(time=0)
    page.clock.pause_at(10)
    page.clock.run_for(500)
    page.goto(server.html("/", "<script>window.began = Date.now()</script>"))
    page.clock.set_system_time(77)
    page.reload()
    assert page.evaluate("began") == 77_000


def test_init_scripts_have_the_clock_if_they_come_after_it(page: Page, server: WebServer) -> None:
    page.add_init_script("window.before = Date.now()")
    page.clock.install(time=0)
    page.add_init_script("window.after = Date.now(); setTimeout(() => { window.fired = Date.now() }, 100)")
    page.clock.pause_at(1000)
    page.goto(server.html("/", "<script>window.own = Date.now()</script>"))
    before, after, own = page.evaluate("[before, after, own]")
    assert before > 1e12 and after < 100_000 and own == 1_000_000
    page.clock.run_for(100)
    # As late as it was to be, give or take what the document's beginning took.
    assert 1_000_000 < page.evaluate("fired") <= 1_000_100


def test_a_context_can_have_a_clock_before_it_has_pages(context: BrowserContext) -> None:
    context.clock.install(time=NOON)
    context.clock.pause_at("2024-01-01")
    page = context.new_page()
    assert page.evaluate("new Date().toISOString()") == "2024-01-01T00:00:00.000Z"


@pytest.mark.parametrize(
    "turn, text",
    [
        (lambda clock: clock.install(time="garbage"), "Invalid date: garbage"),
        (lambda clock: clock.set_fixed_time("x"), "Invalid date: x"),
        (lambda clock: clock.set_system_time("2024-02-32"), "Invalid date: 2024-02-32"),
        (lambda clock: clock.pause_at(1e15), "Invalid date: 1000000000000000000"),
        (lambda clock: clock.pause_at(0), "Error: Cannot fast-forward to the past"),
        (lambda clock: clock.fast_forward(-1), "Error: Cannot fast-forward to the past"),
        (lambda clock: clock.run_for(-1), "TypeError: Negative ticks are not supported"),
        (lambda clock: clock.run_for("12:02:34:10"), "Clock only understands numbers, 'mm:ss' and 'hh:mm:ss'"),
        (lambda clock: clock.fast_forward("00:60"), "Invalid time 00:60"),
    ],
)
def test_what_is_no_time_is_refused(page: Page, turn, text: str) -> None:
    page.clock.install(time=1000)
    with pytest.raises(Error, match=re.escape(text)):
        turn(page.clock)
    assert 1_000_000 <= page.evaluate("Date.now()") < 1_100_000


def test_what_a_timer_throws_fails_the_command(page: Page) -> None:
    page.clock.install(time=0)
    page.clock.pause_at(1)
    page.evaluate("setTimeout(() => { throw new TypeError('late') }, 10); setTimeout(() => { window.fired = true }, 20); 0")
    with pytest.raises(Error, match="TypeError: late"):
        page.clock.run_for(100)
    assert page.evaluate("fired")


def test_a_page_that_goes_away_meanwhile_fails_nothing(page: Page, server: WebServer) -> None:
    page.goto(server.html("/", ""))
    next_url = server.html("/next", "")
    page.clock.install(time=0)
    page.clock.pause_at(1)
    page.evaluate("url => { setTimeout(() => { location = url }, 10); setInterval(() => {}, 20) }", next_url)
    with page.expect_navigation(url=next_url):
        page.clock.run_for(500)
    assert page.evaluate("Date.now()") == 1500


def test_waits_and_assertions_go_on_while_it_stands(page: Page) -> None:
    page.clock.install(time=0)
    page.clock.pause_at(1)
    page.set_content("<input><button onclick='this.textContent = window.typed'>x</button>")
    page.get_by_role("textbox").fill("done")
    page.evaluate("window.typed = document.querySelector('input').value")
    page.get_by_role("button").click()
    expect(page.get_by_role("button")).to_have_text("done")
    page.evaluate("scheduler.postTask(() => { window.ready = true }, {delay: 20}); 0")
    page.wait_for_function("window.ready")
    with pytest.raises(AssertionError):
        expect(page.get_by_role("button")).to_have_text("other", timeout=200)


def test_exposed_functions_are_called_while_it_stands(page: Page) -> None:
    page.expose_function("twice", lambda value: value * 2)
    page.clock.install(time=0)
    page.clock.pause_at(1)
    assert page.evaluate("twice(21)") == 42


def test_routed_sockets_talk_while_it_stands(page: Page, server: WebServer) -> None:
    page.route_web_socket("**/ws", lambda socket: socket.on_message(lambda message: socket.send(f"{message}!")))
    page.clock.install(time=0)
    page.clock.pause_at(1)
    page.goto(server.html("/", ""))
    assert page.evaluate(
        """() => new Promise(done => {
          const socket = new WebSocket(location.href.replace('http', 'ws') + 'ws');
          socket.onopen = () => socket.send('hello');
          socket.onmessage = ({data}) => { socket.onclose = () => done(data); socket.close() };
        })"""
    ) == "hello!"


def test_workers_keep_the_real_time(page: Page) -> None:
    page.clock.install(time=0)
    assert page.evaluate(
        """() => new Promise(done => {
          const worker = new Worker(URL.createObjectURL(new Blob(['postMessage(Date.now())'])));
          worker.onmessage = ({data}) => done(data);
        })"""
    ) > 1e12


def test_other_contexts_keep_the_real_time(browser, page: Page) -> None:
    page.clock.install(time=0)
    other = browser.new_page()
    assert other.evaluate("Date.now()") > 1e12
    other.close()

"""Selectors, actions and assertions, as scripts use them."""

import re

import pytest
from playwright.sync_api import Browser, Error, Page, TimeoutError, expect
from support.web_server import WebServer

FORM = """<form onsubmit="event.preventDefault(); sent.textContent = new URLSearchParams(new FormData(this))">
<label>Name <input name=name></label>
<label><input type=checkbox name=news> News</label>
<select name=size><option value=s>Small</option><option value=l>Large</option></select>
<label>File <input type=file name=file></label>
<button>Send</button></form><p id=sent></p>"""


def test_a_form_is_filled_in_and_sent(page: Page) -> None:
    page.set_content(FORM)
    page.get_by_label("Name").fill("Ada")
    page.get_by_label("News").check()
    page.locator("select").select_option(label="Large")
    page.get_by_role("button", name="Send").click()
    expect(page.locator("#sent")).to_contain_text("name=Ada&news=on&size=l")


def test_an_action_waits_until_the_element_is_ready(page: Page) -> None:
    page.set_content("<button disabled onclick='this.textContent = 1'>0</button>")
    page.evaluate("setTimeout(() => document.querySelector('button').disabled = false, 200)")
    page.click("button")
    assert page.text_content("button") == "1"


def test_why_an_action_waited_is_told(page: Page) -> None:
    page.set_content("<button>go</button><div style='position: fixed; inset: 0' id=over></div>")
    with pytest.raises(TimeoutError) as failure:
        page.click("button", timeout=500)
    assert '<div id="over"></div> intercepts pointer events' in failure.value.message
    assert "waiting for element to be visible, enabled and stable" in failure.value.message


def test_several_elements_where_one_is_meant_are_listed(page: Page) -> None:
    page.set_content("<button>One</button><button>Two</button>")
    with pytest.raises(Error) as failure:
        page.locator("button").click()
    assert 'strict mode violation: locator("button") resolved to 2 elements' in failure.value.message
    assert 'aka get_by_role("button", name="Two")' in failure.value.message


def test_elements_are_found_in_shadow_trees_and_frames(page: Page, server: WebServer) -> None:
    server.html("/inner", "<div id=host></div><script>host.attachShadow({mode: 'open'}).innerHTML = '<b>deep</b>'</script>")
    page.goto(server.html("/", f"<iframe src='{server.other_url}/inner'></iframe>"))
    assert page.frame_locator("iframe").locator("b").text_content() == "deep"
    page.frame_locator("iframe").locator("b").click()
    assert page.locator("b").count() == 0


def test_a_click_that_navigates_is_over_with_the_new_document(page: Page, server: WebServer) -> None:
    server.html("/next", "<title>next</title>")
    page.goto(server.html("/", "<a href='/next'>go</a>"))
    page.click("a")
    assert page.url.endswith("/next")


def test_elements_of_a_hostile_page_are_found(page: Page) -> None:
    page.set_content(
        """<form><input name=parentNode><input name=getAttribute><input name=children id=it></form>
        <script>Array.prototype.map = Array.prototype[Symbol.iterator] = () => { throw 1 };
        Element.prototype.matches = Document.prototype.querySelectorAll = () => null; window.Promise = null</script>"""
    )
    page.locator("form >> [name=children]").fill("x")
    assert page.input_value("#it") == "x"
    expect(page.locator("input")).to_have_count(3)


def test_assertions_wait_and_say_what_they_saw(page: Page) -> None:
    page.set_content("<p>one</p>")
    page.evaluate("setTimeout(() => document.querySelector('p').textContent = 'two', 200)")
    expect(page.locator("p")).to_have_text("two")
    with pytest.raises(AssertionError) as failure:
        expect(page.locator("p")).to_have_text(re.compile("three"), timeout=300)
    assert "two" in str(failure.value)
    assert 'unexpected value "two"' in str(failure.value)


def test_an_element_that_goes_is_waited_for_to_be_hidden(page: Page) -> None:
    page.set_content("<p>one</p>")
    page.evaluate("setTimeout(() => document.querySelector('p').remove(), 200)")
    page.wait_for_selector("p", state="hidden")
    expect(page.locator("p")).not_to_be_visible()


def test_a_handle_is_acted_on_as_long_as_it_is_in_the_document(page: Page) -> None:
    page.set_content("<input>")
    handle = page.query_selector("input")
    handle.fill("x")
    assert handle.evaluate("e => e.value") == "x"
    page.evaluate("document.querySelector('input').remove()")
    with pytest.raises(Error, match="not attached to the DOM"):
        handle.click()


def test_something_in_the_way_is_taken_away_by_its_handler(page: Page) -> None:
    page.set_content("<button onclick='this.textContent = 1'>0</button><div id=over style='position: fixed; inset: 0'>x</div>")
    page.add_locator_handler(page.locator("#over"), lambda over: over.evaluate("e => e.remove()"))
    page.locator("button").click()
    assert page.text_content("button") == "1"


def test_files_are_chosen_in_the_pages_own_dialog(page: Page) -> None:
    page.set_content(FORM)
    with page.expect_file_chooser() as chosen:
        page.get_by_label("File").click()
    chosen.value.set_files({"name": "a.txt", "mimeType": "text/plain", "buffer": b"hi"})
    assert page.eval_on_selector("[type=file]", "e => e.files[0].text()") == "hi"


def test_a_drag_ends_on_its_target(page: Page) -> None:
    page.set_content(
        """<div id=from draggable=true>from</div><div id=to style='height: 50px'>to</div>
        <script>to.ondragover = e => e.preventDefault(); to.ondrop = () => to.textContent = 'dropped'</script>"""
    )
    page.drag_and_drop("#from", "#to")
    expect(page.locator("#to")).to_have_text("dropped")


def test_taps_need_a_touchscreen(browser: Browser, page: Page) -> None:
    with pytest.raises(Error, match="hasTouch"):
        page.tap("body")
    context = browser.new_context(has_touch=True)
    touched = context.new_page()
    touched.set_content("<button ontouchstart='this.textContent = 1'>0</button>")
    touched.tap("button")
    assert touched.text_content("button") == "1"
    context.close()


def test_engines_of_the_users_own_find_elements(playwright, browser: Browser) -> None:
    playwright.selectors.register("tagged", "({queryAll: (root, name) => [...root.querySelectorAll(name)]})")
    context = browser.new_context()
    page = context.new_page()
    page.set_content("<i>1</i><i>2</i>")
    assert page.locator("tagged=i").count() == 2
    context.close()


def test_a_page_is_shown_as_assistive_technologies_see_it(page: Page, client_version) -> None:
    if client_version < (1, 49):
        pytest.skip("there is no such method yet")
    page.set_content("<h1>Title</h1><ul><li><a href=/x>Link</a></ul>")
    assert page.locator("body").aria_snapshot().startswith('- heading "Title" [level=1]\n- list:\n  - listitem:')
    expect(page.locator("body")).to_match_aria_snapshot("- heading /Tit/")
    with pytest.raises(AssertionError):
        expect(page.locator("body")).to_match_aria_snapshot("- button", timeout=200)


def test_a_frame_that_is_replaced_all_the_time_is_looked_into_again(page: Page) -> None:
    page.set_content("<div id=d></div>")
    page.evaluate("""() => {
        const replace = () => {
            const frame = document.createElement('iframe');
            frame.srcdoc = '<p>x</p>';
            d.replaceChildren(frame);
        };
        const timer = setInterval(replace, 5);
        setTimeout(() => clearInterval(timer), 1000);
    }""")
    assert page.frame_locator("iframe").locator("p").text_content(timeout=10_000) == "x"


def test_a_frame_locator_of_something_else_says_what_it_found(page: Page) -> None:
    page.set_content("<p>x</p>")
    with pytest.raises(Error, match="<iframe> was expected"):
        page.frame_locator("p").locator("b").click(timeout=5000)


def test_time_that_is_up_before_it_began_is_up_at_once(page: Page) -> None:
    with pytest.raises(TimeoutError, match="Timeout -1ms exceeded"):
        page.click("button", timeout=-1)


def test_a_long_list_of_texts_is_compared_in_no_time(page: Page) -> None:
    page.set_content("<p>t</p>" * 8000)
    expect(page.locator("p")).to_have_text(["t"] * 8000, timeout=10_000)


def test_a_handle_that_outlived_its_document_says_so(page: Page) -> None:
    page.goto("data:text/html,<button>a</button>")
    button = page.query_selector("button")
    page.goto("about:blank")
    with pytest.raises(Error, match="Execution context was destroyed, most likely because of a navigation"):
        button.text_content()


def test_a_handle_that_outlived_its_document_is_not_attached(page: Page) -> None:
    page.goto("data:text/html,<button>a</button>")
    button = page.query_selector("button")
    page.goto("about:blank")
    assert not button.is_visible()
    assert button.is_hidden()
    assert button.bounding_box() is None
    for use in button.click, button.focus, button.content_frame, button.select_text:
        with pytest.raises(Error, match="Element is not attached to the DOM"):
            use()
    with pytest.raises(Error) as failure:
        button.is_enabled()
    assert 'waiting for locator(":scope")' in failure.value.message


def test_a_handle_that_outlived_its_frame_says_so(page: Page) -> None:
    page.set_content("<iframe srcdoc='<button>a</button>'></iframe>")
    button = page.frames[1].wait_for_selector("button")
    page.evaluate("document.querySelector('iframe').remove()")
    for use in button.click, button.is_visible, button.bounding_box, button.owner_frame:
        with pytest.raises(Error, match="Frame has been detached."):
            use()
    with pytest.raises(Error, match="Frame was detached"):
        button.text_content()


def test_nothing_is_waited_for_below_an_element_that_left_the_document(page: Page) -> None:
    page.set_content("<div><b>a</b></div>")
    box = page.query_selector("div")
    box.evaluate("element => element.remove()")
    with pytest.raises(Error, match="Element is not attached to the DOM"):
        box.wait_for_selector("b", timeout=5000)
    assert box.query_selector("b").text_content() == "a"


def test_an_input_outside_the_document_can_be_filled_by_force(page: Page) -> None:
    page.set_content("<input>")
    field = page.query_selector("input")
    field.evaluate("element => element.remove()")
    with pytest.raises(Error, match="Element is not attached to the DOM"):
        field.fill("x")
    field.fill("x", force=True)


def test_nothing_is_found_below_a_text(page: Page) -> None:
    page.set_content("<p>a</p>")
    text = page.evaluate_handle("document.querySelector('p').firstChild").as_element()
    for use in lambda: text.query_selector("b"), lambda: text.dispatch_event("x"), text.text_content:
        with pytest.raises(Error, match="Node is not queryable."):
            use()


@pytest.mark.one_client
def test_a_selector_that_cannot_be_parsed_is_refused_as_it_is_written(page: Page) -> None:
    page.set_content("<p>x</p>")
    why = 'Unexpected token "" while parsing css selector "p[". Did you mean to CSS.escape it?'
    with pytest.raises(Error) as failure:
        page.click("p[")
    assert failure.value.message == f"Page.click: {why}\nCall log:\n  - waiting for p[\n"
    with pytest.raises(AssertionError, match=re.escape('Expect "to_be_visible" #no >> ')) as unmet:
        expect(page.frame_locator("#no").locator("p[")).to_be_visible()
    assert why in str(unmet.value)


@pytest.mark.one_client
def test_an_assertion_that_is_cut_off_tells_what_it_saw(page: Page) -> None:
    with page.context.expect_page() as opened:
        page.evaluate("window.open('about:blank')")
    popup = opened.value
    popup.set_content("<p>x</p><script>setTimeout(() => window.close(), 300)</script>")
    with pytest.raises(AssertionError) as unmet:
        expect(popup.locator("p")).to_have_text("y")
    text = str(unmet.value)
    assert "Actual value: x" in text
    assert text.index('unexpected value "x"') < text.index("  - Target page, context or browser has been closed")
    assert "Aria snapshot:\n- paragraph: x" in text


def test_an_obstacle_is_taken_away_before_finding_and_before_each_attempt(page: Page) -> None:
    page.set_content("<button>go</button><p>obstacle</p>")
    calls: list[str] = []
    page.add_locator_handler(page.locator("p"), lambda: calls.append("p"), no_wait_after=True)
    page.click("button")
    assert len(calls) == 2
    page.focus("button")
    assert len(calls) == 3
    page.text_content("button")
    assert len(calls) == 3


def test_many_elements_are_evaluated_on_at_once(page: Page) -> None:
    page.set_content("<p>x</p>" * 500)
    page.evaluate("document.querySelectorAll = Event = InputEvent = StaticRange = null")
    assert page.locator("p").evaluate_all("(all, [a]) => [all.length, all[499] === document.body.lastChild, a]", [7]) == [
        500,
        True,
        7,
    ]
    assert page.locator("p").all_inner_texts() == ["x"] * 500

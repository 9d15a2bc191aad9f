"""What pages see of the keyboard, the mouse and the touchscreen.

input/events.json says it of many sequences of calls, as recorded with the driver the client comes with.
"""

import json
from pathlib import Path
from typing import Any, Dict, List

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Error, Page
from support.input_log import Sequence, see, sequences
from support.web_server import WebServer

KEYS: Dict[str, List[str]] = json.loads((Path(__file__).parent / "input" / "keys.json").read_text())


@pytest.mark.one_client
@pytest.mark.parametrize("sequence", sequences(), ids=lambda sequence: sequence["name"])
def test_a_page_sees(browser: Browser, sequence: Sequence) -> None:
    assert see(browser, sequence) == sequence["events"]


def test_every_key_is_where_it_belongs(page: Page) -> None:
    page.set_content("<textarea></textarea>")
    page.evaluate(
        """() => {
          window.seen = [];
          const area = document.querySelector('textarea');
          area.focus();
          area.onkeydown = e => {
            if (e.key !== 'Shift' || e.code !== 'ShiftLeft') seen.push([e.code, e.key, e.keyCode, e.location]);
            e.key === 'Tab' && e.preventDefault();
          };
          area.onkeypress = e => { seen.at(-1).push(String.fromCharCode(e.charCode)) };
          // What it saw of the latest key.
          window.taken = () => { area.focus(); return JSON.stringify(seen.splice(0).at(-1) || []) };
        }"""
    )

    def press(key: str) -> Any:
        page.keyboard.press(key)
        return json.loads(page.evaluate("taken()"))

    assert {name: [press(name), press(f"Shift+{name}")] for name in KEYS} == KEYS


def test_a_dialog_holds_the_input_that_opens_it_until_it_is_answered(page: Page) -> None:
    page.set_content("<button onclick='alert(1); clicked = true'>Go</button>")
    answered: List[str] = []

    def answer(dialog: Dialog) -> None:
        answered.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", answer)
    page.mouse.click(20, 20)
    assert answered == ["1"]
    assert page.evaluate("clicked")


def test_frames_of_other_sites_feel_the_mouse_and_the_keyboard(page: Page, server: WebServer) -> None:
    server.html("/inner", "<body style='margin:0'><input oninput='parent.postMessage(value, \"*\")'>")
    page.goto(
        server.html(
            "/",
            "<body style='margin:0'><script>onmessage = e => { heard = e.data }</script>"
            f"<iframe style='position:absolute;left:100px;top:100px' src='{server.other_url}/inner'></iframe>",
        )
    )
    page.mouse.click(120, 120)
    page.keyboard.type("hé")
    page.wait_for_function("() => globalThis.heard === 'hé'")


def test_things_are_dragged_within_a_frame_of_another_site(page: Page, server: WebServer) -> None:
    server.html(
        "/inner",
        """<body style='margin:0;height:100px' ondragover='event.preventDefault()'
               ondrop='parent.postMessage(event.dataTransfer.getData("text/plain"), "*")'>
           <div draggable=true ondragstart='event.dataTransfer.setData("text/plain", "carried")'>drag this</div>""",
    )
    page.goto(
        server.html(
            "/",
            "<script>onmessage = e => { heard = e.data }</script>"
            f"<iframe style='position:absolute;left:100px;top:100px' src='{server.other_url}/inner'></iframe>",
        )
    )
    page.mouse.move(120, 110)
    page.mouse.down()
    page.mouse.move(130, 180, steps=2)
    page.mouse.up()
    page.wait_for_function("() => globalThis.heard === 'carried'")


def test_a_key_that_closes_its_page_is_the_last(context: BrowserContext, page: Page) -> None:
    with page.expect_popup() as opened:
        page.evaluate("() => { open('about:blank') }")
    popup = opened.value
    popup.evaluate("() => { onkeydown = () => close() }")
    with popup.expect_event("close"):
        try:
            popup.keyboard.down("a")
        except Error as error:
            assert "closed" in str(error)
    page.keyboard.down("a")

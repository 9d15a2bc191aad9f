"""What pages tell."""

import re
from typing import List

from playwright.sync_api import ConsoleMessage, Dialog
from stage import Scene, failure, step


@step()
def the_console(scene: Scene) -> None:
    page = scene.page()
    with page.expect_console_message() as logging:
        page.evaluate("console.warn('careful', 5, {a: 1})")
    message: ConsoleMessage = logging.value
    assert (message.type, message.text, message.page) == ("warning", "careful 5 {a: 1}", page)
    assert [handle.json_value() for handle in message.args] == ["careful", 5, {"a": 1}]
    assert set(message.location) >= {"url", "lineNumber", "columnNumber"}
    with page.context.expect_console_message(lambda message: message.text == "second"):
        page.evaluate("console.log('first'); console.log('second')")


@step()
def elements_are_logged(scene: Scene) -> None:
    page = scene.page()
    with page.expect_console_message() as logging:
        page.evaluate("console.log(document.body)")
    assert logging.value.args[0].as_element().evaluate("body => body.tagName") == "BODY"


@step(since=56)
def the_console_is_remembered(scene: Scene) -> None:
    page = scene.page()
    assert page.console_messages() == []
    page.evaluate("console.log('kept')")
    assert [message.text for message in page.console_messages()] == ["kept"]
    with page.expect_event("pageerror"):
        page.evaluate("() => { setTimeout(() => { throw new Error('kept, too') }) }")
    assert [error.message for error in page.page_errors()] == ["kept, too"]


@step()
def errors_of_pages(scene: Scene) -> None:
    page = scene.page()
    page.goto(scene.web + "/page")
    with page.expect_event("pageerror") as erring:
        page.evaluate("() => { setTimeout(() => { throw new TypeError('boom') }) }")
    assert (erring.value.name, erring.value.message) == ("TypeError", "boom")
    assert "TypeError: boom\n    at " in erring.value.stack


@step(since=60)
def errors_come_with_their_place(scene: Scene) -> None:
    page = scene.page()
    page.goto(scene.web + "/page")
    told: list = []
    page.context.on("weberror", lambda error: told.append(error))
    page.evaluate("() => { setTimeout(() => { throw new TypeError('boom') }) }")
    scene.until(lambda: bool(told))
    assert told[0].page == page and told[0].error.message == "boom"
    assert set(told[0].location) >= {"url", "line", "column"}


@step()
def dialogs_wait_for_an_answer(scene: Scene) -> None:
    page = scene.page()
    seen: List[tuple] = []

    def accept(dialog: Dialog) -> None:
        seen.append((dialog.type, dialog.message, dialog.default_value, dialog.page))
        dialog.accept("Ada")

    page.once("dialog", accept)
    assert page.evaluate("prompt('Name?', 'nobody')") == "Ada"
    assert seen == [("prompt", "Name?", "nobody", page)]
    page.once("dialog", lambda dialog: dialog.dismiss())
    assert page.evaluate("confirm('Sure?')") is False
    assert page.evaluate("confirm('Nobody listens.')") is False


@step()
def handlers_that_run_before_a_page_unloads(scene: Scene) -> None:
    page = scene.page()
    page.goto(scene.web + "/page")
    page.evaluate("() => { window.onbeforeunload = () => console.log('unloading') }")
    with page.expect_console_message() as logging, page.expect_event("close"):
        page.close(run_before_unload=True)
    assert logging.value.text == "unloading"


@step()
def protocol_sessions(scene: Scene) -> None:
    page = scene.page()
    session = page.context.new_cdp_session(page)
    assert session.send("Runtime.evaluate", {"expression": "6 * 7"})["result"]["value"] == 42
    told: List[dict] = []
    session.on("Runtime.consoleAPICalled", lambda event: told.append(event))
    session.send("Runtime.enable")
    page.evaluate("console.log('heard')")
    session.send("Runtime.disable")
    assert told[0]["args"][0]["value"] == "heard"
    failure(lambda: session.send("No.such"), "'No.such' wasn't found")
    session.detach()
    version = scene.browser.new_browser_cdp_session().send("Browser.getVersion")
    assert re.match("Chrome|HeadlessChrome", version["product"])

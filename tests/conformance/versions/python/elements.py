"""Elements: how they are found, and what is done with them."""

import re
import tempfile
from pathlib import Path

from stage import Scene, failure, step


@step()
def elements_are_found(scene: Scene) -> None:
    page = scene.form()
    assert page.get_by_role("button", name="send").get_attribute("title") == "Sends it"
    assert page.get_by_role("heading", level=1).text_content() == "Order"
    assert page.get_by_label("Name").get_attribute("name") == "name"
    assert page.get_by_placeholder("Some").get_attribute("name") == "name"
    assert page.get_by_title("Sends it", exact=True).inner_text() == "Send"
    assert page.get_by_test_id("sent").get_attribute("id") == "sent"
    assert page.get_by_text(re.compile("^thing$", re.I)).get_attribute("id") == "thing"
    items = page.locator("ul").get_by_role("listitem")
    assert items.count() == 3 and items.all_text_contents() == ["one", "two", "three"]
    assert [items.first.inner_text(), items.nth(1).inner_text(), items.last.inner_text()] == ["one", "two", "three"]
    assert items.filter(has_text="e").filter(has_not_text="one").all_inner_texts() == ["three"]
    assert page.locator("form").filter(has=page.get_by_label("News")).count() == 1
    assert page.get_by_role("button").and_(page.get_by_title("Sends it")).count() == 1
    assert page.get_by_role("heading").or_(page.get_by_role("list")).count() == 2
    several = failure(lambda: items.inner_text(), r'strict mode violation: .*get_by_role\("listitem"\) .* 3 elements')
    assert "    1) <li>one</li> aka " in several
    failure(lambda: page.locator("li[").count(), r'Unexpected token "" while parsing .*selector "li\["')


@step()
def forms_are_filled_in_and_sent(scene: Scene) -> None:
    page = scene.form()
    name, news = page.get_by_label("Name"), page.get_by_label("News")
    name.fill("Bob")
    name.clear()
    page.fill("[name=name]", "Ada")
    assert name.input_value() == "Ada"
    news.check()
    assert news.is_checked()
    news.uncheck()
    news.set_checked(True)
    assert page.get_by_label("Size").select_option("s") == ["s"]
    assert page.select_option("select", label="Large") == ["l"]
    page.get_by_role("button", name="Send").click()
    assert page.locator("#sent").text_content() == "name=Ada&news=on&size=l"
    page.get_by_role("button", name="Reset").dblclick()
    assert name.input_value() == "" and not news.is_checked()
    failure(lambda: page.get_by_label("Size").select_option("absent", timeout=200), "did not find some options")


@step()
def keys_are_pressed(scene: Scene) -> None:
    page = scene.form()
    name = page.get_by_label("Name")
    name.focus()
    page.keyboard.type("Hello")
    page.keyboard.down("Shift")
    page.keyboard.press("ArrowLeft")
    page.keyboard.up("Shift")
    page.keyboard.insert_text("ø")
    name.press_sequentially("!")
    name.press("Home")
    page.keyboard.press("Shift+KeyA")
    assert name.input_value() == "AHellø!"
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.press("Delete")
    page.keyboard.press("Enter")
    assert page.locator("#sent").text_content() == "name=&size=s"
    failure(lambda: page.keyboard.press("Absent"), 'Unknown key: "Absent"')


@step()
def events_are_dispatched(scene: Scene) -> None:
    page = scene.form()
    sent = page.locator("#sent")
    page.get_by_role("button", name="Send").dispatch_event("click")
    assert sent.text_content() == "name=&size=s"
    sent.evaluate("sent => { sent.onkeydown = event => sent.textContent = event.constructor.name + event.key }")
    page.dispatch_event("#sent", "keydown", {"key": "x"})
    assert sent.text_content() == "KeyboardEventx"
    data = page.evaluate_handle("new DataTransfer()")
    page.locator("#box").dispatch_event("drop", {"dataTransfer": data})
    assert page.locator("#box").text_content() == "0 dropped"


@step()
def things_are_dragged(scene: Scene) -> None:
    page = scene.form()
    page.locator("#thing").drag_to(page.locator("#box"))
    assert page.locator("#box").text_content() == "0 dropped"
    page.reload()
    page.drag_and_drop("#thing", "#box", source_position={"x": 3, "y": 3})
    assert page.locator("#box").text_content() == "0 dropped"
    page.reload()
    thing, box = page.locator("#thing").bounding_box(), page.locator("#box").bounding_box()
    page.mouse.move(thing["x"] + 5, thing["y"] + 5)
    page.mouse.down()
    page.mouse.move(box["x"] + 5, box["y"] + 5, steps=3)
    page.mouse.up()
    assert page.locator("#box").text_content() == "0 dropped"


@step()
def files_are_chosen(scene: Scene) -> None:
    page = scene.form()
    files = page.get_by_label("Files")
    chosen = """async ({files}) =>
        (await Promise.all([...files].map(async f => [f.name, f.type, await f.text()]))).flat()"""
    a = {"name": "a.txt", "mimeType": "text/plain", "buffer": b"one"}
    files.set_input_files([a, {"name": "b.bin", "mimeType": "x/y", "buffer": b""}])
    assert files.evaluate(chosen) == ["a.txt", "text/plain", "one", "b.bin", "x/y", ""]
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory, "c.txt")
        path.write_text("three")
        files.set_input_files(path)
        assert files.evaluate(chosen) == ["c.txt", "text/plain", "three"]
        with page.expect_file_chooser() as opening:
            files.click()
        chooser = opening.value
        assert chooser.is_multiple() and chooser.page == page
        chooser.set_files([a, a])
    assert files.evaluate(chosen) == ["a.txt", "text/plain", "one"] * 2
    files.set_input_files([])
    assert files.evaluate(chosen) == []


@step()
def frames_are_looked_into(scene: Scene) -> None:
    page = scene.page()
    page.goto(scene.web + "/framed")
    inside = page.frame_locator("iframe")
    inside.get_by_label("Name").fill("Ada")
    page.locator("iframe").content_frame.get_by_role("button", name="Send").click()
    assert inside.locator("#sent").text_content() == "name=Ada&size=s"
    assert inside.owner.get_attribute("src").endswith("/form")
    assert page.get_by_label("Name").count() == 0
    failure(lambda: inside.frame_locator("#sent").locator("p").click(timeout=2000), "<iframe> was expected")


@step()
def actions_that_cannot_be_done_say_why(scene: Scene) -> None:
    page = scene.form()
    absent = failure(lambda: page.locator("#absent").click(timeout=200), r"Locator.click: Timeout 200ms exceeded\.")
    assert absent.endswith('waiting for locator("#absent")\n')
    failure(lambda: page.locator("#box").fill("x", timeout=500), "Element is not an <input>, <textarea>")
    failure(lambda: page.locator("#box").check(timeout=500), "Not a checkbox or radio button")
    page.evaluate("cover.hidden = false")
    covered = failure(lambda: page.get_by_text("Thing").click(timeout=500), r"Timeout 500ms exceeded\.")
    assert '<div id="cover"></div> intercepts pointer events' in covered


@step()
def handles_are_acted_on(scene: Scene) -> None:
    page = scene.form()
    name = page.query_selector("[name=name]")
    name.fill("Ada")
    assert name.input_value() == "Ada" and name.is_visible() and name.get_attribute("name") == "name"
    button = page.wait_for_selector("button")
    button.click()
    assert page.eval_on_selector("#sent", "sent => sent.textContent") == "name=Ada&size=s"
    assert page.eval_on_selector_all("li", "items => items.length") == 3
    name.evaluate("name => name.remove()")
    failure(lambda: name.click(timeout=200), "Element is not attached to the DOM")

"""A user's way through an application, the same in front ends of five libraries: what a stock script says works in all."""

from pathlib import Path
from typing import Iterator, List

import pytest
from playwright.sync_api import Dialog, Locator, Page, TimeoutError, expect
from support.node_server import serve_folder

pytestmark = pytest.mark.one_client

FOLDER = Path(__file__).parent / "journeys"
FRONT_ENDS = ["react", "vue", "angular", "svelte", "lit"]
TITLES = [
    "Write report", "Call supplier", "Book train", "Order paper", "Fix printer", "Plan party", "Water plants", "Pay invoice"
]  # fmt: skip


@pytest.fixture(scope="module")
def front_ends() -> Iterator[str]:
    """The URL of the server of all front ends."""
    yield from serve_folder(FOLDER)


@pytest.fixture(params=FRONT_ENDS)
def home(request: pytest.FixtureRequest, front_ends: str) -> str:
    """The address of a front end."""
    return f"{front_ends}/{request.param}/"


@pytest.fixture
def tasks(page: Page, home: str) -> Iterator[Page]:
    """The page of somebody who has logged in."""
    errors: List[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(home)
    log_in(page)
    expect(all_tasks(page)).to_have_count(len(TITLES))
    yield page
    assert errors == []


def log_in(page: Page, password: str = "countess") -> None:
    page.get_by_label("User name").fill("Ada")
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Log in").click()


def all_tasks(page: Page) -> Locator:
    return page.get_by_role("list", name="Tasks").get_by_role("listitem")


def task(page: Page, title: str) -> Locator:
    return all_tasks(page).filter(has_text=title)


def edit(page: Page, title: str) -> Locator:
    page.get_by_role("button", name=f"Edit {title}").click()
    return page.get_by_role("dialog", name="Edit task")


def test_logging_in_and_out(page: Page, home: str) -> None:
    page.goto(home)
    expect(page.get_by_role("heading", name="Log in")).to_be_visible()
    expect(page.get_by_role("button", name="Log in")).to_be_disabled()
    log_in(page, password="guess")
    expect(page.get_by_role("alert")).to_have_text("Unknown user name or password")

    page.get_by_label("Password", exact=True).fill("countess")
    page.get_by_role("checkbox", name="Stay logged in").check()
    expect(page.get_by_label("Stay logged in")).to_be_checked()
    page.get_by_label("Password", exact=True).press("Enter")
    expect(page).to_have_url(f"{home}tasks")
    expect(page.get_by_text("Hello Ada")).to_be_visible()

    page.reload()
    expect(all_tasks(page)).to_have_count(len(TITLES))
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_role("heading")).to_have_text("Log in")
    expect(page.get_by_label("User name")).to_have_value("")
    expect(page).to_have_url(home)


def test_logging_in_by_keyboard(page: Page, home: str) -> None:
    page.goto(home)
    page.get_by_label("User name").focus()
    page.keyboard.type("Ada")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Password", exact=True)).to_be_focused()
    page.keyboard.type("countess")
    page.get_by_label("Stay logged in").press("Space")
    expect(page.get_by_role("checkbox")).to_be_checked()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Tasks")).to_be_visible()


def test_a_list_is_filtered(tasks: Page) -> None:
    expect(all_tasks(tasks)).to_contain_text(TITLES)
    tasks.get_by_label("Filter").press_sequentially("ta")
    expect(all_tasks(tasks)).to_have_count(0)
    expect(tasks.get_by_role("status").filter(has_text="tasks")).to_have_text("0 of 8 tasks")
    tasks.get_by_label("Filter").fill("r")
    expect(all_tasks(tasks)).to_have_count(7)
    tasks.get_by_label("State").select_option("Done")
    expect(tasks.get_by_label("State")).to_have_value("Done")
    expect(all_tasks(tasks)).to_contain_text(["Call supplier"])
    tasks.get_by_label("Filter").clear()
    expect(all_tasks(tasks)).to_contain_text(["Call supplier", "Plan party"])
    tasks.get_by_role("checkbox", name="Call supplier").click()
    expect(all_tasks(tasks)).to_contain_text(["Plan party"])
    tasks.get_by_label("State").select_option(label="Open")
    expect(tasks.get_by_role("checkbox", name="Call supplier")).not_to_be_checked()
    expect(all_tasks(tasks)).to_have_count(7)
    tasks.get_by_label("State").select_option("All")
    tasks.get_by_role("checkbox", name="Write report").check()
    tasks.get_by_role("checkbox", name="Plan party").uncheck()
    expect(tasks.get_by_role("list", name="Tasks").get_by_role("checkbox", checked=True)).to_have_count(1)


def test_a_task_is_edited(tasks: Page) -> None:
    editor = edit(tasks, "Write report")
    expect(editor.get_by_role("textbox", name="Title")).to_have_value("Write report")
    # The dialog takes the focus as soon as it is open, and keeps the user from what is behind it.
    expect(editor.get_by_label("Title")).to_be_focused()
    with pytest.raises(TimeoutError):
        tasks.get_by_text("Log out").click(timeout=500)
    editor.get_by_label("Title").fill("Write letter")
    editor.get_by_role("combobox", name="Assignee").fill("Kath")
    tasks.get_by_role("option", name="Katherine").click()
    editor.get_by_label("Priority").click()
    tasks.get_by_role("option", name="High").click()
    editor.get_by_role("button", name="Save").click()
    expect(tasks.get_by_text("Saved")).to_be_visible()
    expect(editor).to_be_hidden()
    expect(task(tasks, "Write letter")).to_contain_text("Katherine, High")
    expect(tasks.get_by_text("Saved")).to_be_hidden()

    tasks.reload()
    expect(task(tasks, "Write letter")).to_contain_text("Katherine, High")
    expect(all_tasks(tasks).first).to_match_aria_snapshot("""
      - listitem:
        - button "Move Write letter"
        - checkbox "Write letter"
        - text: Write letter Katherine, High
        - button "Edit Write letter"
        - button "Delete Write letter"
    """)


def test_a_task_is_edited_by_keyboard(tasks: Page) -> None:
    tasks.get_by_role("button", name="Edit Book train").press("Enter")
    editor = tasks.get_by_role("dialog")
    title = editor.get_by_label("Title")
    expect(title).to_be_focused()
    title.press("Control+a")
    title.press_sequentially("Book flight")
    editor.get_by_role("combobox", name="Assignee").press("Control+a")
    tasks.keyboard.type("Mar")
    expect(tasks.get_by_role("option", name="Margaret")).to_be_visible()
    expect(tasks.get_by_role("option", name="Katherine")).to_have_count(0)
    # Held as by a hand: some lists follow in an animation frame of their own.
    tasks.keyboard.press("ArrowDown", delay=50)
    tasks.keyboard.press("Enter")
    expect(tasks.get_by_role("option", name="Margaret")).to_have_count(0)
    expect(editor.get_by_role("combobox", name="Assignee")).to_have_value("Margaret")
    title.press("Enter")
    expect(task(tasks, "Book flight")).to_contain_text("Margaret, Normal")

    editor = edit(tasks, "Book flight")
    expect(editor.get_by_label("Title")).to_be_focused()
    editor.get_by_label("Title").fill("nothing of it")
    tasks.keyboard.press("Escape")
    expect(editor).to_have_count(0)
    expect(all_tasks(tasks).nth(2)).to_contain_text("Book flight")


def test_a_task_is_deleted_after_a_question_and_comes_back(tasks: Page) -> None:
    questions: List[str] = []

    def answer(dialog: Dialog) -> None:
        questions.append(dialog.message)
        dialog.dismiss() if len(questions) == 1 else dialog.accept()

    tasks.on("dialog", answer)
    tasks.get_by_role("button", name="Delete Fix printer").click()
    expect(all_tasks(tasks)).to_have_count(8)
    tasks.get_by_role("button", name="Delete Fix printer").click()
    expect(task(tasks, "Fix printer")).to_have_count(0)
    assert questions == ["Delete Fix printer?"] * 2
    # It slides in and is clicked once it stands still.
    tasks.get_by_role("button", name="Undo").click()
    expect(all_tasks(tasks)).to_contain_text(TITLES)
    expect(tasks.get_by_text("Deleted Fix printer")).to_be_hidden()


def test_a_task_is_moved_by_the_pointer(tasks: Page) -> None:
    handle = tasks.get_by_role("button", name="Move Write report")
    target = tasks.get_by_role("button", name="Move Book train").bounding_box()
    handle.hover()
    tasks.mouse.down()
    tasks.mouse.move(target["x"] + target["width"] / 2, target["y"] + target["height"] - 5, steps=10)
    # Held as by a hand: one of the libraries looks five times a second where it is.
    tasks.wait_for_timeout(500)
    tasks.mouse.up()
    expect(all_tasks(tasks)).to_contain_text(["Call supplier", "Book train", "Write report", "Order paper"] + TITLES[4:])


def test_a_label_is_dragged_to_a_task(tasks: Page) -> None:
    tasks.get_by_text("Important", exact=True).drag_to(task(tasks, "Order paper"))
    expect(task(tasks, "Order paper").get_by_text("Important")).to_be_visible()
    tasks.get_by_text("Private", exact=True).hover()
    tasks.mouse.down()
    task(tasks, "Order paper").hover()
    task(tasks, "Pay invoice").hover()
    tasks.mouse.up()
    expect(task(tasks, "Pay invoice").get_by_text("Private")).to_be_visible()
    expect(task(tasks, "Order paper").get_by_text("Private")).to_have_count(0)


def test_files_are_attached(tasks: Page, tmp_path: Path) -> None:
    attachments = tasks.get_by_role("list", name="Attachments").get_by_role("listitem")
    with tasks.expect_file_chooser() as chosen:
        tasks.get_by_role("button", name="Attach files").click()
    assert chosen.value.is_multiple()
    (tmp_path / "plan.txt").write_text("Three steps")
    (tmp_path / "map.bin").write_bytes(bytes(70_000))
    chosen.value.set_files([tmp_path / "plan.txt", tmp_path / "map.bin"])
    expect(attachments).to_have_text(["plan.txt, 11 bytes", "map.bin, 70000 bytes"])
    tasks.get_by_label("Files", exact=True).set_input_files(
        {"name": "note.txt", "mimeType": "text/plain", "buffer": "größer".encode()}
    )
    expect(attachments.last).to_have_text("note.txt, 8 bytes")


def test_a_long_list_is_scrolled(tasks: Page) -> None:
    history = tasks.get_by_role("region", name="History")
    expect(history.get_by_text("Event 1", exact=True)).to_be_visible()
    expect(history.get_by_text("Event 482", exact=True)).to_have_count(0)
    history.hover()
    tasks.mouse.wheel(0, 480 * 32)
    history.get_by_text("Event 482", exact=True).scroll_into_view_if_needed()
    expect(history.get_by_text("Event 482", exact=True)).to_be_in_viewport()
    expect(history.get_by_text("Event 1", exact=True)).not_to_be_visible()
    assert history.get_by_text("Event").count() < 100
    tasks.mouse.wheel(0, -480 * 32)
    expect(history.get_by_text("Event 1", exact=True)).to_be_in_viewport()


def test_another_sites_frame_is_used(tasks: Page) -> None:
    frame = tasks.frame_locator("iframe[title=Help]")
    frame.get_by_label("Search help").fill("tasks")
    expect(frame.get_by_role("status")).to_have_text("Nothing about “tasks”")
    with tasks.expect_popup() as opened:
        frame.get_by_role("link", name="Open the manual").click()
    expect(opened.value.get_by_role("heading")).to_have_text("Manual")
    with opened.value.expect_event("close"):
        opened.value.get_by_role("button", name="Close").click()

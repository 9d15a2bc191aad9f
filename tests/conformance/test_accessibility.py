"""What clients up to 1.56 show of a page's accessibility tree."""

from typing import Tuple

import pytest
from playwright.sync_api import Page


@pytest.fixture(autouse=True)
def until_1_56(client_version: Tuple[int, ...]) -> None:
    if client_version >= (1, 57):
        pytest.skip("clients have ARIA snapshots instead since 1.57")


def test_a_snapshot_shows_what_a_user_can_use(page: Page) -> None:
    page.set_content("""
      <title>Form</title><h1>Inputs</h1><p>some <b>text</b></p>
      <input placeholder="Name" value="Ada" required><input type="checkbox" checked disabled aria-label="Agree">
      <select><option>A</option><option selected>B</option></select><button aria-pressed="mixed">Go</button>""")
    assert page.accessibility.snapshot() == {
        "role": "WebArea",
        "name": "Form",
        "children": [
            {"role": "heading", "name": "Inputs", "level": 1},
            {"role": "text", "name": "some "},
            {"role": "text", "name": "text"},
            {"role": "textbox", "name": "Name", "value": "Ada", "required": True},
            {"role": "checkbox", "name": "Agree", "disabled": True, "checked": True},
            {
                "role": "combobox",
                "name": "",
                "value": "B",
                "haspopup": "menu",
                "children": [{"role": "option", "name": "A"}, {"role": "option", "name": "B", "selected": True}],
            },
            {"role": "button", "name": "Go", "pressed": "mixed"},
        ],
    }


def test_a_snapshot_may_be_of_one_element(page: Page) -> None:
    page.set_content("<button>one</button><p>two</p><span></span>")
    assert page.accessibility.snapshot(root=page.query_selector("button")) == {"role": "button", "name": "one"}
    assert page.accessibility.snapshot(root=page.query_selector("p")) is None
    whole = page.accessibility.snapshot(root=page.query_selector("p"), interesting_only=False)
    assert whole["role"] == "paragraph" and whole["children"][0]["name"] == "two"

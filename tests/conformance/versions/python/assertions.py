"""Assertions on pages and elements, and what those that fail say."""

import re

from playwright.sync_api import expect
from stage import CLIENT, Scene, failure, step


@step()
def assertions_hold(scene: Scene) -> None:
    page = scene.form()
    expect(page).to_have_title("Form")
    expect(page).to_have_url(re.compile("/form$"))
    name, sent, items = page.get_by_label("Name"), page.locator("#sent"), page.get_by_role("listitem")
    expect(name).to_be_editable()
    expect(name).to_be_empty()
    expect(name).to_have_attribute("placeholder", re.compile("^Some"))
    expect(name).to_have_accessible_name("Name")
    expect(page.get_by_label("News")).not_to_be_checked()
    expect(page.get_by_label("Size")).to_have_value("s")
    expect(page.locator("#cover")).to_be_hidden()
    expect(sent).to_have_class("last words")
    expect(sent).to_have_js_property("className", "last words")
    expect(page.get_by_text("Order")).to_have_role("heading")
    expect(items).to_have_count(3)
    expect(items).to_have_text(["one", re.compile("TWO", re.I), "three"])
    expect(items).to_contain_text(["o", "ee"])
    expect(items.first).to_be_in_viewport()
    page.evaluate("setTimeout(() => sent.textContent = 'late', 100)")
    expect(sent).to_have_text("late")


@step(since=52)
def assertions_on_classes_hold(scene: Scene) -> None:
    expect(scene.form().locator("#sent")).to_contain_class("last")


@step()
def assertions_that_fail_say_what_they_saw(scene: Scene) -> None:
    page = scene.form()
    items = page.get_by_role("listitem")
    wrong = failure(
        lambda: expect(items.first).to_have_text("four", timeout=200),
        "^Locator expected to have text 'four'\nActual value: one ",
    )
    assert heading("to_have_text", 'get_by_role("listitem").first') + " with timeout 200ms\n" in wrong
    assert '- waiting for get_by_role("listitem").first\n' in wrong and 'unexpected value "one"' in wrong
    assert wrong.endswith("\nAria snapshot:\n- listitem: one") == (CLIENT >= 61)
    seen = "visible" if CLIENT >= 50 else "True"
    failure(lambda: expect(items.first).not_to_be_visible(timeout=200), f"not to be visible\nActual value: {seen} ")
    missing = r"\nError: element\(s\) not found " if CLIENT >= 56 else r"Actual value: <element\(s\) not found> "
    failure(lambda: expect(page.locator("#absent")).to_be_visible(timeout=200), missing)
    several = "Actual value: None\nError: " if CLIENT >= 56 else "^LocatorAssertions.to_have_text: Error: "
    failure(lambda: expect(items).to_have_text("one", timeout=200), f"{several}strict mode violation: .* 3 elements:")
    texts = failure(lambda: expect(items).to_have_text(["one"], timeout=200), r": \['one', 'two', 'three'\] \n")
    assert "locator resolved to 3 elements\n" in texts
    title = failure(lambda: expect(page).to_have_title("Other", timeout=200), "'Other'\nActual value: Form ")
    assert ("locator resolved to <html>…</html>\n" in title) == (not 54 <= CLIENT <= 61)
    assert 'unexpected value "Form"' in title


def heading(assertion: str, subject: str) -> str:
    """How the driver's log of an assertion begins."""
    if CLIENT <= 52:
        return f"LocatorAssertions.{assertion}"
    return f'Expect "{assertion}"' + (f" {subject}" if CLIENT >= 63 else "")


@step(since=49)
def elements_have_an_aria_snapshot(scene: Scene) -> None:
    items = scene.form().locator("ul")
    assert items.aria_snapshot() == "- list:\n  - listitem: one\n  - listitem: two\n  - listitem: three"
    expect(items).to_match_aria_snapshot("- list:\n  - listitem: one\n  - listitem: /t.o/\n  - listitem")
    expect(items).not_to_match_aria_snapshot("- button")
    wrong = failure(lambda: expect(items).to_match_aria_snapshot("- list: four", timeout=200), "to match Aria snapshot")
    assert "- listitem: three" in wrong
    unreadable = "^LocatorAssertions" if CLIENT <= 60 else "^Locator expected to match"
    failure(lambda: expect(items).to_match_aria_snapshot("- list:\n - ["), f"(?s){unreadable}.*All sequence items must")


@step(since=60)
def pages_have_an_aria_snapshot(scene: Scene) -> None:
    page = scene.form()
    assert page.aria_snapshot().startswith('- heading "Order" [level=1]\n')
    expect(page).to_match_aria_snapshot("- heading /Ord/\n- list")

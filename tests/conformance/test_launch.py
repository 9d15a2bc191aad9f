"""Finding and starting the browser, and what is said when that fails."""

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Playwright


def test_the_executable_path_names_a_file(playwright: Playwright) -> None:
    assert os.path.isfile(playwright.chromium.executable_path)


def test_a_browser_tells_its_version(browser: Browser) -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+\.\d+", browser.version)
    assert browser.is_connected()


def test_several_browsers_run_side_by_side(playwright: Playwright, browser: Browser) -> None:
    other = playwright.chromium.launch()
    page = other.new_page()
    assert page.evaluate("1 + 1") == 2
    other.close()
    assert not other.is_connected()
    assert browser.is_connected()


def test_closing_a_browser_says_disconnected_once(playwright: Playwright) -> None:
    browser = playwright.chromium.launch()
    seen = []
    browser.on("disconnected", lambda browser: seen.append(browser))
    browser.close()
    browser.close()
    assert seen == [browser]


def test_closing_a_browser_ends_what_runs_in_it(playwright: Playwright) -> None:
    browser = playwright.chromium.launch()
    page = browser.new_page()
    browser.close()
    assert page.is_closed()
    with pytest.raises(Error, match="has been closed"):
        page.evaluate("1")


def test_arguments_reach_the_browser(playwright: Playwright) -> None:
    browser = playwright.chromium.launch(args=["--user-agent=Argument/1.0"])
    assert browser.new_page().evaluate("navigator.userAgent") == "Argument/1.0"
    browser.close()


def test_an_executable_that_is_missing_is_named(playwright: Playwright) -> None:
    with pytest.raises(Error, match="/nowhere/chrome"):
        playwright.chromium.launch(executable_path="/nowhere/chrome")


def test_an_executable_that_ends_at_once_is_told_with_its_last_words(
    playwright: Playwright, tmp_path: Path
) -> None:
    executable = tmp_path / "chrome"
    executable.write_text("#!/bin/sh\necho 'a library is missing' >&2\nexit 3\n")
    executable.chmod(0o755)
    with pytest.raises(Error, match=r"Browser logs:\n\n<launching> .*\n(.*\n)*.*a library is missing"):
        playwright.chromium.launch(executable_path=executable)


def test_a_window_without_an_x_server_is_told_of(playwright: Playwright, tmp_path: Path) -> None:
    executable = tmp_path / "chrome"
    executable.write_text("#!/bin/sh\necho 'Missing X server or $DISPLAY' >&2\nexit 1\n")
    executable.chmod(0o755)
    with pytest.raises(Error, match="without having a XServer running.*\n.*xvfb-run"):
        playwright.chromium.launch(executable_path=executable, headless=False)


def test_outsize_times_are_as_good_as_for_ever(playwright: Playwright) -> None:
    browser = playwright.chromium.launch(timeout=1e13, slow_mo=1e13)
    assert browser.is_connected()
    browser.close()


def test_an_executable_that_hangs_ends_with_the_timeout(playwright: Playwright, tmp_path: Path) -> None:
    executable = tmp_path / "chrome"
    executable.write_text("#!/bin/sh\nexec tail -f /dev/null\n")
    executable.chmod(0o755)
    with pytest.raises(Error, match="Timeout 500ms exceeded"):
        playwright.chromium.launch(executable_path=executable, timeout=500)

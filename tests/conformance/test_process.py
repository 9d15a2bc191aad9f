"""The driver as a process: it goes with its client, and takes its browsers along."""

import os
import signal
import subprocess
import sys
from typing import Tuple

import pytest
from support.processes import Family

# Opens a page, says so, and stays.
CLIENT = """
import sys
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    browser = playwright.chromium.launch()
    page = browser.new_page()
    print(page.evaluate("6 * 7"), flush=True)
    sys.stdin.read()
    browser.close()
"""


def start_client(family: Family) -> subprocess.Popen:
    client = subprocess.Popen(
        [sys.executable, "-c", CLIENT],
        env=family.environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert client.stdout.readline() == "42\n"
    # The client, the driver and the browser's processes.
    assert len(family.members()) >= 3
    return client


def test_a_client_that_is_done_leaves_nothing_behind(family: Family) -> None:
    client = start_client(family)
    client.stdin.close()
    assert client.wait() == 0
    assert family.wait_until_gone(10) == {}
    assert family.files() == []


@pytest.mark.parametrize("signal_number", [signal.SIGKILL, signal.SIGTERM])
def test_a_client_that_is_killed_leaves_nothing_behind(family: Family, signal_number: int) -> None:
    client = start_client(family)
    client.send_signal(signal_number)
    client.wait()
    assert family.wait_until_gone(10) == {}
    assert family.files() == []


def test_an_interrupt_for_the_whole_group_is_the_clients_to_handle(family: Family) -> None:
    program = CLIENT.replace("launch()", "launch(handle_sigint=False)").replace("sys.stdin.read()", "sys.stdin.read()\n    print(page.evaluate('1 + 1'), flush=True)")
    client = subprocess.Popen(
        [sys.executable, "-c", "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\n" + program],
        env=family.environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert client.stdout.readline() == "42\n"
    os.killpg(client.pid, signal.SIGINT)
    client.stdin.close()
    assert client.stdout.readline() == "2\n"
    assert client.wait() == 0
    assert family.wait_until_gone(10) == {}


def driver_command(request: pytest.FixtureRequest) -> Tuple[str, ...]:
    driver = request.config.getoption("--driver", skip=True)
    return (os.path.abspath(driver), "anything/cli.js", "run-driver")


def test_the_end_of_input_ends_an_idle_driver(request: pytest.FixtureRequest) -> None:
    done = subprocess.run(driver_command(request), stdin=subprocess.DEVNULL, capture_output=True, timeout=10)
    assert (done.returncode, done.stdout) == (0, b"")

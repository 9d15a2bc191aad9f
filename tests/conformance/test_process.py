"""The driver as a process: it goes with its client, and takes its browsers along."""

import os
import resource
import signal
import struct
import subprocess
import sys
from typing import Tuple

import pytest
from support.processes import Family
from support.raw_client import RawClient

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


def test_what_a_killed_driver_left_is_removed_by_the_next(
    request: pytest.FixtureRequest, family: Family
) -> None:
    request.config.getoption("--driver", skip=True)
    client = start_client(family)
    os.kill(next(pid for pid, name in family.members().items() if name == "understudy"), signal.SIGKILL)
    client.kill()
    client.wait()
    assert family.wait_until_gone(10) == {}
    assert len(family.files()) == 1
    client = start_client(family)
    assert len(family.files()) == 1
    client.stdin.close()
    assert client.wait() == 0
    assert family.files() == []


def driver_command(request: pytest.FixtureRequest) -> Tuple[str, ...]:
    driver = request.config.getoption("--driver", skip=True)
    return (os.path.abspath(driver), "anything/cli.js", "run-driver")


def test_the_end_of_input_ends_an_idle_driver(request: pytest.FixtureRequest) -> None:
    done = subprocess.run(driver_command(request), stdin=subprocess.DEVNULL, capture_output=True, timeout=10)
    assert (done.returncode, done.stdout) == (0, b"")


@pytest.mark.parametrize("command", ["run-driver", "run-server", "launch-server"])
@pytest.mark.parametrize("descriptors", [5, 6, 7, 8, 9, 10, 12, 16])
def test_too_few_file_descriptors_are_told(request: pytest.FixtureRequest, command: str, descriptors: int) -> None:
    driver = os.path.abspath(request.config.getoption("--driver", skip=True))
    process = subprocess.Popen(
        [driver, command],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (descriptors, descriptors)),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    process.stdin.close()
    # A server that has enough of them runs until it is told to stop.
    if process.stdout.readline():
        process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=20) in (0, 1)
    assert process.returncode == 0 or b"Too many open files" in process.stderr.read()


@pytest.mark.parametrize("frame", [b"\0\0\0\0", struct.pack("<I", 100_000) + b"[" * 100_000])
def test_a_message_that_is_none_ends_the_driver_and_its_browser(
    request: pytest.FixtureRequest, family: Family, frame: bytes
) -> None:
    driver = os.path.abspath(request.config.getoption("--driver", skip=True))
    client = RawClient(driver, family.environment(), stderr=subprocess.PIPE)
    client.open_page()
    complaint = client.last_words(frame)
    assert "understudy: the conversation with the client ended: " in complaint
    assert family.wait_until_gone(10) == {}
    assert family.files() == []

"""A browser of the JavaScript client's launch helper ends with the program that launched it, however that ends."""

import subprocess
from pathlib import Path
from typing import Iterator

import pytest
from support.processes import Family

pytestmark = pytest.mark.one_client

HELPER = Path(__file__).resolve().parents[2] / "clients" / "javascript" / "launch.js"

# Launches, says so, and closes its browser once it is told anything.
PROGRAM = f"""
import {{ once }} from 'node:events';
import {{ launch }} from '{HELPER}';
const browser = await launch();
const page = await browser.newPage();
await page.goto('data:text/html,<title>here</title>');
console.log(await page.title());
await once(process.stdin, 'data');
await browser.close();
process.stdin.destroy();
"""

COMMAND = ["node", "--input-type=module", "--eval", PROGRAM]


@pytest.fixture
def program(driver: str, request: pytest.FixtureRequest, family: Family) -> Iterator[subprocess.Popen]:
    request.config.getoption("--driver", skip=True)
    environment = {**family.environment(), "UNDERSTUDY": driver}
    program = subprocess.Popen(
        COMMAND,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert program.stdout.readline() == "here\n"
    yield program
    program.kill()
    program.communicate()


def test_closing_the_browser_ends_the_driver(program: subprocess.Popen, family: Family) -> None:
    program.communicate("close")
    assert program.returncode == 0
    assert family.wait_until_gone(10) == {}


def test_a_program_that_is_killed_takes_its_driver_along(program: subprocess.Popen, family: Family) -> None:
    program.kill()
    program.wait()
    assert family.wait_until_gone(10) == {}


def test_a_driver_that_is_missing_is_told_of(family: Family) -> None:
    environment = {**family.environment(), "UNDERSTUDY": "/nowhere/understudy"}
    done = subprocess.run(
        COMMAND, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert "the server ended before it listened" in done.stderr

"""The documentation's examples, each a program of its own, in the language that --language names."""

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from support.processes import Family

CLIENTS = Path(__file__).resolve().parents[2] / "clients"
sys.path.append(str(CLIENTS))

from languages import LANGUAGES, Client, Python, driver_directory  # noqa: E402

# Not for what builds the examples.
pytestmark = pytest.mark.timeout(60, func_only=True)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    language = LANGUAGES[metafunc.config.getoption("--language")]
    metafunc.parametrize("example", language.sources(), ids=language.label)


@pytest.fixture(scope="session")
def client(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Client:
    """The newest of the language, or the Python client that this runs with."""
    language = LANGUAGES[request.config.getoption("--language")]
    driver = request.config.getoption("--driver")
    directory = driver and driver_directory(Path(driver), tmp_path_factory.mktemp("driver"))
    if language is Python:
        client = Python(version("playwright"), directory)
        client.python = Path(sys.executable)
    else:
        client = language(language.versions()[0], directory)
    client.build()
    return client


def test_the_example_runs(example: Path, client: Client, chat_server: str, family: Family) -> None:
    needed = client.needs(example)
    if needed:
        pytest.skip(f"needs client {needed}")
    done = subprocess.run(
        [*client.command(example), chat_server], capture_output=True, env=family.environment(), text=True
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("\n") == 1
    assert family.wait_until_gone(10) == {}

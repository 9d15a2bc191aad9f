"""The documentation's examples, each a program of its own."""

import subprocess
import sys
from pathlib import Path
from typing import Tuple

import pytest

CLIENT = Path(__file__).resolve().parents[2] / "clients" / "python"
sys.path.append(str(CLIENT))

from run_examples import needed_version, version_tuple  # noqa: E402


@pytest.mark.parametrize("example", sorted((CLIENT / "examples").glob("*.py")), ids=lambda path: path.stem)
def test_the_example_runs(example: Path, chat_server: str, client_version: Tuple[int, ...]) -> None:
    needed = needed_version(example)
    if needed and client_version < version_tuple(needed):
        pytest.skip(f"needs client {needed}")
    done = subprocess.run([sys.executable, example, chat_server], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("\n") == 1

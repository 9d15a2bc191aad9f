"""docs/api.md says what there is."""

import sys
from importlib.metadata import version
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parent / "api"))

import sheet  # noqa: E402


@pytest.mark.one_client
def test_the_document_is_current() -> None:
    if f"client {version('playwright')}," not in sheet.DOCUMENT.read_text():
        pytest.skip("it is of another client")
    assert sheet.DOCUMENT.read_text() == sheet.sheet(), "Run tests/conformance/api/sheet.py."

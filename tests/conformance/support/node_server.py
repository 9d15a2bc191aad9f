"""A server of a folder of npm packages."""

import subprocess
from pathlib import Path
from typing import Iterator


def serve_folder(folder: Path) -> Iterator[str]:
    """Runs the folder's `server.mjs` for as long as the iterator goes on; gives its URL."""
    process = subprocess.Popen(
        ["node", folder / "server.mjs"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    yield f"http://127.0.0.1:{process.stdout.readline().strip()}"
    process.stdin.close()
    process.wait()

"""The clients, the newest patch of each minor version, and how each is installed and runs its scenario.

They are kept in a cache that outlives the checkout.
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import Dict, List, Optional, Type

HERE = Path(__file__).resolve().parent
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "understudy-clients"

# The ends of the range, and what was the first or the last to speak in some way.
BORDERS = (48, 52, 53, 58, 59, 60, 61, 62, 65)


def minor_of(version: str) -> int:
    return int(version.split(".")[1])


class Client:
    language: str
    versions: List[str]

    def __init__(self, version: str) -> None:
        self.version = version
        self.directory = CACHE / f"{self.language}-{version}"

    def __str__(self) -> str:
        return f"{self.language} {self.version}"

    @property
    def minor(self) -> int:
        return minor_of(self.version)

    def ready(self) -> None:
        """Installs the client, unless it is there."""
        complete = self.directory / "complete"
        if complete.exists():
            return
        print(f"Installing {self}", file=sys.stderr, flush=True)
        self.install()
        complete.touch()

    def install(self) -> None:
        raise NotImplementedError

    def command(self) -> List[str]:
        """What runs the scenario, before its arguments: the URLs of the two servers."""
        raise NotImplementedError


class Python(Client):
    language = "python"
    # There is one for every minor version.
    versions = (
        "1.48.0 1.49.1 1.50.0 1.51.0 1.52.0 1.53.0 1.54.0 1.55.0 1.56.0 "
        "1.57.0 1.58.0 1.59.0 1.60.0 1.61.0 1.62.0 1.63.0 1.64.1 1.65.2"
    ).split()

    def install(self) -> None:
        run([sys.executable, "-m", "venv", "--clear", self.directory])
        python = self.directory / "bin" / "python"
        pip = ["-m", "pip", "--disable-pip-version-check", "--no-input"]
        run([python, *pip, "install", "--quiet", f"playwright=={self.version}"])

    def command(self) -> List[str]:
        return [str(self.directory / "bin" / "python"), "-B", str(HERE / "python" / "scenario.py")]


LANGUAGES: Dict[str, Type[Client]] = {client.language: client for client in [Python]}


def run(command: list, directory: Optional[Path] = None) -> None:
    subprocess.run([str(part) for part in command], cwd=directory, check=True, stdout=sys.stderr)


def chosen(languages: List[str], versions: List[str], fast: bool) -> List[Client]:
    """`versions` may be minor ones, such as 1.52."""
    clients = []
    for language in languages or LANGUAGES:
        kind = LANGUAGES[language]
        for version in kind.versions:
            named = not versions or version in versions or f"1.{minor_of(version)}" in versions
            if named and (not fast or minor_of(version) in BORDERS):
                clients.append(kind(version))
    return clients

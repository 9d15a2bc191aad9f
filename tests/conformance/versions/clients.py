"""The clients, the newest patch of each minor version, and how each is installed and runs its scenario.

They are kept in a cache that outlives the checkout.
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Dict, List, Optional, Sequence, Type, Union

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "understudy-clients"

# The ends of the range, and what was the first or the last to speak in some way.
BORDERS = (48, 52, 53, 58, 59, 60, 61, 62, 65)

Command = Sequence[Union[str, Path]]


class Client:
    language: str
    versions: List[str]

    def __init__(self, version: str) -> None:
        self.version = version
        self.directory = CACHE / f"{self.language}-{version}"
        self.source = HERE / self.language

    def __str__(self) -> str:
        return f"{self.language} {self.version}"

    @property
    def minor(self) -> int:
        """That of the protocol: 52 is 1.52."""
        return int(self.version.split(".")[1])

    @property
    def wanted(self) -> str:
        """What is to be installed. Where something else is, it is replaced."""
        return self.version

    def ready(self) -> None:
        """Installs the client, unless it is there."""
        complete = self.directory / "complete"
        if complete.exists() and complete.read_text() == self.wanted:
            return
        print(f"Installing {self}", file=sys.stderr, flush=True)
        self.directory.mkdir(parents=True, exist_ok=True)
        self.install()
        complete.write_text(self.wanted)

    def install(self) -> None:
        raise NotImplementedError

    def build(self) -> None:
        """Makes the scenario ready to start."""

    def command(self, driver: Path) -> Command:
        """What runs the scenario, before its arguments: the URLs of the two servers.

        `driver` is a directory as tools/driver-directory makes it.
        """
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

    def command(self, driver: Path) -> Command:
        # Newer clients check what they are told themselves.
        settings = [f"PLAYWRIGHT_NODEJS_PATH={driver}/node", "PW_CHECK_PROTOCOL=1"]
        return ["env", *settings, self.directory / "bin" / "python", "-B", self.source / "scenario.py"]


class JavaScript(Client):
    """Installed all at once: together they have one lock file."""

    language = "javascript"
    versions = [
        wanted.rpartition("@")[2]
        for wanted in json.loads((HERE / "javascript" / "package.json").read_text())["dependencies"].values()
    ]

    def __init__(self, version: str) -> None:
        super().__init__(version)
        self.directory = CACHE / self.language

    @property
    def wanted(self) -> str:
        return (self.source / "package-lock.json").read_text()

    def install(self) -> None:
        for name in ("package.json", "package-lock.json"):
            (self.directory / name).write_text((self.source / name).read_text())
        run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], self.directory)

    def command(self, driver: Path) -> Command:
        settings = [f"UNDERSTUDY={driver}/node"]
        package = self.directory / "node_modules" / f"playwright-1.{self.minor}"
        return ["env", *settings, "node", self.source / "scenario.js", package]


class Java(Client):
    language = "java"
    versions = "1.48.0 1.52.0 1.55.0 1.58.0 1.61.0 1.62.0".split()

    def install(self) -> None:
        maven = ["mvn", "--batch-mode", "--quiet", "-Dstyle.color=never"]
        settings = [f"-Dplaywright.version={self.version}", f"-DoutputDirectory={self.directory}/lib"]
        run([*maven, *settings, "dependency:copy-dependencies"], self.source)

    def build(self) -> None:
        # A file called Since60 is for clients since 1.60.
        sources = [
            source
            for source in sorted(self.source.glob("scenario/*.java"))
            if int("0" + source.stem.partition("Since")[2]) <= self.minor
        ]
        classes = self.directory / "classes"
        run(["javac", "--release", "17", "-Xlint:all", "-cp", f"{self.directory}/lib/*", "-d", classes, *sources])

    def command(self, driver: Path) -> Command:
        settings = [f"-Dplaywright.cli.dir={driver}", "-cp", f"{self.directory}/classes:{self.directory}/lib/*"]
        return ["java", *settings, "scenario.Scenario", str(self.minor)]


class Go(Client):
    """One version routes WebSockets; the one before it, v0.4702.0, speaks the protocol of 1.47."""

    language = "go"
    versions = re.findall(r"playwright-community/playwright-go v(\S+)", (HERE / "go" / "go.mod").read_text())

    @property
    def minor(self) -> int:
        # 0.5200.1 is of 1.52.
        return super().minor // 100

    def install(self) -> None:
        run(["go", "mod", "download"], self.source)

    def build(self) -> None:
        run(["go", "build", "-o", self.directory / "scenario", "."], self.source)

    def command(self, driver: Path) -> Command:
        return ["env", f"PLAYWRIGHT_DRIVER_PATH={driver}", self.directory / "scenario"]


LANGUAGES: Dict[str, Type[Client]] = {client.language: client for client in [Python, JavaScript, Java, Go]}


def run(command: Command, directory: Optional[Path] = None) -> None:
    subprocess.run([str(part) for part in command], cwd=directory, check=True, stdout=sys.stderr)


def chosen(languages: List[str], versions: List[str], fast: bool) -> List[Client]:
    """`versions` may be minor ones, such as 1.52: what the client speaks, however it counts itself."""
    clients = []
    for language in languages or LANGUAGES:
        of_language = [LANGUAGES[language](version) for version in LANGUAGES[language].versions]
        borders = (*BORDERS, of_language[0].minor, of_language[-1].minor)
        for client in of_language:
            named = not versions or client.version in versions or f"1.{client.minor}" in versions
            if named and (not fast or client.minor in borders):
                clients.append(client)
    return clients

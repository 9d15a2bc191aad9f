"""The clients: which versions there are, and how each builds and starts an example.

What a language's users keep versions in is where they are read from; the newest comes first.
"""

import json
import re
import subprocess
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Dict, List, Optional, Sequence, Tuple, Type, Union

ROOT = Path(__file__).resolve().parents[1]

Command = Sequence[Union[str, Path]]


def version_tuple(version: str) -> Tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


class Client:
    """One version of a language's client. `driver` is a directory as driver_directory() makes it; without one the client
    finds a driver its own way."""

    language: str
    examples: str  # a pattern, below the language's folder

    def __init__(self, version: str, driver: Optional[Path]) -> None:
        self.version = version
        self.driver = driver

    @classmethod
    def folder(cls) -> Path:
        return ROOT / "clients" / cls.language.lower()

    @classmethod
    def versions(cls) -> List[str]:
        raise NotImplementedError

    @classmethod
    def sources(cls) -> List[Path]:
        return sorted(cls.folder().glob(cls.examples))

    @classmethod
    def label(cls, source: Path) -> str:
        return source.stem.replace("_", " ")

    def needs(self, source: Path) -> Optional[str]:
        """The version that a comment of the form `Needs client 1.60` asks for, if this client is older."""
        found = re.search(r"Needs client (\d+\.\d+)", source.read_text())
        return found[1] if found and version_tuple(self.version) < version_tuple(found[1]) else None

    def build(self) -> None:
        """Makes the examples ready to start."""

    def command(self, source: Path) -> Command:
        """Starts an example; wants the URL of the example server as its last argument."""
        raise NotImplementedError


class Python(Client):
    language = "Python"
    examples = "examples/*.py"

    def __init__(self, version: str, driver: Optional[Path]) -> None:
        super().__init__(version, driver)
        self.python = ROOT / ".venvs" / f"python-{version}" / "bin" / "python"

    @classmethod
    def versions(cls) -> List[str]:
        lines = (cls.folder() / "versions.txt").read_text().splitlines()
        return [line for line in lines if not line.startswith("#")]

    @classmethod
    def label(cls, source: Path) -> str:
        name, _, api = source.stem.rpartition("_")
        return f"{name.replace('_', ' ')} ({api})"

    def command(self, source: Path) -> Command:
        settings = [f"PLAYWRIGHT_NODEJS_PATH={self.driver}/node"] if self.driver else []
        return ["env", *settings, self.python, "-B", source]


class Java(Client):
    language = "Java"
    examples = "src/main/java/examples/*.java"

    @classmethod
    def versions(cls) -> List[str]:
        namespaces = {"": "http://maven.apache.org/POM/4.0.0"}
        pom = ElementTree.parse(cls.folder() / "pom.xml")
        newest = pom.findtext("properties/playwright.version", None, namespaces)
        return [newest, *(profile.text for profile in pom.findall("profiles/profile/id", namespaces))]

    @classmethod
    def label(cls, source: Path) -> str:
        return re.sub("(?<=[a-z])[A-Z]", lambda capital: " " + capital[0], source.stem).lower()

    def build(self) -> None:
        maven = ["mvn", "--batch-mode", "--quiet", "-Dstyle.color=never"]
        run_quietly([*maven, f"-Dplaywright.version={self.version}", "compile"], self.folder())

    def command(self, source: Path) -> Command:
        target = self.folder() / "target" / self.version
        settings = [f"-Dplaywright.cli.dir={self.driver}"] if self.driver else []
        return ["java", *settings, "-cp", f"{target}/classes:{target}/lib/*", f"examples.{source.stem}"]


class JavaScript(Client):
    language = "JavaScript"
    examples = "examples/*.js"

    @classmethod
    def versions(cls) -> List[str]:
        dependencies = json.loads((cls.folder() / "package.json").read_text())["dependencies"]
        return [wanted.rpartition("@")[2] for wanted in dependencies.values()]

    def command(self, source: Path) -> Command:
        settings = [f"UNDERSTUDY={self.driver}/node"] if self.driver else []
        # A name in package.json.
        conditions = [] if self.version == self.versions()[0] else ["--conditions=oldest"]
        return ["env", *settings, "node", *conditions, source]


class Go(Client):
    language = "Go"
    examples = "examples/*.go"

    @classmethod
    def versions(cls) -> List[str]:
        module = (cls.folder() / "go.mod").read_text()
        return re.findall(r"playwright-community/playwright-go v(\S+)", module)

    def build(self) -> None:
        run_quietly(["go", "build", "-o", "build/examples", "."], self.folder())

    def command(self, source: Path) -> Command:
        settings = [f"PLAYWRIGHT_DRIVER_PATH={self.driver}"] if self.driver else []
        return ["env", *settings, self.folder() / "build" / "examples", source.stem]


LANGUAGES: Dict[str, Type[Client]] = {"python": Python, "java": Java, "javascript": JavaScript, "go": Go}


def run_quietly(command: Command, folder: Path) -> None:
    """What the command says is only shown when it fails, and then this program ends."""
    done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(map(str, command))}\n{done.stdout}")


def driver_directory(driver: Path, directory: Path) -> Path:
    """Makes the directory one that a client can be given, with the driver's binary in it."""
    subprocess.run([ROOT / "tools" / "driver-directory", driver, directory], check=True)
    return directory

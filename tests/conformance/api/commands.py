"""Which commands a member of the client's API sends, and which of them the driver has."""

import re
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Dict, List, NamedTuple

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]

# Where a class has its commands, if not on the channel of its name; and what they begin with there.
_CHANNELS = {
    "Clock": ["BrowserContext.clock"],
    "Credentials": ["BrowserContext.credentials"],
    "Download": ["Artifact."],
    "ElementHandle": ["ElementHandle.", "JSHandle."],
    "Keyboard": ["Page.keyboard"],
    "Locator": ["Frame."],
    "Mouse": ["Page.mouse"],
    "Page": ["Page.", "Frame."],
    "Screencast": ["Page.screencast"],
    "Touchscreen": ["Page.touchscreen"],
    "Tracing": ["Tracing.tracing"],
    "Video": ["Artifact."],
    "WebMCP": ["Frame.webmcp"],
    "WebStorage": ["Page.webStorage"],
}


class Line(NamedTuple):
    pattern: str
    commands: List[str]


class Commands:
    def __init__(self) -> None:
        # `Page.goBack`, and whether the driver has it.
        self.support: Dict[str, bool] = {}
        for section in (ROOT / "docs" / "support.md").read_text().split("\n## ")[1:]:
            channel, *rows = section.splitlines()
            for command, has in re.findall(r"^\| (\w+) \|[^|]*\| (yes|not yet) \|$", "\n".join(rows), re.M):
                self.support[f"{channel}.{command}"] = has == "yes"
        # Python writes innerHTML as inner_html.
        self._by_name = {name.lower(): name for name in self.support}
        lines = (line for line in (HERE / "commands.txt").read_text().splitlines() if line and line[0] != "#")
        self._lines = [Line(pattern, text.split()) for pattern, _, text in (line.partition(": ") for line in lines)]
        self._unused = {line.pattern for line in self._lines}

    def of(self, owner: str, member: str) -> List[str]:
        """None for what the client does by itself."""
        name = f"{owner}.{member}"
        for pattern, commands in self._lines:
            if fnmatchcase(name, pattern):
                self._unused.discard(pattern)
                return [self._known(command.format(owner), name) for command in commands if command != "-"]
        for prefix in _CHANNELS.get(owner, [f"{owner}."]):
            command = self._by_name.get(f"{prefix}{member.replace('_', '')}".lower())
            if command:
                return [command]
        raise LookupError(f"tests/conformance/api/commands.txt doesn't say what {name} sends")

    def _known(self, command: str, member: str) -> str:
        if command not in self.support:
            raise LookupError(f"there is no {command}, which {member} is to send")
        return command

    @property
    def unused(self) -> List[str]:
        """The lines that no member asked for."""
        return sorted(self._unused)

"""Whether a driver keeps to the protocol of one client version, told from all that it and a client said.

    python3 -m wire.validator 1.48 RECORDING
"""

import sys
from pathlib import Path
from typing import Dict, Iterable, List, Optional, Set, Tuple, Union

from wire.recording import FROM_CLIENT, HUNG_UP, Message, read
from wire.table import Checker, Table

Id = Union[int, str]

# Told by the client, and never answered.
UNANSWERED = ("__waitInfo__", "__abort__")


class Validator:
    """`problems` has what is wrong, each with the number of the message."""

    def __init__(self, minor: int) -> None:
        self.problems: List[str] = []
        self._table = Table(minor)
        self._alive: Dict[str, str] = {"": "Root"}
        self._ever: Dict[str, str] = {"": "Root"}
        self._children: Dict[str, Set[str]] = {"": set()}
        self._parent: Dict[str, str] = {}
        # The channel and method of each call that waits for its answer.
        self._calls: Dict[Id, Tuple[Optional[str], str]] = {}
        self._number = 0
        self._hung_up = False

    def add(self, message: Message) -> None:
        self._number += 1
        if message.speaker == HUNG_UP:
            self._hung_up = True
            self._calls.clear()
        elif self._hung_up:
            """Nobody hears it."""
        elif message.speaker == FROM_CLIENT:
            self._client_says(message.content)
        elif "id" in message.content:
            self._answer(message.content)
        else:
            self._event(message.content)

    def end(self) -> None:
        """The conversation is over."""
        for id, (channel, method) in self._calls.items():
            self.problems.append(f"{channel}.{method}, call {id!r}, was never answered")

    def _client_says(self, content: dict) -> None:
        if content["method"] not in UNANSWERED:
            self._calls[content["id"]] = (self._ever.get(content["guid"]), content["method"])

    def _answer(self, content: dict) -> None:
        id = content["id"]
        # 1 and 1.0 are one key, 1 and "1" are not.
        if type(id) not in (int, str) or id not in self._calls:
            self._wrong("an answer", f"no call {id!r} waits for one")
            return
        channel, method = self._calls.pop(id)
        place = f"{channel}.{method}"
        self._members(content, place, ["id", "result", "error", "log", "errorDetails"])
        command = self._table.command(channel, method) if channel else None
        if "error" in content:
            self._error(content, place, command)
            return
        if "log" in content or "errorDetails" in content:
            self._wrong(place, "log and errorDetails belong to an error")
        if command is None:
            self._wrong(place, "success of a call that this version doesn't have")
        elif command["returns"]:
            self._check(content.get("result"), command["returns"], f"{place}.result")
        elif "result" in content:
            self._wrong(place, "a result of a command that has none")

    def _error(self, content: dict, place: str, command: Optional[dict]) -> None:
        # The one structure that no driver writes in the table's order.
        unordered = Checker(self._table, self._alive.get, ordered=False)
        unordered.value(content["error"], "SerializedError", f"{place}.error")
        self._take(unordered)
        checker = self._checker()
        if isinstance(content["error"], dict) and len(content["error"]) != 1:
            self._wrong(f"{place}.error", "either an error or a value")
        if "result" in content:
            self._wrong(place, "both a result and an error")
        if "log" in content:
            checker.value(content["log"], {"kind": "array", "items": "string"}, f"{place}.log")
        if "errorDetails" in content:
            details = (command or {}).get("errorDetails")
            if details is None:
                self._wrong(place, "errorDetails of a command that has none")
            else:
                checker.fields(content["errorDetails"], details, f"{place}.errorDetails")
        self._take(checker)

    def _event(self, content: dict) -> None:
        guid, method = content.get("guid"), content.get("method")
        place = f"{self._ever.get(guid, guid)}.{method}"
        self._members(content, place, ["guid", "method", "params"])
        if guid not in self._alive:
            self._wrong(place, f"there is no object {guid} at this moment")
            return
        params = content.get("params", {})
        if method == "__create__":
            self._create(guid, params)
        elif method == "__adopt__":
            self._adopt(guid, params)
        elif method == "__dispose__":
            self._dispose(guid, content.get("params"))
        else:
            event = self._table.event(self._alive[guid], method)
            if event is None:
                self._wrong(place, "an event that this version doesn't have")
            else:
                self._check(params, event["params"], place)

    def _create(self, parent: str, params: dict) -> None:
        channel, guid = params.get("type"), params.get("guid")
        place = f"{channel}.__create__"
        if list(params) != ["type", "initializer", "guid"]:
            self._wrong(place, f"has {', '.join(params)}")
            return
        if not self._table.knows_channel(channel):
            self._wrong(place, "a type that this version doesn't have")
        else:
            self._check(params["initializer"], self._table.initializer(channel), place)
            if channel == "ElementHandle" and self._table.minor >= 53 and self._alive[parent] != "Frame":
                # Nothing else tells them: Java's ends when the parent is another object.
                self._wrong(place, f"below a {self._alive[parent]}, where clients look for the element's frame")
        if not guid or guid in self._ever:
            self._wrong(place, f"the guid {guid} isn't new")
            return
        self._alive[guid] = self._ever[guid] = channel
        self._children[guid] = set()
        self._parent[guid] = parent
        self._children[parent].add(guid)

    def _adopt(self, parent: str, params: dict) -> None:
        guid = params.get("guid")
        place = f"{self._alive[parent]}.__adopt__"
        self._members(params, place, ["guid"])
        if guid not in self._alive:
            self._wrong(place, f"there is no object {guid} at this moment")
            return
        self._children[self._parent[guid]].remove(guid)
        self._children[parent].add(guid)
        self._parent[guid] = parent

    def _dispose(self, guid: str, params: object) -> None:
        if params not in ({}, {"reason": "gc"}):
            self._wrong(f"{self._alive[guid]}.__dispose__", f"has {params}")
        self._children[self._parent[guid]].remove(guid)
        self._forget(guid)

    def _forget(self, guid: str) -> None:
        for child in self._children.pop(guid):
            self._forget(child)
        del self._alive[guid]
        del self._parent[guid]

    def _members(self, content: dict, place: str, known: List[str]) -> None:
        for name in content:
            if name not in known:
                self._wrong(place, f"a message has no member {name}")

    def _check(self, value: object, fields: dict, place: str) -> None:
        checker = self._checker()
        checker.fields(value, fields, place)
        self._take(checker)

    def _checker(self) -> Checker:
        return Checker(self._table, self._alive.get)

    def _take(self, checker: Checker) -> None:
        self.problems += [f"message {self._number}: {problem}" for problem in checker.problems]

    def _wrong(self, place: str, problem: str) -> None:
        self.problems.append(f"message {self._number}: {place}: {problem}")


def problems_of(messages: Iterable[Message], minor: int) -> List[str]:
    validator = Validator(minor)
    for message in messages:
        validator.add(message)
    validator.end()
    return validator.problems


def main() -> int:
    version, path = sys.argv[1:]
    problems = problems_of(read(Path(path)), int(version.split(".")[1]))
    print("\n".join(problems) or "as the protocol has it")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

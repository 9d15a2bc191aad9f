"""The table of one client version (tests/protocol/tables), and whether a value is what a field of it says."""

import base64
import binascii
import json
from pathlib import Path
from typing import Callable, Dict, List, Optional, Union

TABLES = Path(__file__).resolve().parents[3] / "protocol" / "tables"

# A type's name, `?` behind it where the field is optional, or an object with its `kind`.
Type = Union[str, dict]

# Beyond this not every double is an integer's only name.
EXACT = 2**53

VALUE_KINDS = ("n", "b", "s", "v", "d", "u", "bi", "ta", "e", "r", "a", "o", "h", "fn", "ref")


def is_optional(kind: Type) -> bool:
    return kind.endswith("?") if isinstance(kind, str) else kind.get("optional", False)


class Table:
    """`minor` is that of the version 1.NN."""

    def __init__(self, minor: int) -> None:
        self.minor = minor
        self._table = json.loads((TABLES / f"protocol-1.{minor}.json").read_text())

    def knows_channel(self, channel: str) -> bool:
        return channel in self._table["types"]

    def initializer(self, channel: str) -> Dict[str, Type]:
        info = self._table["types"][channel]
        inherited = self.initializer(info["extends"]) if info["extends"] else {}
        return {**inherited, **info["initializer"]}

    def command(self, channel: str, method: str) -> Optional[dict]:
        return self._inherited(channel, "commands", method)

    def event(self, channel: str, method: str) -> Optional[dict]:
        return self._inherited(channel, "events", method)

    def is_a(self, channel: Optional[str], ancestor: str) -> bool:
        while channel and channel != ancestor:
            channel = self._table["types"].get(channel, {}).get("extends")
        return channel == ancestor

    def _inherited(self, channel: str, what: str, method: str) -> Optional[dict]:
        info = self._table["types"].get(channel)
        while info:
            if method in info[what]:
                return info[what][method]
            info = self._table["types"].get(info["extends"])
        return None

    def enumeration(self, name: str) -> Optional[List[str]]:
        return self._table["enums"].get(name)

    def structure(self, name: str) -> Optional[Dict[str, Type]]:
        return self._table["objects"].get(name)


class Checker:
    """Collects what is wrong with values. `channel_of` tells the channel of an object that is there now, or None."""

    def __init__(self, table: Table, channel_of: Callable[[str], Optional[str]], ordered: bool = True) -> None:
        self._table = table
        self._channel_of = channel_of
        self._ordered = ordered
        self.problems: List[str] = []

    def fields(self, value: object, fields: Dict[str, Type], path: str) -> None:
        if not isinstance(value, dict):
            self._wrong(path, "an object", value)
            return
        known = [name for name in fields if name in value]
        for name in value:
            if name not in fields:
                self.problems.append(f"{path}.{name}: unknown field")
        for name, kind in fields.items():
            if name in value:
                self.value(value[name], kind, f"{path}.{name}")
            elif not is_optional(kind):
                self.problems.append(f"{path}.{name}: missing")
        written = [name for name in value if name in fields]
        if self._ordered and written != known:
            self.problems.append(f"{path}: the order is {', '.join(written)} instead of {', '.join(known)}")

    def value(self, value: object, kind: Type, path: str) -> None:
        if isinstance(kind, dict):
            self._compound(value, kind, path)
        else:
            self._named(value, kind.rstrip("?"), path)

    def _compound(self, value: object, kind: dict, path: str) -> None:
        if kind["kind"] == "enum":
            self._enumerated(value, kind["literals"], path)
        elif kind["kind"] == "object":
            self.fields(value, kind["properties"], path)
        elif not isinstance(value, list):
            self._wrong(path, "a list", value)
        else:
            for index, item in enumerate(value):
                self.value(item, kind["items"], f"{path}[{index}]")

    def _named(self, value: object, name: str, path: str) -> None:
        if name == "json":
            return
        if name in ("int", "float", "number"):
            self._number(value, name, path)
        elif name in ("string", "boolean"):
            if not isinstance(value, str if name == "string" else bool):
                self._wrong(path, name, value)
        elif name == "binary":
            self._binary(value, path)
        elif (literals := self._table.enumeration(name)) is not None:
            self._enumerated(value, literals, path)
        elif (fields := self._table.structure(name)) is not None:
            self.fields(value, fields, path)
            if name == "SerializedValue" and isinstance(value, dict):
                self._one_kind(value, path)
        else:
            self._reference(value, name, path)

    def _number(self, value: object, name: str, path: str) -> None:
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            self._wrong(path, name, value)
        elif isinstance(value, float) and (name == "int" or (value.is_integer() and abs(value) <= EXACT)):
            # Some clients read no integer from 800.0.
            self._wrong(path, "an integer without fraction" if value.is_integer() else name, value)

    def _binary(self, value: object, path: str) -> None:
        try:
            base64.b64decode(value, validate=True)
        except (binascii.Error, TypeError, ValueError):
            self._wrong(path, "base64", value)

    def _enumerated(self, value: object, literals: List[str], path: str) -> None:
        if value not in literals:
            self._wrong(path, "one of " + "|".join(literals), value)

    def _one_kind(self, value: dict, path: str) -> None:
        kinds = [kind for kind in VALUE_KINDS if kind in value]
        if len(kinds) != 1:
            self.problems.append(f"{path}: a value has one kind, this has {', '.join(kinds) or 'none'}")
        elif ("id" in value) != (kinds[0] in ("a", "o")):
            self.problems.append(f"{path}.id: lists and objects have one, nothing else has")

    def _reference(self, value: object, name: str, path: str) -> None:
        if not isinstance(value, dict) or list(value) != ["guid"] or not isinstance(value["guid"], str):
            self._wrong(path, f"a reference to a {name}", value)
            return
        channel = self._channel_of(value["guid"])
        if channel is None:
            self.problems.append(f"{path}: there is no object {value['guid']} at this moment")
        elif name != "Channel" and not self._table.is_a(channel, name):
            self.problems.append(f"{path}: {value['guid']} is a {channel}, not a {name}")

    def _wrong(self, path: str, expected: str, value: object) -> None:
        self.problems.append(f"{path}: expected {expected}, got {json.dumps(value)[:80]}")

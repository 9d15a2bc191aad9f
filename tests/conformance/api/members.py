"""The client's public classes and their members, as the client itself declares them."""

import inspect
import typing
from typing import Dict, Iterator, List, Optional

import playwright.sync_api

# Members that every class of the client has, or that are none of its API.
_COMMON = {"on", "once", "remove_listener"}


class Member(typing.NamedTuple):
    name: str
    # A member that is no call.
    is_property: bool
    # The public classes that it may come back with, such as the elements of a list.
    returns: List[type]


def public_classes() -> Dict[str, Dict[str, Member]]:
    """By name, in the order of the alphabet, those that have members of their own."""
    found: Dict[str, type] = {}
    waiting = [value for value in vars(playwright.sync_api).values() if _is_public(value)]
    while waiting:
        one = waiting.pop()
        if one.__name__ not in found:
            found[one.__name__] = one
            waiting += [other for member in _members(one) for other in member.returns]
    members = {name: {member.name: member for member in _members(found[name])} for name in sorted(found)}
    return {name: own for name, own in members.items() if own}


def classes_in(annotation: object) -> Iterator[type]:
    """Those of the client's that a type consists of."""
    if _is_public(annotation):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from classes_in(argument)


def _is_public(value: object) -> bool:
    return inspect.isclass(value) and value.__module__.startswith("playwright.sync_api._generated")


def _members(one: type) -> Iterator[Member]:
    for name, value in vars(one).items():
        if name.startswith("_") or name in _COMMON:
            continue
        if isinstance(value, property):
            yield Member(name, True, list(classes_in(_returned(value.fget))))
        elif inspect.isfunction(value):
            yield Member(name, False, list(classes_in(_returned(value))))


def _returned(function: object) -> Optional[object]:
    try:
        return typing.get_type_hints(function).get("return")
    except NameError:
        return None

"""What a routed socket can't do as a native one does, and why."""

import re
from typing import List, NamedTuple, Optional


class KnownDifference(NamedTuple):
    #: Regular expressions for the whole of a test's URL and of a subtest's name.
    test: str
    subtest: str
    reason: str


KNOWN: List[KnownDifference] = [
    KnownDifference(
        test=r"/websockets/mixed-content\.https\.any\..*",
        subtest=r"constructing an insecure WebSocket in a secure context should throw",
        reason="a route may answer for a server that the browser wouldn't connect to: whether there is a connection "
        "is known only when its handler has asked for one",
    ),
    KnownDifference(
        test=r"/websockets/stream/tentative/backpressure-.*",
        subtest=r"backpressure should be applied to (sent|received) messages",
        reason="a handler decides about each message, so the driver takes messages when they come: a server isn't held "
        "back by a page that doesn't read, nor a page by a server",
    ),
    KnownDifference(
        test=r"/websockets/stream/tentative/remote-close\..*",
        subtest=r"close with unwritten data should not be considered clean",
        reason="the driver takes messages when they come: none is left unwritten when a server closes",
    ),
]


def reason_for(url: str, subtest: str) -> Optional[str]:
    for known in KNOWN:
        if re.fullmatch(known.test, url) and re.fullmatch(known.subtest, subtest):
            return known.reason
    return None

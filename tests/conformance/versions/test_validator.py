"""The validator finds every kind of mistake, and none where there is none."""

import json
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import List

import pytest
from wire.recording import FROM_CLIENT, FROM_DRIVER, HUNG_UP, Message, Writer, frame, read, read_frame
from wire.validator import problems_of
from wire.web_socket import CLOSE, read_head, unmask
from wire.web_socket import read_frame as read_web_socket_frame

START = """
> {"id": 1, "guid": "", "method": "initialize", "params": {"sdkLanguage": "python"}, "metadata": {}}
< {"guid": "", "method": "__create__", "params": {"type": "BrowserType", "initializer": {"executablePath": "x", "name": "chromium"}, "guid": "type@1"}}
< {"guid": "type@1", "method": "__create__", "params": {"type": "Browser", "initializer": {"version": "1", "name": "chromium", "browserName": "chromium"}, "guid": "browser@1"}}
< {"guid": "browser@1", "method": "__create__", "params": {"type": "Tracing", "initializer": {}, "guid": "tracing@1"}}
< {"guid": "browser@1", "method": "__create__", "params": {"type": "Frame", "initializer": {"url": "", "name": "", "loadStates": []}, "guid": "frame@1"}}
< {"guid": "browser@1", "method": "__create__", "params": {"type": "Page", "initializer": {"mainFrame": {"guid": "frame@1"}, "isClosed": false}, "guid": "page@1"}}
< {"guid": "page@1", "method": "__adopt__", "params": {"guid": "frame@1"}}
"""


def messages(script: str) -> List[Message]:
    lines = [line for line in script.splitlines() if line]
    return [Message(line[:1].encode(), json.loads(line[1:])) for line in lines]


def problems(script: str, minor: int = 65) -> List[str]:
    """Without the answer to the first call, which is never given here."""
    found = problems_of(messages(START + script), minor)
    return [problem for problem in found if "Root.initialize" not in problem]


RIGHT = {
    "an answer": """
> {"id": "a@2", "guid": "frame@1", "method": "title", "params": {}, "metadata": {}}
< {"id": "a@2", "result": {"value": "x"}}""",
    "an answer without anything": """
> {"id": 2, "guid": "page@1", "method": "bringToFront", "params": {}, "metadata": {}}
< {"id": 2}""",
    "an error": """
> {"id": 2, "guid": "frame@1", "method": "title", "params": {}, "metadata": {}}
< {"id": 2, "error": {"error": {"message": "m", "stack": "s", "name": "Error"}}, "log": ["  - x"]}""",
    "an error with details": """
> {"id": 2, "guid": "frame@1", "method": "expect", "params": {}, "metadata": {}}
< {"id": 2, "error": {"error": {"message": "m", "name": "ExpectError"}}, "errorDetails": {"timedOut": true}}""",
    "an error of an object that has gone": """
> {"id": 2, "guid": "frame@1", "method": "title", "params": {}, "metadata": {}}
< {"guid": "page@1", "method": "__dispose__", "params": {}}
< {"id": 2, "error": {"error": {"message": "m", "name": "TargetClosedError"}}}""",
    "an event": """
< {"guid": "page@1", "method": "viewportSizeChanged", "params": {"viewportSize": {"width": 1, "height": 2}}}""",
    "an event without params": """
< {"guid": "page@1", "method": "crash"}""",
    "an inherited command, event and initializer": """
< {"guid": "frame@1", "method": "__create__", "params": {"type": "ElementHandle", "initializer": {"preview": "p"}, "guid": "handle@1"}}
< {"guid": "handle@1", "method": "previewUpdated", "params": {"preview": "q"}}
> {"id": 2, "guid": "handle@1", "method": "jsonValue", "params": {}, "metadata": {}}
< {"id": 2, "result": {"value": {"a": [{"n": 1}, {"n": 0.5}, {"ref": 1}], "id": 1}}}""",
    "a handle where any handle will do": """
< {"guid": "frame@1", "method": "__create__", "params": {"type": "ElementHandle", "initializer": {"preview": "p"}, "guid": "handle@1"}}
> {"id": 2, "guid": "frame@1", "method": "evaluateExpressionHandle", "params": {}, "metadata": {}}
< {"id": 2, "result": {"handle": {"guid": "handle@1"}}}""",
    "what is never answered": """
> {"id": 2, "guid": "page@1", "method": "__waitInfo__", "params": {}}
> {"guid": "page@1", "method": "__abort__", "params": {"id": 1}}""",
    "collected objects": """
< {"guid": "page@1", "method": "__dispose__", "params": {"reason": "gc"}}""",
    "anything that a client doesn't stay for": """
> {"id": 2, "guid": "frame@1", "method": "title", "params": {}, "metadata": {}}
| {}
< {"guid": "page@1", "method": "happened"}""",
}


@pytest.mark.parametrize("script", RIGHT.values(), ids=RIGHT.keys())
def test_what_is_right_passes(script: str) -> None:
    assert problems(script) == []


CALL = '> {"id": 2, "guid": "frame@1", "method": "title", "params": {}, "metadata": {}}\n'
CREATE_FRAME = (
    '< {"guid": "page@1", "method": "__create__", '
    '"params": {"type": "Frame", "initializer": %s, "guid": "frame@2"}}'
)
SIZE = '< {"guid": "page@1", "method": "viewportSizeChanged", "params": {"viewportSize": %s}}'
VALUE = (
    '> {"id": 2, "guid": "frame@1", "method": "evaluateExpression", "params": {}, "metadata": {}}\n'
    '< {"id": 2, "result": {"value": %s}}'
)

WRONG = {
    "an unknown type": (
        '< {"guid": "", "method": "__create__", "params": {"type": "Nothing", "initializer": {}, "guid": "n@1"}}',
        "a type that this version doesn't have",
    ),
    "a guid that is taken": (
        '< {"guid": "", "method": "__create__", "params": {"type": "Tracing", "initializer": {}, "guid": "page@1"}}',
        "the guid page@1 isn't new",
    ),
    "a creation without initializer": (
        '< {"guid": "", "method": "__create__", "params": {"type": "Tracing", "guid": "t@1"}}',
        "has type, guid",
    ),
    "a creation below what isn't there": (
        '< {"guid": "x@1", "method": "__create__", "params": {"type": "Tracing", "initializer": {}, "guid": "t@1"}}',
        "there is no object x@1",
    ),
    "an element below what isn't its frame": (
        '< {"guid": "page@1", "method": "__create__", '
        '"params": {"type": "ElementHandle", "initializer": {"preview": "p"}, "guid": "handle@1"}}',
        "below a Page, where clients look for the element's frame",
    ),
    "a field too few": (CREATE_FRAME % '{"url": "", "loadStates": []}', "Frame.__create__.name: missing"),
    "a field too many": (
        CREATE_FRAME % '{"url": "", "name": "", "loadStates": [], "more": 1}',
        "Frame.__create__.more: unknown field",
    ),
    "another order": (
        CREATE_FRAME % '{"name": "", "url": "", "loadStates": []}',
        "the order is name, url, loadStates instead of url, name, loadStates",
    ),
    "a wrong type": (CREATE_FRAME % '{"url": 1, "name": "", "loadStates": []}', "expected string, got 1"),
    "null for absent": (
        CREATE_FRAME % '{"url": "", "name": "", "parentFrame": null, "loadStates": []}',
        "expected a reference to a Frame, got null",
    ),
    "a literal of no enumeration": (
        CREATE_FRAME % '{"url": "", "name": "", "loadStates": ["done"]}',
        "loadStates[0]: expected one of load|domcontentloaded|networkidle|commit",
    ),
    "no list": (CREATE_FRAME % '{"url": "", "name": "", "loadStates": {}}', "expected a list, got {}"),
    "an integer with a fraction": (SIZE % '{"width": 800.0, "height": 1}', "width: expected an integer without fraction"),
    "a fraction for an integer": (SIZE % '{"width": 0.5, "height": 1}', "width: expected int, got 0.5"),
    "true for a number": (SIZE % '{"width": true, "height": 1}', "width: expected int, got true"),
    "no object": (SIZE % "[]", "viewportSize: expected an object, got []"),
    "a reference to what isn't there": (
        CREATE_FRAME % '{"url": "", "name": "", "parentFrame": {"guid": "x"}, "loadStates": []}',
        "there is no object x at this moment",
    ),
    "a reference to another type": (
        CREATE_FRAME % '{"url": "", "name": "", "parentFrame": {"guid": "page@1"}, "loadStates": []}',
        "page@1 is a Page, not a Frame",
    ),
    "a reference with more in it": (
        CREATE_FRAME % '{"url": "", "name": "", "parentFrame": {"guid": "frame@1", "x": 1}, "loadStates": []}',
        "expected a reference to a Frame",
    ),
    "an unknown event": ('< {"guid": "page@1", "method": "happened"}', "an event that this version doesn't have"),
    "an event without its params": ('< {"guid": "page@1", "method": "frameAttached"}', "frame: missing"),
    "an event of what isn't there": ('< {"guid": "x", "method": "close"}', "there is no object x"),
    "a member too many": ('< {"guid": "page@1", "method": "crash", "extra": 1}', "no member extra"),
    "a result too few": (CALL + '< {"id": 2}', "Frame.title.result: expected an object"),
    "a result of none": (
        '> {"id": 2, "guid": "page@1", "method": "bringToFront", "params": {}, "metadata": {}}\n< {"id": 2, "result": {}}',
        "a result of a command that has none",
    ),
    "a result too many": (CALL + '< {"id": 2, "result": {"value": "", "x": 1}}', "Frame.title.result.x: unknown field"),
    "an answer of another type": (CALL + '< {"id": "2", "result": {"value": ""}}', "no call '2' waits for one"),
    "a second answer": (
        CALL + '< {"id": 2, "result": {"value": ""}}\n< {"id": 2, "result": {"value": ""}}',
        "no call 2 waits for one",
    ),
    "an answer to what is never answered": (
        '> {"id": 2, "guid": "page@1", "method": "__waitInfo__", "params": {}}\n< {"id": 2}',
        "no call 2 waits for one",
    ),
    "no answer": (CALL, "Frame.title, call 2, was never answered"),
    "success of an unknown command": (
        '> {"id": 2, "guid": "page@1", "method": "fly", "params": {}, "metadata": {}}\n< {"id": 2}',
        "success of a call that this version doesn't have",
    ),
    "an error without name": (
        CALL + '< {"id": 2, "error": {"error": {"message": "m"}}}',
        "Frame.title.error.error.name: missing",
    ),
    "an error that isn't wrapped": (
        CALL + '< {"id": 2, "error": {"message": "m", "name": "Error"}}',
        "Frame.title.error.message: unknown field",
    ),
    "an error with a result": (
        CALL + '< {"id": 2, "result": {"value": ""}, "error": {"error": {"message": "m", "name": "Error"}}}',
        "both a result and an error",
    ),
    "a log of anything but text": (
        CALL + '< {"id": 2, "error": {"error": {"message": "m", "name": "Error"}}, "log": [1]}',
        "log[0]: expected string",
    ),
    "a log of a success": (CALL + '< {"id": 2, "result": {"value": ""}, "log": []}', "belong to an error"),
    "details of a command without": (
        CALL + '< {"id": 2, "error": {"error": {"message": "m", "name": "Error"}}, "errorDetails": {}}',
        "errorDetails of a command that has none",
    ),
    "a value of no kind": (VALUE % "{}", "a value has one kind, this has none"),
    "a value of two kinds": (VALUE % '{"n": 1, "s": "x"}', "this has n, s"),
    "a list without number": (VALUE % '{"a": []}', "value.id"),
    "a number for text": (VALUE % '{"s": "x", "id": 1}', "value.id"),
    "a mistake deep in a value": (VALUE % '{"o": [{"k": "a", "v": {"n": "1"}}], "id": 1}', "value.o[0].v.n"),
    "bytes that aren't base64": (VALUE % '{"ta": {"b": "_-", "k": "ui8"}}', "value.ta.b: expected base64"),
    "what is named after its end": (
        '< {"guid": "page@1", "method": "__dispose__", "params": {}}\n< {"guid": "page@1", "method": "crash"}',
        "there is no object page@1",
    ),
    "a child named after its parent's end": (
        '< {"guid": "page@1", "method": "__dispose__", "params": {}}\n'
        '< {"guid": "frame@1", "method": "loadstate", "params": {"add": "load"}}',
        "there is no object frame@1",
    ),
    "a second end": (
        '< {"guid": "page@1", "method": "__dispose__", "params": {}}\n'
        '< {"guid": "page@1", "method": "__dispose__", "params": {}}',
        "there is no object page@1",
    ),
    "an end without params": ('< {"guid": "page@1", "method": "__dispose__"}', "has None"),
    "an end for another reason": ('< {"guid": "page@1", "method": "__dispose__", "params": {"reason": "x"}}', "has {"),
    "an adoption of what isn't there": (
        '< {"guid": "page@1", "method": "__adopt__", "params": {"guid": "x"}}',
        "there is no object x",
    ),
}


@pytest.mark.parametrize("script, expected", WRONG.values(), ids=WRONG.keys())
def test_what_is_wrong_is_found(script: str, expected: str) -> None:
    found = problems(script)
    assert any(expected in problem for problem in found), found


@pytest.mark.parametrize(
    "script, problem, since",
    [
        ('< {"guid": "page@1", "method": "viewportSizeChanged", "params": {}}', "an event", 53),
        ('< {"guid": "", "method": "__create__", "params": {"type": "Debugger", "initializer": {}, "guid": "d@1"}}', "Debugger", 59),
        (
            '> {"id": 2, "guid": "page@1", "method": "addInitScript", "params": {}, "metadata": {}}\n'
            '< {"guid": "page@1", "method": "__create__", "params": {"type": "Disposable", "initializer": {}, "guid": "d@1"}}\n'
            '< {"id": 2, "result": {"disposable": {"guid": "d@1"}}}',
            "a result",
            59,
        ),
        (VALUE % '{"ta": {"b": "AQ==", "k": "ui8"}}', "value.ta: unknown field", 52),
    ],
    ids=["event", "type", "result", "kind of value"],
)
def test_what_newer_clients_are_told_is_wrong_for_older_ones(script: str, problem: str, since: int) -> None:
    assert problem not in "".join(problems(script, since))
    assert problem in "".join(problems(script, since - 1))


TEXT = 1
RECORDER = Path(__file__).resolve().parent / "recorder"

# Answers each message with its own text and the version it was told.
ECHO = f"""#!{sys.executable}
import os, struct, sys
sys.stderr.write(" ".join(sys.argv[1:]))
while length := sys.stdin.buffer.read(4):
    body = sys.stdin.buffer.read(struct.unpack("<I", length)[0])
    body = body.replace(b"VERSION", os.environ.get("PW_CLI_DISPLAY_VERSION", "none").encode())
    sys.stdout.buffer.write(struct.pack("<I", len(body)) + body)
    sys.stdout.buffer.flush()
sys.exit(7)
"""


@pytest.mark.parametrize("hidden, version", [("", "1.48.0"), ("1", "none")])
def test_the_recorder_passes_on_and_writes_down(tmp_path: Path, hidden: str, version: str) -> None:
    driver, recording = tmp_path / "driver", tmp_path / "wire"
    driver.write_text(ECHO)
    driver.chmod(0o755)
    environment = {"WIRE_DRIVER": str(driver), "WIRE_FILE": str(recording), "WIRE_HIDE_VERSION": hidden}
    done = subprocess.run(
        [sys.executable, RECORDER, "cli.js", "run-driver"],
        env={**environment, "PW_CLI_DISPLAY_VERSION": "1.48.0"},
        input=frame(b'{"say": "VERSION"}') + frame(b'{"say": 2}'),
        capture_output=True,
    )
    assert (done.returncode, done.stderr) == (7, b"cli.js run-driver")
    assert done.stdout == frame(f'{{"say": "{version}"}}'.encode()) + frame(b'{"say": 2}')
    assert [message.content for message in read(recording) if message.speaker == FROM_CLIENT] == [
        {"say": "VERSION"},
        {"say": 2},
    ]
    assert [message.content for message in read(recording) if message.speaker == FROM_DRIVER] == [
        {"say": version},
        {"say": 2},
    ]


# Serves WebSockets that answer each message with itself, until it is terminated.
ECHO_SERVER = f"""#!{sys.executable}
import sys, threading
sys.path.append({str(RECORDER.parents[1])!r})
from support.web_socket_server import WebSocketServer
print("Listening on " + WebSocketServer().url + "/echo", flush=True)
threading.Event().wait()
"""


def masked(kind: int, payload: bytes, final: bool = True) -> bytes:
    mask = b"\1\2\3\4"
    return bytes([final << 7 | kind, 0x80 | len(payload)]) + mask + unmask(payload, mask)


def test_the_recorder_stands_before_a_server(tmp_path: Path) -> None:
    driver = tmp_path / "driver"
    driver.write_text(ECHO_SERVER)
    driver.chmod(0o755)
    recorder = subprocess.Popen(
        [sys.executable, RECORDER, "run-server"],
        env={"WIRE_DRIVER": str(driver), "WIRE_FILE": str(tmp_path / "wire")},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    port = int(re.fullmatch(r"Listening on ws://127\.0\.0\.1:(\d+)/echo\n", recorder.stdout.readline())[1])
    request = b"GET /echo HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: x\r\n\r\n"
    with socket.create_connection(("127.0.0.1", port)) as client:
        stream = client.makefile("rb")
        client.sendall(request)
        assert b" 101 " in read_head(stream)
        client.sendall(masked(TEXT, b'{"say": 1}') + masked(TEXT, b'{"say"', final=False) + masked(0, b": 2}"))
        assert [read_web_socket_frame(stream).payload for _ in range(2)] == [b'{"say": 1}', b'{"say": 2}']
        client.sendall(masked(CLOSE, b""))
        assert read_web_socket_frame(stream).kind == CLOSE
        assert stream.read() == b""
    recorder.stdin.close()
    assert recorder.wait(timeout=20) == -signal.SIGTERM & 0xFF
    recorded = list(read(tmp_path / "wire-1"))
    for speaker in (FROM_CLIENT, FROM_DRIVER):
        assert [message.content for message in recorded if message.speaker == speaker] == [{"say": 1}, {"say": 2}]
    assert HUNG_UP in [message.speaker for message in recorded]


def test_a_recording_may_end_anywhere(tmp_path: Path) -> None:
    path = tmp_path / "wire"
    writer = Writer(path)
    writer.add(FROM_CLIENT, b"{}")
    writer.add(FROM_DRIVER, b'{"a": 1}')
    whole = path.read_bytes()
    for end in range(len(whole)):
        path.write_bytes(whole[:end])
        assert list(read(path)) == ([Message(FROM_CLIENT, {})] if end >= 7 else [])
    path.write_bytes(whole)
    assert len(list(read(path))) == 2
    with open(path, "rb") as file:
        file.read(1)
        assert read_frame(file) == b"{}"

"""The checkout's own web and WebSocket server (`wpt serve`), on free ports of the loopback."""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import List

HOST = "web-platform.test"

#: For Chromium: the server's names without /etc/hosts, and its self-made certificate.
BROWSER_ARGS = [
    f"--host-resolver-rules=MAP nonexistent.*.test ^NOTFOUND, MAP *.{HOST} 127.0.0.1, MAP {HOST} 127.0.0.1, "
    f"MAP *.not-{HOST} 127.0.0.1, MAP not-{HOST} 127.0.0.1",
    "--ignore-certificate-errors",
]

# What `wpt serve` demands: the number of ports of each of its servers. Those for tests of private networks stay away.
SERVERS = {"http": 2, "https": 2, "ws": 1, "wss": 1, "h2": 1}
ABSENT = ["http-local", "http-public", "https-local", "https-public", "webtransport-h3"]


class WptServer:
    """Serves while the `with` statement runs; what it logs goes to a file beside its configuration."""

    def __init__(self, checkout: Path) -> None:
        self._checkout = checkout
        ports = iter(_free_ports(sum(SERVERS.values())))
        self._ports = {name: [next(ports) for _ in range(count)] for name, count in SERVERS.items()}
        self._folder = tempfile.TemporaryDirectory(prefix="wpt-server-")

    def url(self, server: str, path: str) -> str:
        scheme = "http" if server == "http" else "https"
        return f"{scheme}://{HOST}:{self._ports[server][0]}{path}"

    def __enter__(self) -> "WptServer":
        config = {
            "check_subdomains": False,
            "server_host": "127.0.0.1",
            "ports": {**self._ports, **{name: [None] for name in ABSENT}},
        }
        config_path = Path(self._folder.name, "config.json")
        config_path.write_text(json.dumps(config))
        self._log = open(Path(self._folder.name, "server.log"), "w+")
        self._process = subprocess.Popen(
            [sys.executable, "wpt", "serve", "--config", str(config_path)],
            cwd=self._checkout,
            stdout=self._log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            self._wait_until_it_listens()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        # It has processes of its own, and may have inherited that SIGINT is ignored.
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGTERM)
        self._process.wait()
        self._log.close()
        self._folder.cleanup()

    # The server says nothing of its own when it is ready.
    def _wait_until_it_listens(self) -> None:
        for port in sum(self._ports.values(), []):
            while not _listens(port):
                if self._process.poll() is not None:
                    self._log.seek(0)
                    raise RuntimeError(f"wpt serve doesn't listen on {port}:\n{self._log.read()}")
                time.sleep(0.1)


def _listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port)).close()
        return True
    except ConnectionRefusedError:
        return False


def _free_ports(count: int) -> List[int]:
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [sock.getsockname()[1] for sock in sockets]
    for sock in sockets:
        sock.close()
    return ports

"""A driver that serves clients over WebSockets: run-server or launch-server."""

import signal
import subprocess
from typing import List

from playwright._impl._driver import compute_driver_executable

from support.processes import Family


class DriverServer:
    """Started when made. `browsers` are the processes that it has started."""

    def __init__(self, arguments: List[str], family: Family) -> None:
        self.family = family
        self.process = subprocess.Popen(
            [*compute_driver_executable(), *arguments],
            env=family.environment(),
            stdout=subprocess.PIPE,
            text=True,
        )
        listening = self.process.stdout.readline().strip().replace("Listening on ", "")
        # One that listens everywhere listens here, too.
        self.endpoint = listening.replace("ws://0.0.0.0:", "ws://127.0.0.1:")
        assert self.endpoint.startswith("ws://127.0.0.1:")

    @property
    def browsers(self) -> List[int]:
        return [pid for pid in self.family.members() if pid != self.process.pid]

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=20)

"""The two drivers that are compared, and how to start them."""

import json
import subprocess
from pathlib import Path
from typing import Dict, List, NamedTuple


class Driver(NamedTuple):
    # With the arguments a client gives.
    command: List[str]
    # What the client sets for its driver: mainly, its own version.
    environment: Dict[str, str]


def find_drivers(client: Path, understudy: Path) -> Dict[str, Driver]:
    """`client` is the directory of a virtual environment with the Python client, whose own driver is the reference."""
    bundled = next(client.glob("lib/python*/site-packages/playwright/driver"))
    cli = str(bundled / "package" / "cli.js")
    program = "import json; from playwright._impl._driver import get_driver_env; print(json.dumps(get_driver_env()))"
    environment = json.loads(subprocess.check_output([client / "bin" / "python", "-c", program]))
    environment.pop("PLAYWRIGHT_NODEJS_PATH", None)
    return {
        "reference": Driver([str(bundled / "node"), cli, "run-driver"], environment),
        "understudy": Driver([str(understudy.absolute()), cli, "run-driver"], environment),
    }

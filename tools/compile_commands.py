#!/usr/bin/env python3
"""Turns the C++ compile actions of `bazel aquery --output=jsonproto`, read from standard input, into a compilation database.

    compile_commands.py WORKSPACE EXECUTION_ROOT
"""

import json
import os
import sys


def source_of(arguments):
    return arguments[arguments.index("-c") + 1]


def main():
    workspace, execution_root = sys.argv[1:]
    commands = {}
    for action in json.load(sys.stdin)["actions"]:
        arguments = action["arguments"]
        source = source_of(arguments)
        # Ours is edited in the workspace; a generated file is only in the execution root.
        path = os.path.join(workspace, source)
        if not os.path.exists(path):
            path = os.path.join(execution_root, source)
        commands[path] = {"directory": execution_root, "file": path, "arguments": arguments}
    json.dump(sorted(commands.values(), key=lambda command: command["file"]), sys.stdout, indent=1)


if __name__ == "__main__":
    main()

# Shared by the commands of this folder: source it first. Works in the root of the checkout.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# What tools/install-deps puts there where the machine's own is too old.
PATH=$PWD/.toolchains/go/bin:$PWD/.toolchains/node/bin:$PATH

# Names a step of the work.
say() { printf '\n==> %s\n' "$*"; }

# Runs a long command quietly: its last line of output every ten seconds, all of it when the command fails.
quietly() {
  local log pid seconds=0 status=0
  log=$(mktemp)
  "$@" >"$log" 2>&1 &
  pid=$!
  while kill -0 "$pid" 2>/dev/null; do
    sleep 1
    seconds=$((seconds + 1))
    if ((seconds % 10 == 0)); then
      printf '    %4d s  %s\n' "$seconds" "$(tail -n 1 "$log" | tr -d '\r' | cut -c 1-120)"
    fi
  done
  wait "$pid" || status=$?
  ((status == 0)) || cat "$log"
  rm -f "$log"
  return "$status"
}

# Bazel, with a cache that outlives the checkout. The first argument is its command.
run_bazel() {
  bazel "$1" --disk_cache="${XDG_CACHE_HOME:-$HOME/.cache}/understudy-bazel" "${@:2}"
}

# The versions of the Python client to test with, and the virtual environment of one.
python_clients() { grep -v '^#' clients/python/versions.txt; }
python_client_dir() { echo ".venvs/python-$1"; }

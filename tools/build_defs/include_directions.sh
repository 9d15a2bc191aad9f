#!/bin/sh
# Sources include of other folders what a table lets them, and the table lets them nothing that they don't.
#
#   include_directions.sh TABLE SOURCE...
set -eu
exec awk '
  # The deepest folder of the table that holds the file.
  function room(path) {
    while (sub("/[^/]*$", "", path)) if (path in open) return path
    return ""
  }
  function complain(text) {
    print text
    wrong = 1
  }
  NR == FNR {
    sub(/#.*/, "")
    if (!NF) next
    sub(/:$/, "", $1)
    open[$1]
    for (i = 2; i <= NF; ++i) unused[$1, $i]
    next
  }
  FNR == 1 {
    from = room(FILENAME)
    if (from == "") complain(FILENAME ": the table has no row for its folder")
  }
  /^#include "/ && from != "" {
    split($0, quoted, "\"")
    to = room(quoted[2])
    if (to == from) next
    if ((from, to) in unused || (from, to) in used) {
      delete unused[from, to]
      used[from, to]
    } else {
      complain(FILENAME ":" FNR ": " from " must not know " quoted[2])
    }
  }
  END {
    for (pair in unused) {
      split(pair, folders, SUBSEP)
      complain("nothing in " folders[1] " includes " folders[2] ": it need not know it")
    }
    exit wrong
  }' "$@"

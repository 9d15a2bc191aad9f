#!/bin/sh
# What the lint of include directions finds in a house of three folders.
set -eu
lint="$TEST_SRCDIR/$TEST_WORKSPACE/$1"
cd "$TEST_TMPDIR"
mkdir -p base upper/inner upper/none

# Writes a file that includes others.
file() {
  name=$1
  shift
  printf '#include "%s"\n' "$@" >"$name"
}

# Compares what the lint says of all files; nothing said is success.
expect() {
  status=0
  said=$("$lint" table base/*.h upper/*.h upper/*/*.h) || status=$?
  if [ "$said" != "$1" ] || [ "$status" != "$([ -z "$1" ] && echo 0 || echo 1)" ]; then
    echo "expected: $1 and $status, got: $said"
    exit 1
  fi
}

printf 'base:\nupper: base # and below\nupper/inner: base\nupper/inner: upper\n' >table
echo '#include <vector>' >base/a.h
file upper/b.h base/a.h upper/b.h
file upper/none/c.h base/a.h upper/b.h
file upper/inner/d.h base/a.h upper/b.h
expect ''

file upper/none/c.h upper/inner/d.h
expect 'upper/none/c.h:1: upper must not know upper/inner/d.h'
file upper/none/c.h base/a.h

file base/a.h elsewhere/x.h
expect 'base/a.h:1: base must not know elsewhere/x.h'
echo >base/a.h

file upper/inner/d.h upper/b.h
expect 'nothing in upper/inner includes base: it need not know it'

printf 'upper: base\nupper/inner: upper\n' >table
expect "base/a.h: the table has no row for its folder
upper/b.h:1: upper must not know base/a.h
upper/none/c.h:1: upper must not know base/a.h
nothing in upper includes base: it need not know it"

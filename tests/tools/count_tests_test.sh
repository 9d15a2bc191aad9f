#!/bin/sh
# What CI says of results that tools/count_tests.py adds up.
set -eu
tool=$1
cd "$TEST_TMPDIR"
tool="$TEST_SRCDIR/$TEST_WORKSPACE/$tool"

# A test of Bazel: its label, how it ended, and its cases.
bazel_test() {
  echo "<testsuites><testsuite>$3</testsuite></testsuites>" >"$1.xml"
  printf '{"id":{"testResult":{"label":"//:%s"}},"testResult":{"status":"%s","testActionOutput":[{"name":"test.xml","uri":"file://%s/%s.xml"}]}}\n' \
    "$1" "$2" "$PWD" "$1" >>bazel.json
}

# Compares the last line and the exit code; further arguments go to the tool.
expect() {
  line=$1 code=$2
  shift 2
  status=0
  said=$(python3 "$tool" --bazel bazel.json --junit suites "$@") || status=$?
  if [ "$(echo "$said" | tail -n 1)" != "$line" ] || [ "$status" != "$code" ]; then
    printf 'expected: %s, exit %s\nactual:   %s, exit %s\n' "$line" "$code" "$said" "$status"
    exit 1
  fi
}

mkdir suites
bazel_test good PASSED '<testcase name="a" status="run"/><testcase name="b" status="notrun"/><testcase name="c"/>'
echo '<testsuites><testsuite><testcase name="d"/><testcase name="e"><skipped/></testcase></testsuite></testsuites>' >suites/client.xml
expect '3 passed, 0 failed' 0 --bazel-status 0 --suites 1

# What could not be built, and a suite that left no results, are failures.
expect '3 passed, 1 failed' 1 --bazel-status 1 --suites 1
expect '3 passed, 1 failed' 1 --bazel-status 0 --suites 2

bazel_test bad FAILED '<testcase name="f"><failure/></testcase><testcase name="g"/>'
expect '4 passed, 1 failed' 1 --bazel-status 3 --suites 1

# A test that crashed has no failed case.
bazel_test crashed FAILED '<testcase name="h"/>'
expect '5 passed, 2 failed' 1 --bazel-status 3 --suites 1

echo '<testsuites><testsuite><testcase name="i"><error/></testcase></testsuite></testsuites>' >suites/client.xml
expect '4 passed, 3 failed' 1 --bazel-status 3 --suites 1

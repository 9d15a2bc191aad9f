#!/bin/sh
# Runs one test file under Node; the file drives a browser. Bazel gets the results as XML.
set -eu
folder=tests/server/injected
exec node \
  --test-reporter=spec --test-reporter-destination=stdout \
  --test-reporter="./$folder/support/junit_reporter.mjs" --test-reporter-destination="${XML_OUTPUT_FILE:-/dev/null}" \
  "$folder/$1"

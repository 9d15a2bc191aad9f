#!/bin/sh
# Lints the code that runs in pages (rules.mjs).
set -eu
exec node server/injected/lint/lint.mjs "$TEST_SRCDIR/npm/node_modules/typescript/lib/typescript.js" \
  server/injected/tsconfig.json

#!/bin/sh
# Bundles a module and what it imports into one expression: what the module exports as default.
# As an ES module the bundle carries no helper code, which a page could have tampered with.
#
#   bundle.sh ESBUILD ENTRY OUT
set -eu
module=$("$1" "$2" --bundle --minify --format=esm --platform=neutral --target=es2022 --charset=ascii \
  --legal-comments=none --log-level=warning --preserve-symlinks)
value=$(printf '%s' "$module" | sed -n -E '$s/.*export\{([A-Za-z0-9_$]+) as default\};$/\1/p')
if [ -z "$value" ]; then
  echo "$2: a bundle's entry has one export, the default" >&2
  exit 1
fi
printf '(()=>{"use strict";%s;return %s})()' "${module%export\{*}" "$value" >"$3"

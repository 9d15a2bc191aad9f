#!/bin/sh
# Bundles a module and what it imports into one expression: what the module exports as default.
# As an ES module the bundle carries no helper code, which a page could have tampered with.
#
#   bundle.sh ESBUILD ENTRY OUT [--alias:MODULE=FILE …]
set -eu
esbuild=$1 entry=$2 out=$3
shift 3
module=$("$esbuild" "$entry" --bundle --minify --format=esm --platform=neutral --main-fields=main --target=es2022 \
  --charset=ascii --legal-comments=none --log-level=warning --preserve-symlinks "$@")
value=$(printf '%s' "$module" | sed -n -E '$s/.*export\{([A-Za-z0-9_$]+) as default\};$/\1/p')
if [ -z "$value" ]; then
  echo "$entry: a bundle's entry has one export, the default" >&2
  exit 1
fi
printf '(()=>{"use strict";%s;return %s})()' "${module%export\{*}" "$value" >"$out"

#!/bin/sh
# The subset of the DevTools protocol lists what the driver speaks, and nothing else.
#
#   subset_test.sh SUBSET SOURCE...
set -eu
subset=$1
shift

# `namespace net = cdp::network;` makes net:: a way to say network::.
aliases=$(sed -n -E 's/.*namespace ([a-z_]+) = cdp::([a-z_]+);.*/s,\\b\1::,\2::,g/p' "$@" | sort -u)
used=$(sed -E "$aliases" "$@" | grep -oE '\b[a-z_]+::[A-Z][A-Za-z]+' | sort -u)

unused=0
for row in $(sed 's/#.*//' "$subset"); do
  domain=$(printf '%s' "${row%%.*}" | sed -E 's/([a-z])([A-Z])/\1_\2/g' | tr '[:upper:]' '[:lower:]')
  name=$(printf '%s' "${row#*.}" | sed -E 's/^./\U&/')
  printf '%s\n' "$used" | grep -qxE "$domain::$name(Command|Event)?" && continue
  echo "nothing uses $row"
  unused=1
done
exit "$unused"

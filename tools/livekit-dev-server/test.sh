#!/usr/bin/env bash
# Runs the tests of the development room server: genuine LiveKit clients against it, all on loopback.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
"$here/../install-chromium.sh"
"$here/build.sh"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# One file after another: each runs native clients, which need the machine for themselves. A test that hangs is named.
if node --test --test-reporter=spec --test-concurrency=1 --test-timeout=90000 "$here"/dist/test/*.test.js >"$log" 2>&1; then
  grep -E '^(✔|ℹ (tests|pass|fail|skipped) )' "$log"
else
  cat "$log"
  exit 1
fi

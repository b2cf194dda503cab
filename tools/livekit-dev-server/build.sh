#!/usr/bin/env bash
# Brings what the development room server needs, and compiles it; does nothing when nothing has changed.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$here"

if ! command -v npm >/dev/null; then
  echo "The development room server needs Node.js 20 or later with npm: no 'npm' on the PATH." >&2
  exit 1
fi

run() {
  local log
  log=$(mktemp)
  if ! "$@" >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    exit 1
  fi
  rm -f "$log"
}

if [ ! -e node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  run npm ci
  touch node_modules/.package-lock.json
fi
[ -t 2 ] && [ ! -e dist/.built ] && echo "Building the development room server ..." >&2
if [ ! -e dist/.built ] || [ -n "$(find src test tsconfig.json node_modules/.package-lock.json -newer dist/.built -print -quit)" ]; then
  started=$(mktemp)
  rm -rf dist
  run npm run build
  touch -r "$started" dist/.built
  rm -f "$started"
fi

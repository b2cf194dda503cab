#!/usr/bin/env bash
# Builds a project only when something it is made of has changed; a program that is up to date starts at once.
# Usage: tools/build.sh PROJECT CONFIGURATION
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
project=$1 configuration=$2
stamp="$root/artifacts/.built-$(basename "$project")-$configuration"

if ! command -v dotnet >/dev/null; then
  echo "AkkaVoice needs the .NET SDK 10 (https://dot.net): no 'dotnet' on the PATH." >&2
  exit 1
fi

changed() {
  [ ! -e "$stamp" ] && return 0
  [ -n "$(find "$root/src" "$root/compat" "$root/$project" "$root"/Directory.* "$root/config.hocon" "$root/global.json" -name node_modules -prune -o -newer "$stamp" -print -quit)" ]
}

if changed; then
  [ -t 2 ] && echo "Building AkkaVoice ..." >&2
  log=$(mktemp)
  started=$(mktemp)
  if ! dotnet build "$root/$project" -c "$configuration" -v q --nologo -nodeReuse:false >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log" "$started"
    echo "The build failed." >&2
    exit 1
  fi
  rm -f "$log"
  # The time from before the build: what changed while it ran is built next time.
  mkdir -p "$root/artifacts"
  touch -r "$started" "$stamp"
  rm -f "$started"
fi

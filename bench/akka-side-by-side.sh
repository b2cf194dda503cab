#!/usr/bin/env bash
# Builds bench/Akka.Soak against the stand-ins and against the genuine packages, runs the measurements of both alternately, and prints the
# medians with their ratios (genuine / ours: how many times better ours is, where less is better).
# Usage: AKKA_FEED=<folder or URL of a feed with the Akka packages> bench/akka-side-by-side.sh [ROUNDS [NAME...]]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
rounds=${1:-5}
shift || true

build() { dotnet build bench/Akka.Soak -c Release -v q --nologo -m:1 -nodeReuse:false "$@" >&2; }
build
build -p:AkkaSource=nuget ${AKKA_FEED:+-p:RestoreAdditionalProjectSources="$AKKA_FEED"}

results=$(mktemp)
trap 'rm -f "$results"' EXIT
for ((round = 1; round <= rounds; round++)); do
  for source in nuget compat; do
    echo "round $round of $rounds: $source" >&2
    dotnet "artifacts/$source/bin/Akka.Soak/release/Akka.Soak.dll" measure "$@" | sed "s/^/$source\t/" >> "$results"
  done
done

# source, name, value, unit: the rows of a name follow each other, sorted by value, so that the middle one is the median.
sort -t $'\t' -k1,1 -k2,2 -k3,3g "$results" | awk -F '\t' '
  function median(source, name,   n) { n = count[source, name]; return values[source, name, int((n + 1) / 2)] }
  { values[$1, $2, ++count[$1, $2]] = $3; unit[$2] = $4 }
  END {
    printf "| what | genuine | ours | ratio | unit |\n|---|---|---|---|---|\n"
    for (name in unit) {
      genuine = median("nuget", name); ours = median("compat", name)
      ratio = ours > 0.05 ? sprintf("%.1f", genuine / ours) : "-"
      printf "| %s | %s | %s | %s | %s |\n", name, genuine, ours, ratio, unit[name] | "sort"
    }
  }'

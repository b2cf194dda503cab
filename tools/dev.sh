#!/usr/bin/env bash
# The whole LiveKit path on one machine: the development room server with its page, and the service registered with it as a worker.
# Usage: tools/dev.sh [--livekit-port 7880] [options of akkavoice run]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

port=7880
if [ "${1:-}" = --livekit-port ]; then
  port=${2:?--livekit-port needs a port}
  shift 2
fi

"$root/tools/livekit-dev-server/build.sh"
said=$(mktemp)
node "$root/tools/livekit-dev-server/dist/src/main.js" --port "$port" >"$said" &
rooms=$!
host=
stop() {
  [ -z "$host" ] || kill -TERM "$host" 2>/dev/null || true
}
finish() {
  kill -TERM "$rooms" 2>/dev/null || true
  rm -f "$said"
}
trap stop INT TERM
trap finish EXIT

# It says its address as soon as it listens, and ends when it cannot.
until address=$(grep -o 'ws://[0-9.:]*' "$said"); do
  if ! kill -0 "$rooms" 2>/dev/null; then
    wait "$rooms" || exit $?
    exit 1
  fi
  sleep 0.1
done

export LIVEKIT_URL=$address LIVEKIT_API_KEY=devkey LIVEKIT_API_SECRET=secret
# Whoever tries it has one machine, which builds, browses and plays the model's part as well: being busy is no reason to refuse the only caller.
export AKKAVOICE_WORKER_LOAD_THRESHOLD=${AKKAVOICE_WORKER_LOAD_THRESHOLD:-off}
page="http${address#ws}/try"
[ -z "${AGENT_NAME:-}" ] || page="$page?agent=$AGENT_NAME"
echo "LiveKit room for trying: $page (development server at $address, key devkey, secret secret)"

# In the background, so that a signal reaches it through the trap at once; asked twice, it does not wait for its calls.
"$root/akkavoice" run "$@" &
host=$!
code=0
wait "$host" || code=$?
while kill -0 "$host" 2>/dev/null; do
  code=0
  wait "$host" || code=$?
done
exit "$code"

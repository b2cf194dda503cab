#!/bin/sh
# Installs Debian's chromium, which the tests of the page drive. Does nothing, and says nothing, when it is there.
# Exit code: 0 installed, 1 not (with the command for a person to run).
set -eu

[ -x /usr/bin/chromium ] && exit 0

refuse() {
    echo "The tests of the page need Debian's chromium. $1 Please run: sudo apt-get install chromium" >&2
    exit 1
}

command -v apt-get >/dev/null 2>&1 || refuse "There is no apt-get here."
[ "$(id -u)" = 0 ] || refuse "Only root can install it."

log=$(mktemp)
trap 'rm -f "$log"' EXIT
export DEBIAN_FRONTEND=noninteractive
install() { apt-get install -y -qq --no-install-recommends chromium >"$log" 2>&1; }
# The package lists may be missing or old on a fresh machine: then once more with new ones.
if ! install && ! { apt-get update -qq >"$log" 2>&1 && install; }; then
    tail -n 5 "$log" >&2
    refuse "apt-get could not install it."
fi

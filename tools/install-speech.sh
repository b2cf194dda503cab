#!/bin/sh
# Installs what offline speech needs: PocketSphinx with its US English model, and espeak-ng. Does nothing, and says nothing,
# when all of it is there. Exit code: 0 installed, 1 not (with the command for a person to run).
set -eu

missing=
has_library() { for folder in /usr/lib /usr/lib/*-linux-gnu /usr/local/lib; do [ -e "$folder/$1" ] && return 0; done; return 1; }

has_library libpocketsphinx.so.3 || missing="$missing libpocketsphinx3"
[ -e /usr/share/pocketsphinx/model/en-us/en-us/means ] || missing="$missing pocketsphinx-en-us"
command -v espeak-ng >/dev/null 2>&1 || missing="$missing espeak-ng"
[ -z "$missing" ] && exit 0

refuse() {
    echo "Offline speech needs these Debian packages:$missing" >&2
    echo "$1 Please run: sudo apt-get install$missing" >&2
    exit 1
}

command -v apt-get >/dev/null 2>&1 || refuse "There is no apt-get here."
[ "$(id -u)" = 0 ] || refuse "Only root can install them."

log=$(mktemp)
trap 'rm -f "$log"' EXIT
export DEBIAN_FRONTEND=noninteractive
install() { apt-get install -y -qq --no-install-recommends $missing >"$log" 2>&1; }
# The package lists may be missing or old on a fresh machine: then once more with new ones.
if ! install && ! { apt-get update -qq >"$log" 2>&1 && install; }; then
    tail -n 5 "$log" >&2
    refuse "apt-get could not install them."
fi

#!/bin/sh
# Opens the window; without a display, plays the demonstration in the terminal instead.
set -eu
cd "$(dirname "$0")/../.."

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname -s)" = Darwin ]; then
    tests/setup/need.sh run
    npm --prefix ui run --silent build
    exec cargo run --quiet --package holdfast-desktop
fi

tests/setup/need.sh terminal
echo 'holdfast: there is no display, so this is the demonstration in the terminal'
exec cargo run --quiet --package holdfast -- demo

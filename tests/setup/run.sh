#!/bin/sh
# Opens the window; without a display, plays the demonstration in the terminal instead. The window is built optimised,
# because a page of runbooks drawn by an unoptimised program feels slow; the demonstration waits for its own clock.
set -eu
cd "$(dirname "$0")/../.."

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname -s)" = Darwin ]; then
    tests/setup/need.sh run
    echo 'holdfast: 1 of 3: building the page'
    npm --prefix ui run --silent build
    echo 'holdfast: 2 of 3: building the window; the first time takes some minutes, after a change some seconds'
    cargo build --locked --profile window --package holdfast-desktop
    echo 'holdfast: 3 of 3: opening the window'
    exec cargo run --quiet --locked --profile window --package holdfast-desktop
fi

tests/setup/need.sh terminal
echo 'holdfast: there is no display, so this builds and plays the demonstration in the terminal'
exec cargo run --locked --package holdfast -- demo

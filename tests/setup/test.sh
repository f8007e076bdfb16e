#!/bin/sh
# Everything that must hold before a change goes in, as named and timed stages; the first that fails ends it.
#
# Every cargo call below that builds names the whole workspace and the same features, so that no crate is built
# twice in one profile: the lints share one set of artefacts, the programs and all tests the other.
set -eu
cd "$(dirname "$0")/../.."
tests/setup/need.sh test
PATH=$PATH:${CARGO_HOME:-$HOME/.cargo}/bin
export PATH

# The same cases every time: what chance finds is for `make test-long`, and holds up no unrelated change.
export PROPTEST_RNG_SEED=1
FEATURES='holdfast/test-clock,holdfast-desktop/test-clock'
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
started=$(date +%s)

took() {
    seconds=$(($(date +%s) - $1))
    printf '%d min %02d s' $((seconds / 60)) $((seconds % 60))
}

# stage NAME COMMAND…: runs it with its output shown and kept for the tally.
stage() {
    name=$1
    shift
    printf '\n== %s\n' "$name"
    began=$(date +%s)
    { "$@" 2>&1 </dev/null && echo 0 >"$logs/status" || echo 1 >"$logs/status"; } | tee -a "$logs/output"
    if [ "$(cat "$logs/status")" != 0 ]; then
        printf '\nmake test: "%s" failed after %s; %s.\n' \
            "$name" "$(took "$started")" "$(tests/setup/tally.sh "$logs/output")" >&2
        exit 1
    fi
    printf '== %s: %s\n' "$name" "$(took "$began")"
}

stage 'formatting of the Rust code' cargo fmt --all --check
stage 'formatting of the front end' npm --prefix ui run --silent format:check
stage 'types of the front end' npm --prefix ui run --silent check
stage 'tests of the front end' npm --prefix ui run --silent test
stage 'build of the front end' npm --prefix ui run --silent build
stage 'lints' cargo clippy --quiet --locked --workspace --all-targets --features "$FEATURES" -- -D warnings
stage 'build of the programs and tests' cargo build --quiet --locked --workspace --bins --tests --features "$FEATURES"
# The programs stand built beside the tests, which otherwise build them themselves.
export HOLDFAST_BUILT=1
stage 'unit and property tests' cargo test --quiet --locked --workspace --lib --bins --no-fail-fast --features "$FEATURES"
stage 'examples in the documentation' cargo test --quiet --locked --workspace --doc --features "$FEATURES"
stage 'invariants, stories and the real window' \
    cargo test --quiet --locked --workspace --test '*' --no-fail-fast --features "$FEATURES"

printf '\nmake test: %s, in %s.\n' "$(tests/setup/tally.sh "$logs/output")" "$(took "$started")"

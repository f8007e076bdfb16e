#!/bin/sh
# Formatting, types and lints, without running a test.
set -eu
cd "$(dirname "$0")/../.."
tests/setup/need.sh check
cargo fmt --all --check
npm --prefix ui run --silent format:check
npm --prefix ui run --silent check
npm --prefix ui run --silent build
cargo clippy --quiet --locked --workspace --all-targets \
    --features holdfast/test-clock,holdfast-desktop/test-clock -- -D warnings

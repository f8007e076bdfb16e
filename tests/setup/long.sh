#!/bin/sh
# The property tests with many more cases from a new seed, kills and failing disks by the hundred, and half a minute of
# fuzzing for each target where cargo-fuzz and a nightly toolchain are. Without them chance drives the same functions, so
# that nothing is left out, only less clever.
set -eu
cd "$(dirname "$0")/../.."
tests/setup/need.sh test
PATH=$PATH:${CARGO_HOME:-$HOME/.cargo}/bin
export PATH

PROPTEST_RNG_SEED=${PROPTEST_RNG_SEED:-$(od -An -N4 -tu4 /dev/urandom | tr -d ' ')}
export PROPTEST_RNG_SEED
echo "holdfast: to try these cases again: PROPTEST_RNG_SEED=$PROPTEST_RNG_SEED make test-long"
PROPTEST_CASES=20000 cargo test --package holdfast-core
PROPTEST_CASES=1500 cargo test --package holdfast-tests --lib invariants

echo 'holdfast: faults in the middle of writing and sending:'
HOLDFAST_LONG=1 cargo test --quiet --workspace --test faults --features holdfast/test-clock,holdfast-desktop/test-clock \
    -- --nocapture --test-threads=1

if ! cargo +nightly fuzz --version >/dev/null 2>&1 </dev/null; then
    echo 'holdfast: cargo-fuzz or a nightly toolchain is not here, so the invariants were tried on chance alone.'
    echo 'holdfast: to fuzz: rustup toolchain install nightly && cargo install cargo-fuzz'
    exit 0
fi
# The targets are built from what the product is built from.
cp Cargo.lock tests/fuzz/Cargo.lock
for target in import edit; do
    mkdir -p "tests/fuzz/corpus/$target"
    cargo +nightly fuzz run --fuzz-dir tests/fuzz --sanitizer none "$target" \
        "tests/fuzz/corpus/$target" runbooks/database runbooks/platform src-tauri/core/src/runbook/fixtures -- \
        -max_total_time=30 -max_len=4096 -timeout=10 -rss_limit_mb=4096 </dev/null
done
